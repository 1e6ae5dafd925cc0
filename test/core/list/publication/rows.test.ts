import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { AccountEntry, ListMeta, TemplateEntry } from '../../../../src/core/list/entries.ts';
import { diffSteps } from '../../../../src/core/list/publication/diff.ts';
import { entriesSteps } from '../../../../src/core/list/publication/entries-check.ts';
import { journalSteps } from '../../../../src/core/list/publication/journal.ts';
import { parseLine } from '../../../../src/core/list/publication/json.ts';
import { MAX_DEPTH } from '../../../../src/core/list/publication/limits.ts';
import type { RawFile } from '../../../../src/core/list/publication/read-rows.ts';
import type { ArtefactKind, Release } from '../../../../src/core/list/publication/release.ts';
import { type Entries, readEntries } from '../../../../src/core/list/rows/entry-lines.ts';
import { ACCOUNT, SOURCE, TEMPLATE } from '../../../../src/core/list/rows/fields.ts';
import { compareIds } from '../../../../src/core/list/rows/rows.ts';
import { LineScanner } from '../../../../src/core/list/rows/scan.ts';
import { linesIndexSteps } from '../../../../src/core/match/compile-entries.ts';
import { rowsIndexSteps } from '../../../../src/core/match/compile-rows.ts';
import { runSteps } from '../../../../src/core/steps.ts';
import { ENTRIES, lineOf } from '../../../support/entry-lines.ts';
import {
  checkByObjects,
  entryByObjects,
  type FileOfLines,
  type StateByObjects,
  stateByObjects,
} from '../../../support/state-by-objects.ts';
import { RUNS, RUNS_TIMEOUT } from '../../text/runs.ts';

vi.setConfig({ testTimeout: RUNS_TIMEOUT });

const SHAPES = [ACCOUNT, SOURCE, TEMPLATE] as const;
const META: ListMeta = {
  id: 'subscription/x',
  name: 'x',
  publisher: 'X',
  version: '1',
  updated: '2026-11-26',
  origin: 'subscription',
};

/** Lines as bytes, and the lines that a decoder makes of them: a lone surrogate has no bytes of its own. */
function encoded(lines: readonly string[]): { bytes: Uint8Array<ArrayBuffer>; lines: string[] } {
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  return { bytes, lines: new TextDecoder().decode(bytes).split('\n').slice(0, -1) };
}

function fileOf(kind: ArtefactKind, given: readonly string[]): { raw: RawFile; file: FileOfLines } {
  const { bytes, lines } = encoded(given);
  const starts = new Uint32Array(lines.length + 1);
  for (let i = 0, at = 0; i < lines.length; i++) {
    at = bytes.indexOf(10, at) + 1;
    starts[i + 1] = at;
  }
  const artefact = {
    kind,
    path: kind,
    bytes: 1,
    sha256: '',
    rawBytes: 0,
    rawSha256: '',
    count: lines.length,
  };
  return { raw: { artefact, bytes, starts }, file: { kind, lines } };
}

function releaseOf(expected: StateByObjects, off: number): Release {
  const empty = { accounts: [], payers: [], sources: [], templates: [] };
  const { accounts, payers, sources, templates } = typeof expected === 'string' ? empty : expected;
  const state = {
    accounts: accounts.length + off,
    people: new Set(accounts.map(({ person }) => person)).size,
    templates: templates.length,
    payers: payers.length,
    sources: sources.length,
    sha256: '',
  };
  return { list: 'x', seq: 1, issued: '2026-11-24T12:00:00Z', sha256: '', state, artefacts: [], bulk: false };
}

/** What a release would have to say for the entries to be what decides. */
function countedRelease(files: readonly FileOfLines[], off: number): Release {
  const base: Release = releaseOf('', 0);
  const rows = journalSteps(files.map(({ kind, lines }) => fileOf(kind, lines).raw));
  const state = runSteps(rows);
  if (!state.ok) return base;
  const counts = [0, 0, 0, 0];
  const people = new Set<string>();
  for (let row = 0; row < state.value.count; row++) {
    const type = state.value.types[row] ?? 0;
    counts[type] = (counts[type] ?? 0) + 1;
    if (type === 0) people.add(String(JSON.parse(state.value.line(row)).person));
  }
  const [accounts = 0, payers = 0, sources = 0, templates = 0] = counts;
  return {
    ...base,
    state: { accounts: accounts + off, people: people.size, payers, sources, templates, sha256: '' },
  };
}

