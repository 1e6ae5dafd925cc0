/** Red, green and blue as sRGB parts, 0–1. */
export type Rgb = readonly [number, number, number];

/** A six-digit hex colour as parts. */
export function rgb(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`no six-digit colour: ${hex}`);
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** Contrast of two colours as WCAG 2.2 defines it ("relative luminance", "contrast ratio"). */
export function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([red, green, blue]: Rgb): number =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
}

/**
 * What people without one kind of cone see, as matrices on linear light. Source: G. M. Machado, M. M. Oliveira and L. A. F.
 * Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization
 * and Computer Graphics 15 (6), 2009, doi 10.1109/TVCG.2009.113; the published matrices of severity 1.0.
 */
export const COLOUR_BLINDNESS: Readonly<Record<string, readonly number[]>> = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** The colour as it is seen through one of these matrices. */
export function seenThrough(colour: Rgb, matrix: readonly number[]): Rgb {
  const light = colour.map(linear);
  const row = (at: number): number => {
    const sum = light.reduce((total, value, index) => total + value * (matrix[at + index] ?? 0), 0);
    const held = Math.min(1, Math.max(0, sum));
    return held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055;
  };
  return [row(0), row(3), row(6)];
}

/** The least contrast of two hex colours: as everybody sees them, and as people without one kind of cone do. */
export function leastContrast(one: string, other: string): number {
  const views = Object.values(COLOUR_BLINDNESS).map((matrix) =>
    contrast(seenThrough(rgb(one), matrix), seenThrough(rgb(other), matrix)),
  );
  return Math.min(contrast(rgb(one), rgb(other)), ...views);
}
