import type { Raster } from './png.ts';

/** What two pictures of the same thing differ in. */
export interface Difference {
  /** Pixels that differ; all of them when the sizes do. */
  readonly pixels: number;
  /** The first picture, pale, with the differing pixels in red; null when the sizes differ. */
  readonly drawn: Raster | null;
}

/** A channel may be this far off before the pixel counts: rounding of edges, by the recording and by blending; never a shape or a colour of ours. */
const ROUNDING = 12;

/** Compares two pictures pixel by pixel; there is no share of pixels that may differ. */
export function compare(one: Raster, other: Raster): Difference {
  const { width, height } = one;
  if (width !== other.width || height !== other.height)
    return { pixels: Math.max(width * height, other.width * other.height), drawn: null };
  const pixels = one.pixels.map((value) => 160 + Math.round(value * 0.35));
  let differing = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    if (![0, 1, 2].some((channel) => isFar(one.pixels[at + channel], other.pixels[at + channel]))) continue;
    differing += 1;
    pixels.set([220, 0, 0], at);
  }
  return { pixels: differing, drawn: { width, height, pixels } };
}

function isFar(one = 0, other = 0): boolean {
  return Math.abs(one - other) > ROUNDING;
}
