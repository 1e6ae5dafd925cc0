import { MAX_LINE_BYTES } from '../../../src/core/list/limits.ts';
import { MAX_ARTEFACT_BYTES, MAX_RAW_BYTES } from '../../../src/core/list/publication/limits.ts';
import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { smallState } from '../publication.ts';
import { gzip, type RawOptions, releaseOf } from '../raw-release.ts';
import { attempt, type FaultCase, type Outcome, type Row } from './case.ts';
import { firstDesk } from './documents.ts';

const ROW: Row = 'bombs, caps, ten million lines, hostile JSON and UTF-8';
const state = smallState();
const encode = (text: string): Bytes => new TextEncoder().encode(text);

/** A release whose accounts artefact is these bytes. */
function raw(make: () => Bytes, count: number, options: () => RawOptions = () => ({})) {
  return async (): Promise<Outcome> => {
    const { publisher, reader } = await firstDesk();
    await releaseOf(publisher, state, make(), count, options());
    return attempt(reader);
  };
}

/** Artefacts of the wrong size and shape: every one is refused by its sizes before it is text. */
export function bulkCases(): FaultCase[] {
  const zeros = (size: number) => () => new Uint8Array(size);
  const cases: readonly (readonly [string, readonly string[], () => Promise<Outcome>])[] = [
    [
      '4 MB that say they are 3 bytes',
      ['oversize'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ packed: gzip(zeros(4_000_000)()) }),
      ),
    ],
    [
      'a bomb 1000:1 beyond 64 MiB, which says it is 64 MiB',
      ['oversize'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({
          packed: gzip(zeros(MAX_RAW_BYTES + 1)()),
          artefact: { rawBytes: MAX_RAW_BYTES },
        }),
      ),
    ],
    [
      '64 MiB and a byte, declared',
      ['parse'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { rawBytes: MAX_RAW_BYTES + 1 } }),
      ),
    ],
    [
      '8 MiB gz and a byte, declared',
      ['parse'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { bytes: MAX_ARTEFACT_BYTES + 1 } }),
      ),
    ],
    [
      '8 MiB gz declared, less there',
      ['truncated'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { bytes: MAX_ARTEFACT_BYTES } }),
      ),
    ],
    [
      '64 MiB declared, less there',
      ['truncated'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { rawBytes: MAX_RAW_BYTES } }),
      ),
    ],
    [
      'no byte at all, declared',
      ['parse'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { bytes: 0 } }),
      ),
    ],
    ['400,001 lines declared', ['parse'], raw(() => encode('{}\n'), 400_001)],
    [
      'ten million empty lines, declared 400,000',
      ['count'],
      raw(() => new Uint8Array(10_000_000).fill(10), 400_000),
    ],
    [
      'ten million lines {}, declared 400,000',
      ['count'],
      raw(() => new Uint8Array(30_000_000).map((_, at) => [123, 125, 10][at % 3] ?? 0), 400_000),
    ],
    ['one line of 60 MB', ['line-too-long'], raw(() => new Uint8Array(60_000_000).fill(32).fill(10, -1), 1)],
    ['no line feed in 1 MB', ['truncated'], raw(() => new Uint8Array(1_000_000).fill(32), 1)],
    ['an empty artefact of no line', ['state-hash'], raw(() => encode(''), 0)],
    ['an empty line', ['parse'], raw(() => encode('\n'), 1)],
    ['CRLF', ['parse', 'state-hash'], raw(() => encode('{"type":"account","id":"a"}\r\n'), 1)],
    ['a line fewer than said', ['count'], raw(() => encode('{}\n'), 2)],
    [
      'another raw hash',
      ['hash'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { rawSha256: '0'.repeat(64) } }),
      ),
    ],
    [
      'a raw byte fewer',
      ['oversize'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { rawBytes: 2 } }),
      ),
    ],
    [
      'a raw byte more',
      ['truncated'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { rawBytes: 4 } }),
      ),
    ],
    [
      'a path upwards',
      ['path'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { path: '../pulse.pal' } }),
      ),
    ],
    [
      'an address as path',
      ['path'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { path: 'https://a.example/b' } }),
      ),
    ],
    [
      'an unknown kind',
      ['parse'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { kind: 'images' } }),
      ),
    ],
    [
      'another field',
      ['parse'],
      raw(
        () => encode('{}\n'),
        1,
        () => ({ artefact: { regex: '.*' } }),
      ),
    ],
  ];
  return cases.map(([name, expected, run]) => ({ row: ROW, name, expected, run }));
}

/** Lines of an artefact that no reader may take. */
export function lineCases(): FaultCase[] {
  const bad = ['parse', 'entry', 'state-hash'];
  const lines: readonly (readonly [string, readonly string[], string])[] = [
    ...[-1, 0, 1].map(
      (change) =>
        [
          `a line of ${MAX_LINE_BYTES + change} bytes`,
          [change === 1 ? 'line-too-long' : 'state-hash'],
          `{"type":"account","id":"a","x":"${'x'.repeat(MAX_LINE_BYTES + change - 34)}"}`,
        ] as const,
    ),
    ['2,000 levels', ['parse'], `{"type":"account","id":"a","x":${'['.repeat(2000)}${']'.repeat(2000)}}`],
    ['nine levels', ['parse'], `{"type":"account","id":"a","x":${'['.repeat(8)}${']'.repeat(8)}}`],
    ['a key twice', ['parse'], '{"type":"account","id":"a","id":"a"}'],
    ['a key twice, escaped', ['parse'], '{"type":"account","id":"a","\\u0069d":"a"}'],
    ['__proto__', ['parse'], '{"type":"account","id":"a","__proto__":{"x":1}}'],
    ['__proto__ escaped', ['parse'], '{"type":"account","id":"a","\\u005f_proto__":{"x":1}}'],
    ['a number for an id', ['parse'], '{"type":"account","id":9007199254740993}'],
    ['a fraction', ['parse'], '{"type":"account","id":"a","x":1.5}'],
    ['2^53 + 1', ['parse'], '{"type":"account","id":"a","x":9007199254740993}'],
    ['a lone surrogate', ['parse'], '{"type":"account","id":"\\ud800"}'],
    ['an array', ['parse'], '[]'],
    ['null', ['parse'], 'null'],
    ['a string', ['parse'], '"account"'],
    ['no type', ['parse'], '{"id":"a"}'],
    ['an unknown type', ['parse'], '{"type":"script","id":"a"}'],
    ['a removal in a base', ['entry'], '{"op":"del","type":"account","id":"a"}'],
    ['a removal of no kind', ['parse'], '{"op":"drop","type":"account","id":"a"}'],
    ['a removal with more', ['parse'], '{"op":"del","type":"account","id":"a","x":1}'],
    ['a template among accounts', ['entry'], '{"type":"template","id":"a"}'],
    ['no JSON', ['parse'], 'account,a'],
    ['HTML', ['parse'], '<script>alert(1)</script>'],
    ['two values', ['parse'], '{"type":"account","id":"a"} {}'],
    ['spaces', bad, ' {"type":"account", "id":"a"} '],
  ];
  return lines.map(([name, expected, line]) => ({
    row: ROW,
    name: `a line: ${name}`,
    expected,
    run: raw(() => encode(`${line}\n`), 1),
  }));
}
