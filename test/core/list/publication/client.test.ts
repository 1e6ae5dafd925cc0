import { describe, expect, test } from 'vitest';
import type { AccountEntry } from '../../../../src/core/list/entries.ts';
import { freshnessOf, instantOf } from '../../../../src/core/list/publication/freshness.ts';
import { hiddenIds } from '../../../../src/core/list/publication/retraction.ts';
import { readEntries } from '../../../../src/core/list/rows/entry-lines.ts';
import {
  fixedSigner,
  hashOf,
  hours,
  smallState,
  T0,
  TestPublisher,
  TestReader,
} from '../../../support/publication.ts';

const state = smallState();
const [first] = state.accounts;
if (first === undefined) throw new Error('the list has no account');
const without = { ...state, accounts: state.accounts.filter(({ id }) => id !== first.id) };

async function subscribed(): Promise<{ publisher: TestPublisher; reader: TestReader }> {
  const publisher = await TestPublisher.start(state);
  const reader = new TestReader(publisher.files);
  expect(await reader.sync()).toBe('ok');
  return { publisher, reader };
}

function accountsOf({ active }: TestReader): readonly AccountEntry[] {
  return active === null ? [] : readEntries(active.state.rows.bytes).accounts;
}

function hidden(reader: TestReader): readonly string[] {
  const { active, trust } = reader;
  if (active === null || trust === null) throw new Error('nothing is active');
  const { accounts, templates } = readEntries(active.state.rows.bytes);
  const { readmitted } = active.state;
  return hiddenIds([...accounts, ...templates], trust.held, { issued: active.release.issued, readmitted });
}

describe('a subscription', () => {
  test('brings in exactly the entries of the publisher, and asks for little the next time', async () => {
    const { reader } = await subscribed();
    expect(accountsOf(reader)).toEqual([...state.accounts].sort((one, two) => (one.id < two.id ? -1 : 1)));
    reader.asked.length = 0;
    expect(await reader.sync()).toBe('ok');
    expect(reader.asked).toEqual(['root/2.pal', 'pulse.pal']);
  });

  test('the pin decides whose list it is', async () => {
    const publisher = await TestPublisher.start(state);
    const root = publisher.files.get('root/1.pal');
    const reader = new TestReader(publisher.files);
    reader.pin = '0'.repeat(64);
    expect(await reader.sync()).toBe('pin');
    reader.pin = root === undefined ? '' : await hashOf(root);
    expect(await reader.sync()).toBe('ok');
  });

  test('a change travels as a journal on the base that is kept', async () => {
    const { publisher, reader } = await subscribed();
    await publisher.release(
      {
        ...state,
        accounts: state.accounts.map((one) => (one === first ? { ...one, role: 'Field director' } : one)),
      },
      hours(1),
    );
    await publisher.pulse(hours(1));
    reader.asked.length = 0;
    reader.now = hours(1);
    expect(await reader.sync()).toBe('ok');
    expect(reader.asked.filter((path) => path.startsWith('data/'))).toHaveLength(1);
    expect(accountsOf(reader).find(({ id }) => id === first.id)?.role).toBe('Field director');
    const before = reader.generation;
    await publisher.release(without, hours(2));
    await publisher.pulse(hours(2));
    reader.now = hours(2);
    expect(await reader.sync()).toBe('ok');
    expect(accountsOf(reader).map(({ id }) => id)).not.toContain(first.id);
    expect(reader.generation).not.toBe(before);
  });

  test('a damaged file of an earlier sync is fetched anew', async () => {
    const { publisher, reader } = await subscribed();
    for (const [sha256, bytes] of reader.kept) reader.kept.set(sha256, bytes.slice(1));
    await publisher.release({ ...without }, hours(1));
    await publisher.pulse(hours(1));
    reader.now = hours(1);
    expect(await reader.sync()).toBe('ok');
  });
});

describe('retractions', () => {
  test.each([
    ['an account', first.id],
    ['a person', first.person],
  ])('of %s count though the release fails, stay, and end with a re-admission', async (_what, id) => {
    const { publisher, reader } = await subscribed();
    publisher.retract = [{ id, at: hours(1), reason: 'error' }];
    publisher.pointer = { seq: 2, sha256: 'f'.repeat(64), bytes: 900 };
    await publisher.pulse(hours(1));
    reader.now = hours(1);
    const before = reader.generation;
    expect(await reader.sync()).toBe('not-found');
    expect(reader.generation).toBe(before);
    expect(hidden(reader)).toContain(first.id);

    publisher.retract = [];
    await publisher.release(state, hours(2));
    await publisher.pulse(hours(2));
    reader.now = hours(2);
    expect(await reader.sync()).toBe('ok');
    expect(hidden(reader)).toContain(first.id);

    const readmit = state.accounts.filter(({ person }) => person === first.person).map((one) => one.id);
    await publisher.release(state, hours(3), { readmit });
    await publisher.pulse(hours(3));
    reader.now = hours(3);
    expect(await reader.sync()).toBe('ok');
    expect(hidden(reader)).toEqual([]);
  });

  test('a re-admission from before the retraction does not count', async () => {
    const { publisher, reader } = await subscribed();
    await publisher.release(state, hours(1), { readmit: [first.id] });
    publisher.retract = [{ id: first.id, at: hours(2), reason: 'appeal' }];
    await publisher.pulse(hours(2));
    reader.now = hours(2);
    expect(await reader.sync()).toBe('ok');
    expect(hidden(reader)).toEqual([first.id]);
  });

  test('of a stolen pulse key end when the root names another', async () => {
    const { publisher, reader } = await subscribed();
    publisher.retract = state.accounts.map(({ id }) => ({ id, at: hours(1), reason: 'error' as const }));
    await publisher.pulse(hours(1), { seq: Number.MAX_SAFE_INTEGER });
    reader.now = hours(1);
    expect(await reader.sync()).toBe('ok');
    expect(hidden(reader)).toHaveLength(state.accounts.length);
    await publisher.root([...publisher.of('root', 'list'), await fixedSigner('pulse', 2)], hours(2));
    publisher.retract = [];
    await publisher.pulse(hours(2), { seq: 1 });
    reader.now = hours(2);
    expect(await reader.sync()).toBe('ok');
    expect(hidden(reader)).toEqual([]);
  });
});

