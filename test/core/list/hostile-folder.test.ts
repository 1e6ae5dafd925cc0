import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { FINDING_CODES } from '../../../src/core/list/findings.ts';
import { readFolder } from '../../../src/core/list/folder.ts';
import { smallTexts, TODAY } from '../../support/list-folder.ts';
import { listStateSchema } from '../../support/list-state-schema.ts';
import '../../support/seed.ts';

const CONTEXT = { origin: 'folder', today: TODAY } as const;

const PIECES = [
  ',',
  ';',
  '"',
  '\n',
  '\r\n',
  '\t',
  '=',
  '+',
  '-',
  '@',
  "'",
  '|',
  '\u0000',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\ud800',
  '__proto__',
  'constructor',
  '2026-02-30',
  '2026-09-09',
  '0',
  '9007199254740993',
  'ada',
  'vale',
  'report',
  'x',
  'facebook',
  'Аda',
  '川',
  'https://a.example/',
] as const;

/** Puts pieces into one file of a good folder, over what stood there or between. */
const damaged = fc
  .record({
    file: fc.constantFrom(
      'people.csv',
      'accounts.csv',
      'payers.csv',
      'sources.csv',
      'templates.csv',
      'datapackage.json',
    ),
    edits: fc.array(fc.record({ at: fc.nat(400), remove: fc.nat(12), piece: fc.constantFrom(...PIECES) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ file, edits }) => {
    const texts = smallTexts();
    let text = texts.get(file) ?? '';
    for (const { at, remove, piece } of edits) {
      const start = at % (text.length + 1);
      text = text.slice(0, start) + piece + text.slice(start + remove);
    }
    return texts.set(file, text);
  });

describe('a damaged folder', () => {
  test('is a valid list with whole references, or typed findings; it never throws', () => {
    let refused = 0;
    let accepted = 0;
    fc.assert(
      fc.property(damaged, (texts) => {
        const read = readFolder(texts, CONTEXT);
        if (!read.ok) {
          refused += 1;
          expect(read.error.some(({ level }) => level === 'error')).toBe(true);
          for (const { code, line } of read.error) {
            expect(FINDING_CODES).toContain(code);
            expect(line).toBeGreaterThanOrEqual(0);
          }
          return;
        }
        accepted += 1;
        const { state } = read.value;
        const checked = v.safeParse(listStateSchema, state);
        expect(
          checked.issues?.map(({ message, path }) => `${message} ${path?.map(({ key }) => key)}`),
        ).toBeUndefined();
        const payers = new Set(state.payers.map(({ id }) => id));
        const sources = new Map(state.sources.map((source) => [source.id, source]));
        for (const entry of [...state.accounts, ...state.templates]) {
          expect(payers.has(entry.payer)).toBe(true);
          for (const id of entry.sources) expect(sources.has(id)).toBe(true);
        }
        for (const account of state.accounts) {
          expect(account.sources.some((id) => sources.get(id)?.links_handle === true)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(300);
    expect(accepted).toBeGreaterThan(20);
  });

  test('reading does not depend on the order of the files, and the same folder gives the same answer', () => {
    fc.assert(
      fc.property(damaged, (texts) => {
        const reversed = new Map([...texts].reverse());
        expect(readFolder(reversed, CONTEXT)).toEqual(readFolder(texts, CONTEXT));
      }),
      { numRuns: 100 },
    );
  });

  test('columns and ids named like parts of Object stay data', () => {
    const texts = smallTexts({
      'payers.csv':
        'payer_id,name,kind,jurisdiction,registry,registry_id\nconstructor,Vale,committee,US,constructor,1\n',
      'people.csv':
        'person_id,display_name,payer_id,role,relation,from,to,source_ids,checked_on\n' +
        'toString,Ada,constructor,organizer,paid_staff,2026-08-01,2026-12-01,valueOf,2026-11-01\n',
      'accounts.csv':
        'person_id,platform,handle,link_evidence,source_ids,recheck_by\ntoString,x,constructor,bio,valueOf,2027-01-10\n',
      'sources.csv':
        'source_id,kind,title,publisher,date,url\nvalueOf,filing,R,D,2026-10-01,https://a.example/\n',
      'templates.csv': 'template_id,payer_id,text,lang,first_distributed,last_distributed,match,source_ids\n',
    });
    const read = readFolder(texts, CONTEXT);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.state.accounts[0]?.id).toBe('toString/x/constructor');
    expect(Object.entries(read.value.state.payers[0]?.registry ?? {})).toEqual([['constructor', '1']]);
    expect(v.is(listStateSchema, read.value.state)).toBe(true);
  });
});
