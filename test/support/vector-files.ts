import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Bytes } from '../../src/core/list/publication/ports.ts';
import type { Vector } from './evil.ts';

const FOLDER = resolve(import.meta.dirname, '../lists');

type Written = Readonly<Record<string, string>>;

function write(files: ReadonlyMap<string, Bytes> | null): Written | null {
  if (files === null) return null;
  const sorted = [...files].sort(([one], [two]) => (one < two ? -1 : 1));
  return Object.fromEntries(sorted.map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]));
}

function read(files: Written): Map<string, Bytes> {
  return new Map(
    Object.entries(files).map(([path, text]) => [path, new Uint8Array(Buffer.from(text, 'base64'))]),
  );
}

/** Writes the published vectors anew: good ones and evil ones, a file each. */
export function writeVectors(vectors: readonly Vector[]): void {
  for (const kind of ['good', 'evil']) {
    rmSync(join(FOLDER, kind), { recursive: true, force: true });
    mkdirSync(join(FOLDER, kind), { recursive: true });
  }
  for (const { name, why, now, expected, before, files } of vectors) {
    const vector = { name, why, now, expected, before: write(before), files: write(files) };
    const kind = expected === 'ok' ? 'good' : 'evil';
    writeFileSync(join(FOLDER, kind, `${name}.json`), `${JSON.stringify(vector, null, 2)}\n`);
  }
}

/** The published vectors as they lie in the repository: what another implementation would read. */
export function readVectors(): readonly Vector[] {
  return ['good', 'evil'].flatMap((kind) =>
    readdirSync(join(FOLDER, kind))
      .sort()
      .map((file) => {
        const vector = JSON.parse(readFileSync(join(FOLDER, kind, file), 'utf8'));
        return {
          ...vector,
          before: vector.before === null ? null : read(vector.before),
          files: read(vector.files),
        };
      }),
  );
}