describe('roots', () => {
  test('every key may change, and a fast-forward is undone by it', async () => {
    const { publisher, reader } = await subscribed();
    await publisher.release(state, hours(1), { seq: 9_000_000 });
    await publisher.pulse(hours(1), { seq: 9_000_000 });
    reader.now = hours(1);
    expect(await reader.sync()).toBe('ok');
    const fresh = await Promise.all((['root', 'list', 'pulse'] as const).map((role) => fixedSigner(role, 2)));
    await publisher.root(fresh, hours(2));
    await publisher.release(without, hours(2), { seq: 2 });
    await publisher.pulse(hours(2), { seq: 2 });
    reader.now = hours(2);
    expect(await reader.sync()).toBe('ok');
    expect(reader.active?.release.seq).toBe(2);
  });

  test('a walk goes on where a sync ended, and ends after 256 steps', async () => {
    const publisher = await TestPublisher.start(state);
    const reader = new TestReader(publisher.files);
    for (let step = 1; step <= 256; step += 1) await publisher.root(publisher.signers, T0);
    await publisher.pulse(T0);
    for (let sync = 0; sync < 15; sync += 1) expect(await reader.sync()).toBe('root-pending');
    expect(await reader.sync()).toBe('ok');
    expect(reader.trust?.root.seq).toBe(257);
    await publisher.root(publisher.signers, T0);
    expect(await reader.sync()).toBe('root-limit');
  });
});

describe('time', () => {
  test('a wrong clock leaves no damage', async () => {
    const { publisher, reader } = await subscribed();
    const before = reader.generation;
    reader.now = '2027-11-24T12:00:00Z';
    expect(await reader.sync()).toBe('expired');
    reader.now = '2025-11-24T12:00:00Z';
    await publisher.pulse(hours(25));
    expect(await reader.sync()).toBe('future');
    expect(reader.generation).toBe(before);
    reader.now = hours(26);
    expect(await reader.sync()).toBe('ok');
  });

  test('freshness is the age of the pulse', () => {
    expect(freshnessOf(T0, hours(7 * 24))).toBe('fresh');
    expect(freshnessOf(T0, hours(8 * 24))).toBe('stale');
    expect(freshnessOf(T0, hours(30 * 24))).toBe('stale');
    expect(freshnessOf(T0, hours(31 * 24))).toBe('dead');
    expect(instantOf('2020-01-01T00:00:00.000Z', T0)).toBe(T0);
  });
});

describe('the circuit breaker', () => {
  test('sets a large addition aside unless the root signed it too', async () => {
    const publisher = await TestPublisher.start(without);
    const reader = new TestReader(publisher.files);
    expect(await reader.sync()).toBe('ok');
    const crowd = {
      ...without,
      accounts: [
        ...without.accounts,
        ...[...'abcdefgh'].map((letter) => ({
          ...first,
          id: `crowd-${letter}/x/crowd_${letter}`,
          platform: 'x' as const,
          handle: `crowd_${letter}`,
          person: `crowd-${letter}`,
          platform_id: `99${letter.charCodeAt(0)}`,
        })),
      ],
    };
    const before = reader.generation;
    await publisher.release(crowd, hours(1));
    await publisher.pulse(hours(1));
    reader.now = hours(1);
    expect(await reader.sync()).toBe('quarantined');
    reader.asked.length = 0;
    expect(await reader.sync()).toBe('quarantined');
    expect(reader.asked).toEqual(['root/2.pal', 'pulse.pal']);
    await publisher.release(crowd, hours(2), { bulk: true });
    await publisher.pulse(hours(2));
    reader.now = hours(2);
    expect(await reader.sync()).toBe('quarantined');
    expect(reader.generation).toBe(before);
    await publisher.release(crowd, hours(3), { bulk: true, signers: publisher.of('list', 'root') });
    await publisher.pulse(hours(3));
    reader.now = hours(3);
    expect(await reader.sync()).toBe('ok');
  });
});
