import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { attempt, type FaultCase } from './case.ts';
import { fileOf, isHashed, type Scene, withFile } from './scene.ts';

const DAMAGED_DOCUMENT = ['signature', 'parse', 'encoding', 'truncated'];

/** Every file cut at every byte, every bit of every file flipped, and what lies beside: whole other files, a byte more. */
export function byteCases(scene: Scene): readonly FaultCase[] {
  const cases: FaultCase[] = [];
  const { next, small, first, retracted } = scene;
  // A new reader also fetches what the subscribed one has kept.
  for (const path of [...small, ...first]) {
    const isNew = first.includes(path);
    const reader = isNew ? scene.stranger : scene.reader;
    // The pulse comes before releases and data: what it retracts counts already.
    const held = isHashed(path);
    const run = (file: () => Bytes) => () => attempt(reader.fork(withFile(next, path, file())), retracted);
    const length = fileOf(next, path).length;
    for (let end = 0; end < length; end += 1) {
      cases.push({
        row: 'truncated at every byte; chunks of 1, 97 and 65,536',
        name: `${path} cut to ${end}`,
        expected: ['truncated'],
        held,
        run: run(() => fileOf(next, path).slice(0, end)),
      });
    }
    for (let bit = 0; bit < 8 * length; bit += 1) {
      cases.push({
        row: 'every bit flipped',
        name: `${path} bit ${bit}`,
        expected: isHashed(path) ? ['hash'] : isNew ? [...DAMAGED_DOCUMENT, 'pin'] : DAMAGED_DOCUMENT,
        held,
        run: run(() => {
          const file = fileOf(next, path);
          file[bit >> 3] = (file[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          return file;
        }),
      });
    }
    for (const extra of [0, 10, 32, 125, 255]) {
      cases.push({
        row: 'a byte more, endless, stalled, wrong length, gzip damage',
        name: `${path} and a byte ${extra}`,
        expected: isHashed(path) ? ['oversize'] : ['truncated', 'parse', 'encoding'],
        held,
        run: run(() => new Uint8Array([...fileOf(next, path), extra])),
      });
    }
    for (const other of [...next.keys()].filter((one) => one !== path)) {
      cases.push({
        row: 'files of another list, of another release, of another kind',
        name: `${path} answers with ${other}`,
        expected: isHashed(path)
          ? ['truncated', 'oversize', 'hash']
          : [...DAMAGED_DOCUMENT, 'root-seq', 'pin'],
        held,
        run: run(() => fileOf(next, other)),
      });
    }
  }
  return cases;
}
