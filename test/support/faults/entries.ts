import type { AccountEntry, ListState, TemplateEntry } from '../../../src/core/list/entries.ts';
import { MAX_RETRACTIONS } from '../../../src/core/list/publication/limits.ts';
import { hours, smallState, T0 } from '../publication.ts';
import { attempt, type FaultCase, type Outcome, type Row } from './case.ts';
import { firstDesk } from './documents.ts';

const ROW: Row = 'bombs, caps, ten million lines, hostile JSON and UTF-8';
const state = smallState();

/** A release of other entries, made and signed as it must be. */
function released(change: (state: ListState) => ListState) {
  return async (): Promise<Outcome> => {
    const { publisher, reader } = await firstDesk();
    await publisher.release(change(state), hours(1), { bulk: true, signers: publisher.of('list', 'root') });
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
      const { publisher, reader } = await firstDesk();
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
