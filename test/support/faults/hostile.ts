import {
  MAX_DEPTH,
  MAX_PULSE_BYTES,
  MAX_RELEASE_BYTES,
  MAX_ROOT_BYTES,
} from '../../../src/core/list/publication/limits.ts';
import { attempt, type FaultCase, type Row } from './case.ts';
import {
  type Desk,
  DOCUMENTS,
  type DocumentName,
  newDesk,
  place,
  placeBytes,
  placeText,
  textOf,
} from './documents.ts';

const ROW: Row = 'bombs, caps, ten million lines, hostile JSON and UTF-8';
const CAPS: Readonly<Record<DocumentName, number>> = {
  root: MAX_ROOT_BYTES,
  release: MAX_RELEASE_BYTES,
  pulse: MAX_PULSE_BYTES,
};

/** A case in which a document has another text, signed by the right keys. */
function textCase(
  document: DocumentName,
  name: string,
  expected: readonly string[],
  change: (line: string) => string,
): FaultCase {
  return {
    row: ROW,
    name: `${document}: ${name}`,
    expected,
    run: async () => {
      const desk = await newDesk();
      await placeText(desk, document, change(textOf(desk, document)));
      return attempt(desk.reader);
    },
  };
}

/** True for the few values below that a field may have. */
function isRight(key: string, value: unknown): boolean {
  const empty = Array.isArray(value) && value.length === 0;
  return (key === 'prev' && value === null) || (empty && (key === 'artefacts' || key === 'retract'));
}

/** Fields of every document taken away, doubled, of another type; keys that no version has; depth, numbers, texts. */
export function hostileJsonCases(lines: Readonly<Record<DocumentName, string>>): FaultCase[] {
  const cases: FaultCase[] = [];
  for (const document of DOCUMENTS) {
    const value: Record<string, unknown> = JSON.parse(lines[document]);
    const add = (name: string, expected: readonly string[], change: (line: string) => string): void => {
      cases.push(textCase(document, name, expected, change));
    };
    const before = (text: string) => (line: string) => line.replace('{', `{${text}`);
    for (const key of Object.keys(value)) {
      const without = JSON.stringify({ ...value, [key]: undefined });
      add(`without ${key}`, ['parse'], () => without);
      add(`${key} twice`, ['parse'], before(`"${key}":${JSON.stringify(value[key])},`));
      const escaped = `\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${key.slice(1)}`;
      add(`${key} twice, once escaped`, ['parse'], before(`"${escaped}":1,`));
      for (const wrong of [null, true, -1, 0, '', [], {}, [[]], 'x'.repeat(200)]) {
        if (isRight(key, wrong)) continue;
        const expected = key === 'format' && typeof wrong === 'number' ? 'format' : 'parse';
        const text = JSON.stringify({ ...value, [key]: wrong });
        add(`${key} is ${JSON.stringify(wrong).slice(0, 20)}`, [expected], () => text);
      }
    }
    for (const key of [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      'readmit',
      '',
    ]) {
      add(`a field ${key}`, ['parse'], before(`"${key}":{"a":1},`));
      add(`ext.${key}`, [key === '__proto__' ? 'parse' : 'ok'], before(`"ext":{"${key}":{"a":1}},`));
    }
    const nested = (levels: number) => `"ext":{"a":${'['.repeat(levels)}${']'.repeat(levels)}},`;
    // The document and ext are two levels.
    for (const change of [-1, 0, 1]) {
      const name = `${MAX_DEPTH + change} levels`;
      add(name, [change === 1 ? 'parse' : 'ok'], before(nested(MAX_DEPTH - 2 + change)));
    }
    add('5,000 levels', ['parse', 'oversize'], before(nested(5000)));
    add('5,000 open brackets', ['parse'], () => '['.repeat(5000));
    for (const [name, number] of [
      ['a fraction', '1.5'],
      ['1.0', '1.0'],
      ['an exponent', '1e0'],
      ['2^53', '9007199254740992'],
      ['-0', '-0'],
      ['01', '01'],
      ['+1', '+1'],
      ['NaN', 'NaN'],
      ['hexadecimal', '0x1'],
      ['a hundred digits', '1'.repeat(100)],
    ] as const) {
      add(`a number: ${name}`, ['parse'], before(`"ext":{"a":${number}},`));
    }
    for (const [name, text] of [
      ['a lone surrogate', '"\\ud800"'],
      ['a lone surrogate in a key', '{"\\udc00":1}'],
      ['a tab in a string', '"\t"'],
      ['an unknown escape', '"\\x41"'],
      ['half an escape', '"\\u12"'],
      ['single quotes', "'a'"],
      ['a trailing comma', '[1,]'],
      ['a comment', '/* */1'],
      ['undefined', 'undefined'],
      ['two values', '1 2'],
      ['an open string', '"a'],
    ] as const) {
      add(name, ['parse'], before(`"ext":{"a":${text}},`));
    }
    for (const [name, text] of [
      ['an empty line', ''],
      ['null', 'null'],
      ['an array', '[]'],
      ['a string', '"pal"'],
      ['a line behind it', `${lines[document]} {}`],
    ] as const) {
      add(name, ['parse'], () => text);
    }
    add('another format', ['format'], (line) => line.replace('"format":1', '"format":2'));
    add('a byte order mark', ['encoding'], (line) => `\ufeff${line}`);
  }
  return cases;
}

/** Bytes that are no UTF-8, in line 1 and in line 2; documents of exactly their largest size, one less, one more. */
export function hostileByteCases(): FaultCase[] {
  const cases: FaultCase[] = [];
  const broken: readonly (readonly [string, readonly number[]])[] = [
    ['0xff', [0xff]],
    ['a continuation alone', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong NUL', [0xe0, 0x80, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['half a letter', [0xe2, 0x82]],
  ];
  for (const document of DOCUMENTS) {
    const run = (change: (desk: Desk) => Promise<void>) => async () => {
      const desk = await newDesk();
      await change(desk);
      return attempt(desk.reader);
    };
    for (const [name, bytes] of broken) {
      cases.push(
        {
          row: ROW,
          name: `${document}: ${name} in line 1`,
          expected: ['encoding'],
          run: run(async (desk) => {
            const line = textOf(desk, document).replace('{', '{"ext":{"a":"?"},');
            const payload = new TextEncoder().encode(line);
            const at = payload.indexOf(63);
            const whole = [...payload.subarray(0, at), ...bytes, ...payload.subarray(at + 1)];
            await placeBytes(desk, document, new Uint8Array(whole));
          }),
        },
        {
          row: ROW,
          name: `${document}: ${name} in line 2`,
          expected: ['encoding'],
          run: run(async (desk) => {
            const line = new TextEncoder().encode(textOf(desk, document));
            await place(desk, document, new Uint8Array([...line, 10, ...bytes, 10]));
          }),
        },
      );
    }
    const cap = CAPS[document];
    for (const change of [-1, 0, 1]) {
      cases.push({
        row: ROW,
        name: `${document} of ${cap + change} bytes`,
        // A pulse may not even point to a release above the cap.
        expected: [change === 1 ? (document === 'release' ? 'parse' : 'oversize') : 'ok'],
        run: run(async (desk) => {
          const line = textOf(desk, document);
          const padded = (size: number) => line.replace('{', `{"ext":{"a":"${'x'.repeat(size)}"},`);
          await placeText(desk, document, padded(0));
          const path = document === 'pulse' ? 'pulse.pal' : `${document}/2.pal`;
          const empty = desk.publisher.files.get(path)?.length ?? 0;
          await placeText(desk, document, padded(cap + change - empty));
        }),
      });
    }
  }
  return cases;
}
