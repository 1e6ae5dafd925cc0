import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture in memory: three bytes a pixel (red, green, blue), row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A file that is no PNG of the kinds read here. */
export class PngFault extends Error {
  override readonly name = 'PngFault';
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREATEST_SIDE = 20_000;
/** Bytes a pixel in a file, by its colour type (PNG 3, 11.2.1). */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 3: 1, 6: 4 };

/**
 * Reads a PNG as browsers and `encodePng` write it: 8 bits, not interlaced, RGB, RGBA or a palette. Alpha is dropped: a
 * screenshot has none. Throws PngFault for anything else.
 */
export function decodePng(file: Buffer): Raster {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new PngFault('this is no PNG');
  const data: Buffer[] = [];
  let header: Buffer | null = null;
  let palette: Buffer = Buffer.alloc(0);
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    else if (type === 'PLTE') palette = body;
    else if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  if (header === null || header.length < 13) throw new PngFault('the PNG has no header');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = CHANNELS[header[9] ?? -1];
  if (
    header[8] !== 8 ||
    header[12] !== 0 ||
    channels === undefined ||
    Math.max(width, height) > GREATEST_SIDE
  )
    throw new PngFault('the PNG is of a kind that is not read here');
  const rows = unfilter(inflateSync(Buffer.concat(data)), width, height, channels);
  return { width, height, pixels: toColours(rows, channels, palette) };
}

function unfilter(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels;
  if (raw.length !== (stride + 1) * height) throw new PngFault('the PNG is cut off');
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= channels ? (rows[at - channels] ?? 0) : 0;
      const above = y > 0 ? (rows[at - stride] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (rows[at - stride - channels] ?? 0) : 0;
      rows[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return rows;
}

/** What a filter takes off a byte (PNG 3, 9.2). */
function predicted(filter: number | undefined, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function toColours(rows: Uint8Array, channels: number, palette: Buffer): Uint8Array {
  if (channels === 3) return rows;
  const count = rows.length / channels;
  const pixels = new Uint8Array(count * 3);
  for (let at = 0; at < count; at += 1) {
    const from = channels === 1 ? (rows[at] ?? 0) * 3 : at * channels;
    pixels.set((channels === 1 ? palette : rows).subarray(from, from + 3), at * 3);
  }
  return pixels;
}

/** Writes a picture as a small PNG, without loss: with a palette where 256 colours suffice, else in RGB. */
export function encodePng(picture: Raster): Buffer {
  const { width, height, pixels } = picture;
  const indexed = toPalette(pixels);
  const channels = indexed === null ? 3 : 1;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, indexed === null ? 2 : 3, 0, 0, 0], 8);
  const rows = indexed?.rows ?? pixels;
  // A palette's numbers have no neighbours: filters only harm them. On text plain rows are often smaller, too.
  const ways = indexed === null ? [[0], [0, 1, 2, 4]] : [[0]];
  const packed = ways.map((filters) =>
    deflateSync(filterRows(rows, width * channels, height, channels, filters), { level: 9, memLevel: 9 }),
  );
  const [smallest] = packed.sort((one, other) => one.length - other.length);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(indexed === null ? [] : [chunk('PLTE', indexed.palette)]),
    chunk('IDAT', smallest ?? Buffer.alloc(0)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function toPalette(pixels: Uint8Array): { readonly rows: Uint8Array; readonly palette: Buffer } | null {
  const numbers = new Map<number, number>();
  const rows = new Uint8Array(pixels.length / 3);
  for (let at = 0; at < rows.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at * 3, at * 3 + 3);
    const colour = (red << 16) | (green << 8) | blue;
    let number = numbers.get(colour);
    if (number === undefined) {
      if (numbers.size === 256) return null;
      number = numbers.size;
      numbers.set(colour, number);
    }
    rows[at] = number;
  }
  const palette = Buffer.alloc(numbers.size * 3);
  for (const [colour, number] of numbers) palette.writeUIntBE(colour, number * 3, 3);
  return { rows, palette };
}

function filterRows(
  rows: Uint8Array,
  stride: number,
  height: number,
  channels: number,
  filters: readonly number[],
): Buffer {
  const out = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (const filter of filters) {
      const line = Buffer.alloc(stride + 1);
      line[0] = filter;
      let weight = 0;
      for (let x = 0; x < stride; x += 1) {
        const at = y * stride + x;
        const left = x >= channels ? (rows[at - channels] ?? 0) : 0;
        const above = y > 0 ? (rows[at - stride] ?? 0) : 0;
        const corner = x >= channels && y > 0 ? (rows[at - stride - channels] ?? 0) : 0;
        const byte = ((rows[at] ?? 0) - predicted(filter, left, above, corner)) & 0xff;
        line[x + 1] = byte;
        weight += byte < 128 ? byte : 256 - byte;
      }
      if (weight >= best) continue;
      best = weight;
      line.copy(out, y * (stride + 1));
    }
  }
  return out;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
