import { isPrefix, isTypo, runInside } from './typing.ts';
import type { WordsBuffer } from './words-buffer.ts';

const SKIP_POST = 1;
const SKIP_TEMPLATE = 2;
const PAIR = 3;
/** Operation code of "post word covers k template words"; k is in the low bits. */
const POST_COVERS = 256;
/** Operation code of "template word covers k post words". */
const TEMPLATE_COVERS = 512;
const SKIP_COST = 1;

/** No partner in an Alignment. */
export const NO_PARTNER = -1;

/** The best ordered pairing of a template's words with a stretch of a post's words. Reused: valid until the next `align`. */
export interface Alignment {
  /** For each template word the post word it stands in, or NO_PARTNER. */
  readonly ofTemplate: Int32Array;
  /** For each post word from `postFrom` on, the first template word in it, or NO_PARTNER. */
  readonly ofPost: Int32Array;
  readonly postFrom: number;
  readonly postTo: number;
}

let scores = new Int32Array(4096);
let moves = new Uint16Array(4096);
let ofTemplate = new Int32Array(256);
let ofPost = new Int32Array(1024);

/**
 * Aligns all of a template with the post words [postFrom, postTo): global in the template, local in the post
 * (Needleman–Wunsch 1970 with free ends, Smith–Waterman 1981), over words. Two words pair when they are equal, one typing
 * error apart, equal after joining neighbours ("re open" / "reopen"), or, for the last word of a cut text, when one begins
 * with the other. Cost: template words × post words of the stretch.
 */
export function align(
  t: WordsBuffer,
  p: WordsBuffer,
  postFrom: number,
  postTo: number,
  postCut: boolean,
): Alignment {
  const rows = t.count;
  const columns = postTo - postFrom;
  const width = columns + 1;
  const cells = (rows + 1) * width;
  if (scores.length < cells) {
    scores = new Int32Array(cells * 2);
    moves = new Uint16Array(cells * 2);
  }
  for (let j = 0; j <= columns; j++) scores[j] = 0;
  for (let i = 0; i <= rows; i++) scores[i * width] = 0;
  for (let i = 1; i <= rows; i++) {
    const openT = t.cutInWord && i === rows;
    for (let j = 1; j <= columns; j++)
      fill(t, p, i, j, width, postFrom, openT, postCut && j === columns && postTo === p.count);
  }
  return trace(t, rows, columns, width, postFrom, postTo);
}

function fill(
  t: WordsBuffer,
  p: WordsBuffer,
  i: number,
  j: number,
  width: number,
  postFrom: number,
  openT: boolean,
  openP: boolean,
): void {
  const cell = i * width + j;
  let best = (scores[cell - width] ?? 0) + 0;
  let move = SKIP_TEMPLATE;
  const left = (scores[cell - 1] ?? 0) - SKIP_COST;
  if (left > best) {
    best = left;
    move = SKIP_POST;
  }
  const ti = i - 1;
  const pj = postFrom + j - 1;
  const length = t.length(ti);
  const same = t.hash[ti] === p.hash[pj];
  if (
    same ||
    isTypo(t, ti, p, pj) ||
    (openT && isPrefix(t, ti, p, pj)) ||
    (openP && isPrefix(p, pj, t, ti))
  ) {
    const score = (scores[cell - width - 1] ?? 0) + weight(length) - (same ? 0 : 2);
    if (score >= best) {
      best = score;
      move = PAIR;
    }
  } else if (endsAlike(t, ti, p, pj)) {
    const covered = length < p.length(pj) ? runBack(p, pj, t, ti) : 0;
    if (covered > 0) {
      const score = (scores[cell - 1 - covered * width] ?? 0) + weight(p.length(pj)) + covered;
      if (score >= best) {
        best = score;
        move = POST_COVERS + covered;
      }
    }
    const covers = length > p.length(pj) ? runBack(t, ti, p, pj) : 0;
    if (covers > 0 && covers <= j) {
      const score = (scores[cell - width - covers] ?? 0) + weight(length) + covers;
      if (score >= best) {
        best = score;
        move = TEMPLATE_COVERS + covers;
      }
    }
  }
  scores[cell] = best;
  moves[cell] = move;
}

function weight(length: number): number {
  return 6 + 2 * Math.min(length, 6);
}

function endsAlike(t: WordsBuffer, i: number, p: WordsBuffer, j: number): boolean {
  return t.chars[(t.charStart[i + 1] ?? 0) - 1] === p.chars[(p.charStart[j + 1] ?? 0) - 1];
}

// The number of words of `b` that end in word j and together are word i of `a`; 0 when there is no such run.
function runBack(a: WordsBuffer, i: number, b: WordsBuffer, j: number): number {
  let rest = a.length(i);
  let first = j + 1;
  while (first > 0 && rest > 0) {
    rest -= b.length(first - 1);
    first--;
  }
  if (rest !== 0) return 0;
  const run = runInside(a, i, b, first);
  return run === j - first + 1 ? run : 0;
}

function trace(
  t: WordsBuffer,
  rows: number,
  columns: number,
  width: number,
  postFrom: number,
  postTo: number,
): Alignment {
  if (ofTemplate.length < rows) ofTemplate = new Int32Array(rows * 2);
  if (ofPost.length < columns) ofPost = new Int32Array(columns * 2);
  ofTemplate.fill(NO_PARTNER, 0, t.count);
  ofPost.fill(NO_PARTNER, 0, columns);
  let i = rows;
  let j = 0;
  for (let k = 1; k <= columns; k++)
    if ((scores[rows * width + k] ?? 0) > (scores[rows * width + j] ?? 0)) j = k;
  while (i > 0 && j > 0) {
    const move = moves[i * width + j] ?? SKIP_TEMPLATE;
    if (move === SKIP_TEMPLATE) i--;
    else if (move === SKIP_POST) j--;
    else {
      const rowsUp = move >= TEMPLATE_COVERS || move === PAIR ? 1 : move - POST_COVERS;
      const columnsBack = move >= TEMPLATE_COVERS ? move - TEMPLATE_COVERS : 1;
      for (let k = 1; k <= rowsUp; k++) ofTemplate[i - k] = postFrom + j - columnsBack;
      for (let k = 1; k <= columnsBack; k++) ofPost[j - k] = i - rowsUp;
      i -= rowsUp;
      j -= columnsBack;
    }
  }
  return { ofTemplate, ofPost, postFrom, postTo };
}
