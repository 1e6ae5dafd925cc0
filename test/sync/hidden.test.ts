import { describe, expect, test } from 'vitest';
import type { AccountEntry } from '../../src/core/list/entries.ts';
import type { Retraction } from '../../src/core/list/publication/pulse.ts';
import { buildIndex } from '../../src/core/match/compile-entries.ts';
import { type ListIndex, openIndex } from '../../src/core/match/index-bytes.ts';
import type { SubscriptionRecord } from '../../src/store/database.ts';
import { freshnessAt, freshUntil } from '../../src/sync/freshness-at.ts';
import { hiddenBy, type OpenedList, withDisputes, withdrawnKeys, withHidden } from '../../src/sync/hidden.ts';
import { hours, smallState, T0 } from '../support/publication.ts';

const state = smallState();
const [teo] = state.accounts.filter(({ handle }) => handle === 'teodemo');
const [template] = state.templates;
if (teo === undefined || template === undefined) throw new Error('the list has changed');
const KEY = 'x:teodemo';

function indexOf(accounts: readonly AccountEntry[] = state.accounts, name = 'one'): ListIndex {
  const opened = openIndex(buildIndex({ ...state, accounts, meta: { ...state.meta, id: name } }));
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

/** A subscription that holds these retractions back. */
function record(held: readonly Retraction[], change: Partial<SubscriptionRecord> = {}): SubscriptionRecord {
  return {
    id: 'subscription/aa',
    base: 'https://lists.example.org/',
    firstUse: false,
    trust: {
      pin: 'aa',
      list: 'one',
      root: { seq: 1, file: new Uint8Array() },
      newestIssued: T0,
      pulse: { seq: 1, sha256: 'bb', issued: T0 },
      release: { seq: 1, sha256: 'cc' },
      pulseReset: false,
      releaseReset: false,
      held,
      quarantined: null,
    },
    issued: T0,
    readmitted: [],
    changes: { added: 0, removed: 0, corrected: 0 },
    failures: 0,
    fault: null,
    ...change,
  };
}

const back = (id: string): Retraction => ({ id, at: hours(1), reason: 'error' });
const statusOf = (index: ListIndex | undefined): string | undefined => index?.accountsFor(KEY)[0]?.status;
const open = (index: ListIndex, ...held: readonly Retraction[]): OpenedList => ({
  index: withHidden(index, hiddenBy(record(held))),
  withdrawn: withdrawnKeys(record(held)),
});

describe('what a publisher took back', () => {
  test.each([teo.id, teo.person])('%s is marked in the index, and nobody else', (id) => {
    const index = withHidden(indexOf(), hiddenBy(record([back(id)])));
    expect(statusOf(index)).toBe('retracted');
    expect(index.account(teo.id)?.status).toBe('retracted');
    expect(index.accountsFor('x:mira_demo')[0]?.status).toBe('active');
  });

  test('a message too', () => {
    const index = withHidden(indexOf(), hiddenBy(record([back(template.id)])));
    expect(index.template(0).status).toBe('retracted');
  });

  test('comes back only with a later release that readmits it', () => {
    const readmitted = [teo.id];
    const hidden = (change: Partial<SubscriptionRecord>) => hiddenBy(record([back(teo.id)], change))(teo);
    expect(hidden({ readmitted, issued: hours(2) })).toBe(false);
    expect(hidden({ readmitted, issued: hours(1) })).toBe(true);
    expect(hidden({ issued: hours(2) })).toBe(true);
  });
});

describe('two lists', () => {
  const other = indexOf(
    state.accounts.map((one) => ({ ...one, id: `z-${one.id}`, person: `z-${one.person}` })),
    'two',
  );

  test('that agree leave each other alone', () => {
    expect(withDisputes([open(indexOf()), open(other)]).map(statusOf)).toEqual(['active', 'active']);
  });

  test.each([teo.id, teo.person])('one takes %s back, the other is shown as disputed', (id) => {
    const [one, two] = withDisputes([open(indexOf(), back(id)), open(other)]);
    expect([statusOf(one), statusOf(two)]).toEqual(['retracted', 'disputed']);
    expect(two?.accountsFor('x:mira_demo')[0]?.status).toBe('active');
  });

  test('an entry that its list states as withdrawn disputes too; a disputed one does not', () => {
    const withStatus = (status: AccountEntry['status']) =>
      open(indexOf(state.accounts.map((one) => (one.id === teo.id ? { ...one, status } : one))));
    expect(statusOf(withDisputes([withStatus('retracted'), open(other)])[1])).toBe('disputed');
    expect(statusOf(withDisputes([withStatus('disputed'), open(other)])[1])).toBe('active');
  });

  test('a retraction outlasts the release that drops the entry', () => {
    const without = indexOf(state.accounts.filter(({ id }) => id !== teo.id));
    expect(statusOf(withDisputes([open(without, back(teo.id)), open(other)])[1])).toBe('disputed');
    expect(statusOf(withDisputes([open(without), open(other)])[1])).toBe('active');
  });

  test('the same handle with another number is another account', () => {
    const numbered = (id: string, status: AccountEntry['status'], name: string) =>
      open(indexOf([{ ...teo, platform_id: id, status }], name));
    const status = (mine: string) =>
      statusOf(withDisputes([numbered('11', 'retracted', 'one'), numbered(mine, 'active', 'two')])[1]);
    expect([status('11'), status('22')]).toEqual(['disputed', 'active']);
  });
});

describe('how fresh a list is', () => {
  const days = (count: number): string => hours(count * 24);
  test.each([
    [0, 'fresh'],
    [7, 'fresh'],
    [7.001, 'stale'],
    [30, 'stale'],
    [30.001, 'dead'],
    [-400, 'fresh'],
  ])('after %d days: %s', (count, freshness) => {
    expect(freshnessAt(record([]), days(count))).toEqual({ freshness, checked: T0 });
  });

  test('without a pulse it names nobody', () => {
    const never = record([]);
    const trust = { ...never.trust, pulse: null };
    expect(freshnessAt({ ...never, trust }, T0).freshness).toBe('dead');
    expect(freshUntil({ ...never, trust }, T0)).toBeNull();
  });

  test('and until when it stays so', () => {
    const ends = [0, 8, 31].map((count) => freshUntil(record([]), days(count)));
    expect(ends).toEqual(['2026-12-01T12:00:01Z', '2026-12-24T12:00:01Z', null]);
    for (const [at, end] of ends.entries()) {
      if (end === null) continue;
      const [before, after] = [`${end.slice(0, -3)}00Z`, end].map(
        (instant) => freshnessAt(record([]), instant).freshness,
      );
      expect([before, after]).toEqual(
        [
          ['fresh', 'stale'],
          ['stale', 'dead'],
        ][at],
      );
    }
  });
});
