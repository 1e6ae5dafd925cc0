import type { AccountEntry, ListState, TemplateEntry } from '../../../src/core/list/entries.ts';
import { MAX_LINE_BYTES } from '../../../src/core/list/limits.ts';
import {
  MAX_ARTEFACT_BYTES,
  MAX_RAW_BYTES,
  MAX_RETRACTIONS,
} from '../../../src/core/list/publication/limits.ts';
import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { hours, smallState, T0, TestPublisher, TestReader } from '../publication.ts';
import { gzip, type RawOptions, releaseOf } from '../raw-release.ts';
import { attempt, type FaultCase, type Outcome, type Row } from './case.ts';

const ROW: Row = 'bombs, caps, ten million lines, hostile JSON and UTF-8';
const state = smallState();
const encode = (text: string): Bytes => new TextEncoder().encode(text);

async function subscribed(
  start: ListState = state,
): Promise<{ publisher: TestPublisher; reader: TestReader }> {
  const publisher = await TestPublisher.start(start);
  const reader = new TestReader(new Map(publisher.files));
  if ((await reader.sync()) !== 'ok') throw new Error('the first sync failed');
  reader.now = hours(1);
  reader.files = publisher.files;
  return { publisher, reader };
}

/** A release whose accounts artefact is these bytes. */
function raw(make: () => Bytes, count: number, options: () => RawOptions = () => ({})) {
  return async (): Promise<Outcome> => {
    const { publisher, reader } = await subscribed();
    await releaseOf(publisher, state, make(), count, options());
    return attempt(reader);
  };
}

/** A release of other entries, made and signed as it must be. */
function released(change: (state: ListState) => ListState, start = state) {
  return async (): Promise<Outcome> => {
    const { publisher, reader } = await subscribed(start);
    await publisher.release(change(start), hours(1), { bulk: true, signers: publisher.of('list', 'root') });
    await publisher.pulse(hours(1));
    return attempt(reader);
  };
}

const mapAccounts = (change: (account: AccountEntry) => object) => (before: ListState) => ({
  ...before,
  accounts: before.accounts.map((one, at) => (at === 0 ? ({ ...one, ...change(one) } as AccountEntry) : one)),
});

const mapTemplates = (change: (template: TemplateEntry) => object) => (before: ListState) => ({
  ...before,
  templates: before.templates.map((one, at) =>
    at === 0 ? ({ ...one, ...change(one) } as TemplateEntry) : one,
  ),
});

const WORDS = 'the mill on the vale road gave forty families bread and ';

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

