import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { deflateSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { MAX_ZIP_ENTRIES } from '../../src/core/list/limits.ts';
import { crc32 } from '../../src/sync/crc32.ts';
import { unpack } from '../../src/sync/unzip.ts';
import { readZipDirectory } from '../../src/sync/zip-directory.ts';
import { makeZip, type ZipPart } from '../support/zip.ts';
import '../support/seed.ts';

const BUDGET = 1_000_000;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Everything in a zip, or the first fault. */
function unzip(zip: Uint8Array, budget = BUDGET): Record<string, string> | string {
  const directory = readZipDirectory(zip);
  if (!directory.ok) return directory.error;
  const files: Record<string, string> = {};
  for (const entry of directory.value) {
    const bytes = unpack(entry, budget);
    if (!bytes.ok) return bytes.error;
    files[entry.name] = new TextDecoder().decode(bytes.value);
  }
  return files;
}

function hasCommand(name: string): boolean {
  try {
    execFileSync(name, ['-h'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a good zip', () => {
  test('gives back what was packed, stored or deflated, with a comment behind it', () => {
    const parts = [
      { name: 'a.csv', bytes: text('a,b\n1,2\n') },
      { name: 'b.csv', bytes: text('x'.repeat(100_000)), stored: true },
      { name: 'empty.csv', bytes: new Uint8Array() },
    ];
    expect(unzip(makeZip(parts, 'PK\u0005\u0006 is no end here'))).toEqual({
      'a.csv': 'a,b\n1,2\n',
      'b.csv': 'x'.repeat(100_000),
      'empty.csv': '',
    });
  });

  test("reads fflate's own zips, whatever they hold", () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b/c', 'd.csv'), bytes),
        fc.constantFrom(0, 6, 9),
        (files, level) => {
          const zip = zipSync(files, { level: level as 0 | 6 | 9 });
          const directory = readZipDirectory(zip);
          if (!directory.ok) throw new Error(directory.error);
          expect(directory.value.map(({ name }) => name).sort()).toEqual(Object.keys(files).sort());
          for (const entry of directory.value) {
            const unpacked = unpack(entry, BUDGET);
            expect(unpacked.ok && [...unpacked.value]).toEqual([...(files[entry.name] ?? [])]);
          }
        },
      ),
    );
  });

  test.skipIf(!hasCommand('python3'))(
    "reads Python's zips, which write a data descriptor when they stream",
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'fieldmark-zip-'));
      try {
        writeFileSync(join(folder, 'a.csv'), 'a,b\n'.repeat(2000));
        const script =
          'import sys,zipfile\n' +
          'class Pipe:\n' +
          '  def __init__(self,f): self.f=f\n' +
          '  def write(self,b): return self.f.write(b)\n' +
          '  def flush(self): self.f.flush()\n' +
          'with open(sys.argv[2],"wb") as f:\n' +
          '  with zipfile.ZipFile(Pipe(f),"w",zipfile.ZIP_DEFLATED) as z: z.write(sys.argv[1],"list/a.csv")\n';
        execFileSync('python3', ['-c', script, join(folder, 'a.csv'), join(folder, 'a.zip')]);
        expect(unzip(new Uint8Array(readFileSync(join(folder, 'a.zip'))))).toEqual({
          'list/a.csv': 'a,b\n'.repeat(2000),
        });
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  test('crc32 is the one of the standard', () => {
    expect(crc32(text('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });
});

describe('a bad zip', () => {
  const good: ZipPart = { name: 'a.csv', bytes: text('a,b\n1,2\n'.repeat(50)) };

  test('a bomb stops at the budget, whether it tells its size or not', () => {
    const zeros = new Uint8Array(8_000_000);
    const honest = { name: 'a.csv', bytes: zeros };
    expect(honest.bytes.length / makeZip([honest]).length).toBeGreaterThan(900);
    expect(unzip(makeZip([honest]))).toBe('zip-bomb');
    expect(unzip(makeZip([{ ...honest, claims: BUDGET }]))).toBe('zip-bomb');
    expect(unzip(makeZip([{ ...honest, claims: 10 }]))).toMatch(/^(zip-bomb|broken-zip)$/);
  });

  test('the budget is exact', () => {
    const part = { name: 'a.csv', bytes: new Uint8Array(5000) };
    expect(unzip(makeZip([part]), 5000)).toBeTypeOf('object');
    expect(unzip(makeZip([part]), 4999)).toBe('zip-bomb');
    expect(unzip(makeZip([{ ...part, stored: true }]), 4999)).toBe('zip-bomb');
  });

  test.each<[string, ZipPart, string]>([
    ['a password', { ...good, encrypted: true }, 'encrypted-zip'],
    ['a wrong CRC', { ...good, crc: 1 }, 'broken-zip'],
    ['a length that is not kept', { ...good, claims: 401 }, 'broken-zip'],
    ['a length that is not kept, stored', { ...good, stored: true, claims: 1 }, 'broken-zip'],
    ['a cut stream', { ...good, packed: deflateSync(good.bytes).subarray(0, 10) }, 'broken-zip'],
    ['an empty stream', { ...good, packed: new Uint8Array() }, 'broken-zip'],
    ['noise', { ...good, packed: new Uint8Array(99).fill(0xa7) }, 'broken-zip'],
  ])('%s', (_name, part, fault) => {
    expect(unzip(makeZip([part]))).toBe(fault);
  });

  test('another method than stored and deflated', () => {
    const zip = makeZip([good]);
    const view = new DataView(zip.buffer);
    const central = zip.length - 22 - 46 - good.name.length;
    expect(view.getUint32(central, true)).toBe(0x02014b50);
    view.setUint16(central + 10, 12, true);
    expect(unzip(zip)).toBe('broken-zip');
  });

  test('too many files', () => {
    const parts = Array.from({ length: MAX_ZIP_ENTRIES + 1 }, (_, n) => ({
      name: `${n}`,
      bytes: new Uint8Array(),
    }));
    expect(unzip(makeZip(parts))).toBe('too-many-files');
    expect(unzip(makeZip(parts.slice(1)))).toBeTypeOf('object');
  });

  test('cut at every byte it is refused', () => {
    const zip = makeZip([good, { ...good, name: 'b.csv', stored: true }]);
    for (let length = 0; length < zip.length; length += 1) {
      expect(unzip(zip.subarray(0, length)), `${length} bytes`).toBe('broken-zip');
    }
  });

  test('no flipped bit makes it throw, hang or give other bytes', () => {
    const zip = makeZip([good]);
    const whole = unzip(zip);
    let refused = 0;
    for (let bit = 0; bit < zip.length * 8; bit += 1) {
      const flipped = Uint8Array.from(zip);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const answer = unzip(flipped);
      if (typeof answer === 'string') refused += 1;
      else expect(Object.values(answer)).toEqual(Object.values(whole));
    }
    expect(refused).toBeGreaterThan(zip.length);
  });
});
