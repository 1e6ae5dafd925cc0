import { isPrefix, isTypo, LONG_WORD, runInside } from './typing.ts';
import type { WordsBuffer } from './words-buffer.ts';

const SKIP_POST = 1;
const SKIP_TEMPLATE = 2;
const PAIR = 3;
/** Move "post word covers k template words"; k is in the low bits. */
const POST_COVERS = 256;
/** Move "template word covers k post words". */
const TEMPLATE_COVERS = 512;
/** A template word is worth at least 8 points: skipping a post word costs one, so that a pairing stays close together. */
const SKIP_COST = 1;
const TYPO_COST = 2;

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
  makeRoom(rows, columns);
  const score = scores;
  const move = moves;
  score.fill(0, 0, width);
  const lastColumn = postCut && postTo === p.count ? columns : -1;
  for (let i = 1; i <= rows; i++) {
    const ti = i - 1;
    const hash = t.hash[ti] ?? 0;
    const length = t.length(ti);
    const worth = worthOf(length);
    const lastUnit = t.chars[(t.charStart[i] ?? 0) - 1] ?? 0;
    const openT = t.cutInWord && i === rows;
    const row = i * width;
    score[row] = 0;
    for (let j = 1; j <= columns; j++) {
      const cell = row + j;
      const pj = postFrom + j - 1;
      let best = score[cell - width] ?? 0;
      let how = SKIP_TEMPLATE;
      const left = (score[cell - 1] ?? 0) - SKIP_COST;
      if (left > best) {
        best = left;
        how = SKIP_POST;
      }
      const before = score[cell - width - 1] ?? 0;
      if (p.hash[pj] === hash) {
        if (before + worth >= best) {
          best = before + worth;
          how = PAIR;
        }
      } else if (
        (length >= LONG_WORD && isTypo(t, ti, p, pj)) ||
        (openT && isPrefix(t, ti, p, pj)) ||
        (j === lastColumn && isPrefix(p, pj, t, ti))
      ) {
        if (before + worth - TYPO_COST >= best) {
          best = before + worth - TYPO_COST;
          how = PAIR;
        }
      } else if (p.chars[(p.charStart[pj + 1] ?? 0) - 1] === lastUnit) {
        const other = p.length(pj);
        const covered = length < other ? runBack(p, pj, t, ti) : 0;
        const covers = length > other ? runBack(t, ti, p, pj) : 0;
        if (covered > 0) {
          const gain = (score[cell - 1 - covered * width] ?? 0) + worthOf(other) + covered;
          if (gain >= best) {
            best = gain;
            how = POST_COVERS + covered;
          }
        } else if (covers > 0 && covers <= j) {
          const gain = (score[cell - width - covers] ?? 0) + worth + covers;
          if (gain >= best) {
            best = gain;
            how = TEMPLATE_COVERS + covers;
          }
        }
      }
      score[cell] = best;
      move[cell] = how;
    }
  }
  return trace(rows, columns, postFrom, postTo);
}

/** The pairing when the template stands in the post word for word from post word `at` on; its cost is that of the template. */
export function alignVerbatim(t: WordsBuffer, at: number): Alignment {
  makeRoom(t.count, t.count);
  for (let i = 0; i < t.count; i++) {
    ofTemplate[i] = at + i;
    ofPost[i] = i;
  }
  return { ofTemplate, ofPost, postFrom: at, postTo: at + t.count };
}

function makeRoom(rows: number, columns: number): void {
  const cells = (rows + 1) * (columns + 1);
  if (scores.length < cells) {
    scores = new Int32Array(cells * 2);
    moves = new Uint16Array(cells * 2);
  }
  if (ofTemplate.length < rows) ofTemplate = new Int32Array(rows * 2);
  if (ofPost.length < columns) ofPost = new Int32Array(columns * 2);
}

function worthOf(length: number): number {
  return 6 + 2 * Math.min(length, 6);
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

function trace(rows: number, columns: number, postFrom: number, postTo: number): Alignment {
  const width = columns + 1;
  ofTemplate.fill(NO_PARTNER, 0, rows);
  ofPost.fill(NO_PARTNER, 0, columns);
  let i = rows;
  let j = 0;
  for (let k = 1; k <= columns; k++) {
    if ((scores[rows * width + k] ?? 0) > (scores[rows * width + j] ?? 0)) j = k;
  }
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
