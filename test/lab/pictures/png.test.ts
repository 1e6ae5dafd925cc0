import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import type { Raster } from './png.ts';
import { decodePng, encodePng, PngFault } from './png.ts';
import { reduced } from './reduced.ts';

/** A picture whose pixel at (x, y) is `colour(x, y)`. */
function picture(width: number, height: number, colour: (x: number, y: number) => number): Raster {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const value = colour(at % width, Math.floor(at / width));
    pixels.set([value >> 16, (value >> 8) & 0xff, value & 0xff], at * 3);
  }
  return { width, height, pixels };
}

const stripes = picture(37, 11, (x, y) => [0xffffff, 0x5b3a00, 0xfff1cf][(x + y) % 3] ?? 0);
const shades = picture(64, 48, (x, y) => ((x * 4) << 16) | ((y * 5) << 8) | ((x * y) & 0xff));

describe('a PNG', () => {
  test('comes back as it was, with a palette and without', () => {
    for (const one of [stripes, shades]) expect(decodePng(encodePng(one))).toEqual(one);
    expect(encodePng(stripes)[25]).toBe(3);
    expect(encodePng(shades)[25]).toBe(2);
  });

  test('of another kind, cut off or of another format is refused', () => {
    const file = encodePng(stripes);
    const sixteenBits = Buffer.from(file);
    sixteenBits[24] = 16;
    for (const wrong of [Buffer.from('GIF89a'), sixteenBits, Buffer.alloc(0)])
      expect(() => decodePng(wrong)).toThrow(PngFault);
    expect(() => decodePng(file.subarray(0, 60))).toThrow();
  });
});

describe('comparing', () => {
  test('counts every pixel that is another one, and draws it red', () => {
    const changed = picture(37, 11, (x, y) =>
      x === 5 && y === 3 ? 0x000000 : ([0xffffff, 0x5b3a00, 0xfff1cf][(x + y) % 3] ?? 0),
    );
    const { pixels, drawn } = compare(stripes, changed);
    expect(pixels).toBe(1);
    const at = (3 * 37 + 5) * 3;
    expect([...(drawn?.pixels.subarray(at, at + 3) ?? [])]).toEqual([220, 0, 0]);
    expect(compare(stripes, stripes).pixels).toBe(0);
  });

  test('another size is another picture', () => {
    expect(compare(stripes, shades)).toEqual({ pixels: 64 * 48, drawn: null });
  });
});

test('a reduced picture keeps its frequent colours exactly, and passes for the whole one', () => {
  const inks = picture(64, 64, (x, y) => (y < 60 ? 0xfff1cf : (x * 3) << 16));
  const lean = reduced(inks);
  expect([...lean.pixels.subarray(0, 3)]).toEqual([0xff, 0xf1, 0xcf]);
  expect(compare(lean, inks).pixels).toBe(0);
  expect(compare(reduced(shades), shades).pixels).toBe(0);
  const noise = picture(64, 64, (x, y) => (Math.imul(x * 64 + y, 2_654_435_761) >>> 8) & 0xffffff);
  expect(encodePng(reduced(noise)).length).toBeLessThan(encodePng(noise).length * 0.8);
});