function check(raw: readonly RawFile[], release: Release) {
  const rows = runSteps(journalSteps(raw));
  if (!rows.ok) return { code: rows.error.code, state: null };
  const state = runSteps(entriesSteps(rows.value, release));
  return state.ok ? { code: 'ok', state: state.value } : { code: state.error.code, state: null };
}

const kinds = {
  accounts: ENTRIES.account,
  payers: ENTRIES.payer,
  sources: ENTRIES.source,
  templates: ENTRIES.template,
} as const;

const SOURCES = ['s1', 's2', 's-3.x'].map((id) => ({
  type: 'source',
  id,
  kind: 'filing',
  title: 'T',
  publisher: 'P',
  date: '2026-10-01',
  url: 'https://example.org/',
  links_handle: true,
}));
const PAYERS = ['payer-1', 'payer-2'].map((id) => ({
  type: 'payer',
  id,
  name: 'Vale Committee',
  kind: 'committee',
  jurisdiction: 'US',
  registry: {},
}));

/** Files of entries that are mostly good: sources and payers that are named are mostly there. */
const files = fc
  .record({
    accounts: fc.array(lineOf(ENTRIES.account), { maxLength: 5 }),
    payers: fc.oneof(
      { weight: 4, arbitrary: fc.constant(PAYERS.map((one) => JSON.stringify(one))) },
      fc.array(lineOf(ENTRIES.payer), { maxLength: 3 }),
    ),
    sources: fc.oneof(
      { weight: 4, arbitrary: fc.constant(SOURCES.map((one) => JSON.stringify(one))) },
      fc.array(lineOf(ENTRIES.source), { maxLength: 4 }),
    ),
    templates: fc.array(lineOf(ENTRIES.template), { maxLength: 2 }),
    journal: fc.array(
      fc.oneof(
        lineOf(fc.oneof(...Object.values(ENTRIES))),
        fc
          .record({
            op: fc.constantFrom('del', 'retract', 'undo'),
            type: fc.constantFrom('account', 'payer', 'source', 'template', 'other'),
            id: fc.constantFrom('p1/x/ada_1', 's1', 'payer-1', 'a', '\u{1f5f3}', '\uffee'),
          })
          .map((one) => JSON.stringify(one)),
      ),
      { maxLength: 3 },
    ),
    sorted: fc.boolean(),
  })
  .map(({ sorted, ...byKind }) =>
    Object.entries(byKind).map(([kind, lines]) => ({
      kind: kind as ArtefactKind,
      lines: sorted && kind !== 'journal' ? [...new Set(lines)].sort() : lines,
    })),
  );

describe('a line', () => {
  test.each(SHAPES.map((shape) => [shape.type, shape] as const))(
    'is an entry to the scanner only when the strict reader and the schema say so: %s',
    (type, shape) => {
      let vouched = 0;
      fc.assert(
        fc.property(fc.array(lineOf(ENTRIES[type]), { minLength: 1, maxLength: 4 }), (given) => {
          const { bytes, lines } = encoded(given);
          const scanner = new LineScanner(shape, bytes);
          let at = 0;
          for (const line of lines) {
            const fields = entryByObjects(line);
            const checked = fields === 'parse' || fields.type !== type ? null : checkByObjects(fields);
            const said = scanner.scan(at);
            if (said) {
              vouched++;
              expect([line, checked === null]).toEqual([line, false]);
            }
            // In the usual spelling nothing good is left to the slow way.
            if (checked !== null && !Object.hasOwn(fields as object, 'ext')) {
              const usual = encoded([JSON.stringify(fields)]);
              expect([line, new LineScanner(shape, usual.bytes).scan(0)]).toEqual([line, true]);
            }
            at = bytes.indexOf(10, at) + 1;
          }
        }),
        RUNS,
      );
      expect(vouched).toBeGreaterThan(RUNS.numRuns / 4);
    },
  );

  test('is read by `parseLine` as by the strict reader alone', () => {
    fc.assert(
      fc.property(lineOf(fc.oneof(...Object.values(ENTRIES))), (line) => {
        const strict = entryByObjects(line);
        const read = parseLine(line, MAX_DEPTH);
        if (strict === 'parse') expect(read.ok && typeof read.value === 'object' && read.value).toBeFalsy();
        else expect(read).toEqual({ ok: true, value: strict });
      }),
      RUNS,
    );
  });
});

