import type { Raster } from './png.ts';

/** So many colours are kept as they are: every fill, every border, every ink. */
const KEPT = 32;
/** The others, which are the soft edges of letters, are rounded to multiples of this: no channel moves further than half of it. */
const STEP = 8;

/**
 * The picture with fewer colours, so that its file is half as large: its most frequent colours as they are, the soft edges
 * of letters rounded. `compare` forgives the rounding.
 */
export function reduced({ width, height, pixels }: Raster): Raster {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = colourAt(pixels, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const frequent = [...counts].sort(([, one], [, other]) => other - one).slice(0, KEPT);
  const kept = new Set(frequent.map(([colour]) => colour));
  const rounded = pixels.map((value) => Math.min(255, Math.round(value / STEP) * STEP));
  for (let at = 0; at < pixels.length; at += 3)
    if (kept.has(colourAt(pixels, at))) rounded.set(pixels.subarray(at, at + 3), at);
  return { width, height, pixels: rounded };
}

function colourAt(pixels: Uint8Array, at: number): number {
  return ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
}
