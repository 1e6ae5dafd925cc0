import type { WordsBuffer } from '../text/words-buffer.ts';

const SLOTS = 2048;
const slots = new Uint32Array(SLOTS);
const weights = new Uint8Array(SLOTS);

/**
 * The stretch of a post in which a template's words stand closest, as [from, to) in words: the whole post when it is not
 * much longer than the template. Linear in the post.
 */
export function bestStretch(template: WordsBuffer, post: WordsBuffer): readonly [from: number, to: number] {
  const width = 2 * template.count + 24;
  if (post.count <= width) return [0, post.count];
  slots.fill(0);
  for (let i = 0; i < template.count; i++) {
    const hash = template.hash[i] ?? 0;
    const slot = hash & (SLOTS - 1);
    slots[slot] = hash;
    weights[slot] = Math.min(12, template.length(i));
  }
  let now = 0;
  let best = -1;
  let bestFrom = 0;
  for (let j = 0; j < post.count; j++) {
    now += weightOf(post.hash[j] ?? 0);
    if (j >= width) now -= weightOf(post.hash[j - width] ?? 0);
    if (now > best) {
      best = now;
      bestFrom = Math.max(0, j - width + 1);
    }
  }
  // The best stretch ends with a hit: move it on so that words on both sides are inside.
  const from = Math.min(bestFrom + Math.floor(template.count / 2), post.count - width);
  return [Math.max(0, from), Math.min(post.count, Math.max(0, from) + width)];
}

function weightOf(hash: number): number {
  const slot = hash & (SLOTS - 1);
  return slots[slot] === hash ? (weights[slot] ?? 0) : 0;
}