describe('a state', () => {
  test('is refused with the same code, or has the same lines, as when it is worked out with objects', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(files, fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1), (given, off) => {
        const made = given.map(({ kind, lines }) => fileOf(kind, lines));
        const release = countedRelease(given, off);
        const expected = stateByObjects(
          made.map(({ file }) => file),
          release,
        );
        const { code, state } = check(
          made.map(({ raw }) => raw),
          release,
        );
        seen.set(code, (seen.get(code) ?? 0) + 1);
        expect(code).toBe(typeof expected === 'string' ? expected : 'ok');
        if (typeof expected === 'string' || state === null) return;
        const { rows, readmitted } = state;
        const lines = Array.from({ length: rows.count }, (_, row) => rows.line(row));
        expect(lines).toEqual(expected.lines);
        expect(new TextDecoder().decode(rows.bytes)).toBe(lines.map((line) => `${line}\n`).join(''));
        expect([...readmitted].sort()).toEqual([...expected.readmitted].sort());
        const { accounts, payers, sources, templates } = expected;
        expect(readEntries(rows.bytes)).toEqual({ accounts, payers, sources, templates });
        // Compiled from the lines' places or from objects: the same bytes.
        expect(runSteps(rowsIndexSteps(META, state))).toEqual(runSteps(linesIndexSteps(META, rows.bytes)));
      }),
      RUNS,
    );
    for (const code of ['ok', 'parse', 'entry', 'duplicate-id', 'count', 'reference']) {
      expect([code, (seen.get(code) ?? 0) > 0]).toEqual([code, true]);
    }
  });

  test('of good entries comes through whole, whatever their spelling and order', () => {
    const good = fc.record({
      accounts: fc.uniqueArray(ENTRIES.account, { selector: ({ id }) => id, maxLength: 6 }),
      templates: fc.uniqueArray(ENTRIES.template, { selector: ({ id }) => id, maxLength: 3 }),
    });
    fc.assert(
      fc.property(good, ({ accounts, templates }) => {
        const all = { accounts, templates, payers: PAYERS, sources: SOURCES };
        const made = (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) =>
          fileOf(
            kind,
            all[kind].map((one) => JSON.stringify(one)),
          ),
        );
        const release = countedRelease(
          made.map(({ file }) => file),
          0,
        );
        const expected = stateByObjects(
          made.map(({ file }) => file),
          release,
        );
        const { code, state } = check(
          made.map(({ raw }) => raw),
          release,
        );
        expect(code).toBe(typeof expected === 'string' ? expected : 'ok');
        if (state !== null) expect(state.rows.count).toBe(accounts.length + templates.length + 5);
      }),
      RUNS,
    );
  });
});

/** A version of a list of few ids: two have much in common. */
const version = fc.record({
  accounts: fc.uniqueArray(ENTRIES.account, { selector: ({ id }) => id, maxLength: 8 }),
  templates: fc.uniqueArray(ENTRIES.template, { selector: ({ id }) => id, maxLength: 3 }),
});
type Version = typeof version extends fc.Arbitrary<infer T> ? T : never;

function sortedLines(entries: readonly { readonly id: string }[]): string {
  return [...entries]
    .sort((one, two) => compareIds(one.id, two.id))
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');
}

test('a difference tells what was added, removed and corrected, and who is new', () => {
  fc.assert(
    fc.property(version, version, (before, after) => {
      const bytesOf = ({ accounts, templates }: Version) =>
        new TextEncoder().encode(sortedLines(accounts) + sortedLines(templates));
      const [old, now] = [readEntries(bytesOf(before)), readEntries(bytesOf(after))];
      const diff = runSteps(diffSteps(bytesOf(before), bytesOf(after)));
      const listed = (of: Entries): readonly (AccountEntry | TemplateEntry)[] => [
        ...of.accounts,
        ...of.templates,
      ];
      const wasThere = (of: Entries, entry: AccountEntry | TemplateEntry) =>
        listed(of).find(({ type, id }) => type === entry.type && id === entry.id);
      const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
      const canonical = (entry: object) => JSON.stringify(Object.entries(entry).sort());
      expect(ids(diff.added)).toEqual(ids(listed(now).filter((entry) => !wasThere(old, entry))));
      expect(ids(diff.removed)).toEqual(ids(listed(old).filter((entry) => !wasThere(now, entry))));
      const corrected = listed(now).filter((entry) => {
        const was = wasThere(old, entry);
        return was !== undefined && canonical(was) !== canonical(entry);
      });
      expect(ids(diff.corrected)).toEqual(ids(corrected));
      const known = new Set(old.accounts.map(({ person }) => person));
      const people = new Set(now.accounts.map(({ person }) => person).filter((one) => !known.has(one)));
      expect(diff.people).toBe(people.size);
    }),
    RUNS,
  );
});