/** Well-signed entries at their limits and beyond, and retractions at theirs. */
export function entryCases(): FaultCase[] {
  const sentence = (length: number): string =>
    WORDS.repeat(60)
      .slice(0, length - 1)
      .replace(/ $/, 'x')
      .concat('.');
  const source = state.sources[0]?.id ?? '';
  const entries: readonly (readonly [string, string, () => Promise<Outcome>])[] = [
    ['a name of 119', 'ok', released(mapAccounts(() => ({ name: 'a'.repeat(119) })))],
    ['a name of 120', 'ok', released(mapAccounts(() => ({ name: 'a'.repeat(120) })))],
    ['a name of 121', 'entry', released(mapAccounts(() => ({ name: 'a'.repeat(121) })))],
    ['a name not in NFC', 'entry', released(mapAccounts(() => ({ name: 'Zoe\u0308 Vale' })))],
    ['a name with a control character', 'entry', released(mapAccounts(() => ({ name: 'Ada\u202eVerne' })))],
    ['a name of two scripts', 'entry', released(mapAccounts(() => ({ name: '\u0410da Verne' })))],
    ['a reply of 500', 'ok', released(mapAccounts(() => ({ reply: 'a'.repeat(500) })))],
    ['a reply of 501', 'entry', released(mapAccounts(() => ({ reply: 'a'.repeat(501) })))],
    ['no source', 'entry', released(mapAccounts(() => ({ sources: [] })))],
    [
      'six sources',
      'entry',
      released(mapAccounts(() => ({ sources: Array.from({ length: 6 }, () => source) }))),
    ],
    ['a source that is not there', 'reference', released(mapAccounts(() => ({ sources: ['nowhere'] })))],
    ['a payer that is not there', 'reference', released(mapAccounts(() => ({ payer: 'nobody' })))],
    ['an e-mail address', 'entry', released(mapAccounts(() => ({ email: 'a@example.org' })))],
    ['a party', 'entry', released(mapAccounts(() => ({ party: 'x' })))],
    ['a number as platform id', 'entry', released(mapAccounts(() => ({ platform_id: 12 })))],
    [
      'a period that ends before it begins',
      'entry',
      released(mapAccounts(() => ({ valid_from: '2026-11-01', valid_to: '2026-10-01' }))),
    ],
    ['re-checked in 90 days', 'ok', released(mapAccounts(() => ({ recheck_by: '2027-02-22' })))],
    ['re-checked in 91 days', 'entry', released(mapAccounts(() => ({ recheck_by: '2027-02-23' })))],
    ['no day of re-check', 'entry', released(mapAccounts(() => ({ recheck_by: undefined })))],
    ['another id than its own', 'entry', released(mapAccounts(({ id }) => ({ id: `${id}x` })))],
    ['an unknown relation', 'entry', released(mapAccounts(() => ({ relation: 'friend' })))],
    ['readmit: false', 'entry', released(mapAccounts(() => ({ readmit: false })))],
    ['ext that is no object', 'entry', released(mapAccounts(() => ({ ext: 1 })))],
    ['ext', 'ok', released(mapAccounts(() => ({ ext: { a: 1 } })))],
    ['a message of 2,000', 'ok', released(mapTemplates(() => ({ text: sentence(2000) })))],
    ['a message of 2,001', 'entry', released(mapTemplates(() => ({ text: sentence(2001) })))],
    ['a message of 40', 'ok', released(mapTemplates(() => ({ text: sentence(40) })))],
    ['a message of 39', 'entry', released(mapTemplates(() => ({ text: sentence(39) })))],
    [
      'a message of seven words',
      'entry',
      released(
        mapTemplates(() => ({
          text: 'Understanding neighbourhoods throughout everything becomes increasingly important.',
        })),
      ),
    ],
    ['a message that is a pattern', 'entry', released(mapTemplates(() => ({ regex: '.*' })))],
    ['the same handle on two people', 'entry', released(sameHandle)],
  ];
  const retractions = [MAX_RETRACTIONS - 1, MAX_RETRACTIONS, MAX_RETRACTIONS + 1].map((many) => ({
    row: ROW,
    name: `${many} retractions`,
    expected: [many > MAX_RETRACTIONS ? 'parse' : 'ok'],
    run: async () => {
      const { publisher, reader } = await subscribed();
      publisher.retract = Array.from({ length: many }, (_, n) => ({
        id: `p${n}`,
        at: T0,
        reason: 'error' as const,
      }));
      await publisher.pulse(hours(1));
      return attempt(reader);
    },
  }));
  return [
    ...entries.map(([name, expected, run]) => ({
      row: ROW,
      name: `an entry: ${name}`,
      expected: [expected],
      run,
    })),
    ...retractions,
  ];
}

function sameHandle(before: ListState): ListState {
  const [one] = before.accounts;
  if (one === undefined) return before;
  const { handle, platform } = one;
  const twin = { ...one, person: 'twin', id: `twin/${platform}/${handle.toLowerCase()}`, platform_id: '77' };
  return { ...before, accounts: [...before.accounts, twin] };
}

/** 2,000 payers and 10,000 messages, one fewer, one more; made by few, because each takes seconds. */
export function countCases(): FaultCase[] {
  const [payer] = state.payers;
  const [template] = state.templates;
  if (payer === undefined || template === undefined) return [];
  const payers = (many: number) => (before: ListState) => ({
    ...before,
    payers: [
      ...before.payers,
      ...Array.from({ length: many - before.payers.length }, (_, n) => ({
        ...payer,
        id: `payer-${n}`,
        registry: {},
      })),
    ],
  });
  const templates = (many: number) => (before: ListState) => ({
    ...before,
    templates: [
      ...before.templates,
      ...Array.from({ length: many - before.templates.length }, (_, n) => ({
        ...template,
        id: `t-${n}`,
        text: `${WORDS}still number ${n} is gone.`,
      })),
    ],
  });
  return [
    ...[1999, 2000, 2001].map((many) => [`${many} payers`, released(payers(many)), many > 2000] as const),
    ...[9999, 10_000, 10_001].map(
      (many) => [`${many} messages`, released(templates(many)), many > 10_000] as const,
    ),
  ].map(([name, run, beyond]) => ({ row: ROW, name, expected: [beyond ? 'parse' : 'ok'], run }));
}
