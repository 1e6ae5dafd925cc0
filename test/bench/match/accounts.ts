import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import bloom from 'bloom-filters';
import type { AccountEntry } from '../../../src/core/list/entries.ts';
import { NO_PLACE, openAccountTable } from '../../../src/core/match/account-table.ts';
import { accountTableSteps } from '../../../src/core/match/compile-entries.ts';
import { runSteps } from '../../../src/core/steps.ts';
import { Random } from '../random.ts';

/** One way to look an account up, measured. */
export interface LookUp {
  readonly name: string;
  readonly keys: number;
  /** Nanoseconds a look-up in the least disturbed round; half of the keys asked are there. */
  readonly ns: number;
  readonly bytesPerKey: number;
  readonly falsePositives: number;
  readonly buildMs: number;
}

const ASKED = 100_000;
const ROUNDS = 7;
const MOST_BLOOM = 100_000;

/** A handle key as an account's entry has it; every number has another. */
function keyOf(i: number): string {
  return `x:${((i * 2_654_435_761) % 4_294_967_296).toString(36)}_${(i % 1296).toString(36)}`;
}

// Strings as a page brings them: made anew, flat, never asked before, so that nothing about them is cached.
function fresh(keys: readonly string[]): string[] {
  return keys.map((key) => Buffer.from(key, 'latin1').toString('latin1'));
}

/** Looks up keys of which half are there, in our account table, a Set and a Bloom filter, round about. */
export function measureLookUps(count: number): readonly LookUp[] {
  const random = new Random(7);
  const inside = Array.from({ length: count }, (_, i) => keyOf(i));
  const asked = Array.from({ length: ASKED }, (_, i) =>
    i % 2 === 0 ? (inside[random.below(count)] ?? '') : keyOf(count + i),
  );
  const methods = [ours(inside), setOf(inside), ...(count <= MOST_BLOOM ? [bloomOf(inside)] : [])];
  const times = methods.map(() => [] as number[]);
  let wrong = methods.map(() => 0);
  for (let round = 0; round < ROUNDS + 1; round++) {
    wrong = methods.map(({ has }, m) => {
      const keys = fresh(asked);
      let hits = 0;
      const start = performance.now();
      for (const key of keys) if (has(key)) hits++;
      const spent = performance.now() - start;
      if (round > 0) times[m]?.push((spent * 1e6) / keys.length);
      return hits - ASKED / 2;
    });
  }
  return methods.map(({ name, bytes, buildMs }, m) => ({
    name,
    keys: count,
    ns: Math.min(...(times[m] ?? [])),
    bytesPerKey: bytes / count,
    falsePositives: (wrong[m] ?? 0) / (ASKED / 2),
    buildMs,
  }));
}

interface Method {
  readonly name: string;
  readonly bytes: number;
  readonly buildMs: number;
  readonly has: (key: string) => boolean;
}

// One key an account; the entries are whole ones, as long as those of a real list.
function ours(keys: readonly string[]): Method {
  const accounts = keys.map((key, i): AccountEntry => {
    const handle = key.slice(2);
    return { ...ENTRY, id: `person-${i}/x/${handle}`, handle, person: `person-${i}` };
  });
  const start = performance.now();
  const starts = accounts.map((_, i) => 300 * i);
  const parts = runSteps(accountTableSteps(accounts, starts));
  const buildMs = performance.now() - start;
  const table = openAccountTable(parts);
  return {
    name: 'fieldmark account table',
    bytes: parts.slots.byteLength,
    buildMs,
    has: (key) => table.find(key) !== NO_PLACE,
  };
}

const ENTRY: AccountEntry = {
  type: 'account',
  id: '',
  platform: 'x',
  handle: '',
  person: '',
  role: 'field organiser',
  relation: 'paid_staff',
  payer: 'example-committee',
  sources: ['filing-1'],
  valid_from: '2026-01-01',
  valid_to: '2026-11-30',
  recheck_by: '2026-12-01',
  status: 'active',
};

function setOf(keys: readonly string[]): Method {
  const before = heap();
  const start = performance.now();
  const known = new Set(fresh(keys));
  const buildMs = performance.now() - start;
  return { name: 'Set<string>', bytes: heap() - before, buildMs, has: (key) => known.has(key) };
}

function bloomOf(keys: readonly string[]): Method {
  const start = performance.now();
  const filter = bloom.BloomFilter.create(keys.length, 0.004);
  for (const key of keys) filter.add(key);
  return {
    name: 'bloom-filters',
    bytes: filter.size / 8,
    buildMs: performance.now() - start,
    has: (key) => filter.has(key),
  };
}

function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
