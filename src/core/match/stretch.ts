import type { WordsBuffer } from '../text/words-buffer.ts';

const SLOTS = 2048;
const NO_SLOT = -1;
const slots = new Uint32Array(SLOTS);
const weights = new Uint8Array(SLOTS);
const inside = new Uint16Array(SLOTS);

/** Words of a post that are aligned with a template of so many words, at most. */
export function stretchWidth(templateWords: number): number {
  return 2 * templateWords + 24;
}

/**
 * The stretch of a post that holds most of a template's different words, as [from, to) in words: the whole post when it is
 * not much longer than the template. Linear in the post.
 */
export function bestStretch(template: WordsBuffer, post: WordsBuffer): readonly [from: number, to: number] {
  const width = stretchWidth(template.count);
  if (post.count <= width) return [0, post.count];
  slots.fill(0);
  inside.fill(0);
  for (let i = 0; i < template.count; i++) {
    const hash = template.hash[i] ?? 0;
    slots[hash & (SLOTS - 1)] = hash;
    weights[hash & (SLOTS - 1)] = Math.min(12, template.length(i));
  }
  let now = 0;
  let best = -1;
  let bestEnd = 0;
  for (let j = 0; j < post.count; j++) {
    const entering = slotOf(post.hash[j] ?? 0);
    if (entering !== NO_SLOT) {
      if (inside[entering] === 0) now += weights[entering] ?? 0;
      inside[entering] = (inside[entering] ?? 0) + 1;
    }
    const leaving = j < width ? NO_SLOT : slotOf(post.hash[j - width] ?? 0);
    if (leaving !== NO_SLOT) {
      inside[leaving] = (inside[leaving] ?? 0) - 1;
      if (inside[leaving] === 0) now -= weights[leaving] ?? 0;
    }
    if (now > best) {
      best = now;
      bestEnd = j + 1;
    }
  }
  // The best stretch ends with a hit: words that are merely alike may follow it.
  const to = Math.min(post.count, bestEnd + Math.ceil(template.count / 2));
  return [Math.max(0, to - width), to];
}

function slotOf(hash: number): number {
  const slot = hash & (SLOTS - 1);
  return slots[slot] === hash ? slot : NO_SLOT;
}
