import { vi } from 'vitest';
import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { hours } from '../publication.ts';
import { changeStored } from '../stored-bytes.ts';
import type { FaultCase, Outcome, Row } from './case.ts';
import { type Call, Profile, Stopped, type Watch } from './profile.ts';
import type { Scene } from './scene.ts';

const ROW: Row = 'the client stops, races, runs out of room or is wiped';

async function prepared({ before, next }: Scene): Promise<Profile> {
  const profile = await Profile.subscribed(before);
  profile.files = next;
  profile.now = hours(1);
  return profile;
}

/** Calls `act` at the n-th call of those kinds. */
function at(point: number, kinds: readonly Call[], act: (call: Call) => void | Promise<void>): Watch {
  let count = 0;
  return (call) => {
    if (!kinds.includes(call)) return;
    count += 1;
    if (count === point) return act(call);
  };
}

const EVERY: readonly Call[] = ['network', 'crypto', 'read', 'write'];

/** How many calls of those kinds one whole sync makes. */
async function countCalls(scene: Scene, kinds: readonly Call[]): Promise<number> {
  const profile = await prepared(scene);
  let count = 0;
  const code = await profile.sync((call) => {
    if (kinds.includes(call)) count += 1;
  });
  if (code !== 'ok') throw new Error(`the sync ended in ${code}`);
  return count;
}

function whole(code: string, active: string, allowed: readonly string[], before = '1'): Outcome {
  if (!allowed.includes(active)) return { code: `${code}, then ${active} is active`, changed: false };
  return { code, changed: active !== before };
}

/** A dead worker does nothing more: every later call ends like the one that killed it. */
function killedAt(point: number): Watch {
  let count = 0;
  return () => {
    count += 1;
    if (count >= point) throw new Stopped();
  };
}

/** The extension's own sync, stopped, raced, without room and without its storage, at every call it makes. */
export async function clientCases(scene: Scene): Promise<FaultCase[]> {
  const cases: FaultCase[] = [];
  const points = await countCalls(scene, EVERY);
  const outside = await countCalls(scene, ['network', 'crypto']);
  const writes = await countCalls(scene, ['write']);
  for (let point = 1; point <= points; point += 1) {
    cases.push({
      row: ROW,
      name: `killed at call ${point} of ${points}, then another sync`,
      expected: ['ok'],
      run: async () => {
        const profile = await prepared(scene);
        const end = await profile.sync(killedAt(point)).catch((cause: unknown) => {
          if (cause instanceof Stopped || isStopped(cause)) return 'killed';
          throw cause;
        });
        const between = await profile.active();
        if (!['1', '2'].includes(between)) return { code: `${end}, then ${between}`, changed: false };
        const code = await profile.sync();
        return whole(code, await profile.active(), ['2']);
      },
    });
  }
  for (let point = 1; point <= outside; point += 1) {
    cases.push({
      row: ROW,
      name: `another context syncs at call ${point} of ${outside}`,
      expected: ['ok', 'overtaken'],
      run: async () => {
        const profile = await prepared(scene);
        let second = '';
        const first = await profile.sync(
          at(point, ['network', 'crypto'], async () => {
            second = await profile.sync();
          }),
        );
        const ends = [first, second].filter((one) => one !== 'overtaken');
        const code = ends.find((one) => one !== 'ok') ?? (ends.includes('ok') ? 'ok' : 'nobody');
        return whole(code, await profile.active(), ['2']);
      },
    });
    cases.push({
      row: ROW,
      name: `storage is wiped at call ${point} of ${outside}, then subscribed again`,
      expected: ['ok'],
      run: async () => {
        const profile = await prepared(scene);
        const wipe = (): Promise<void> => {
          // Dexie says on the console that it lets go of the database.
          const quiet = vi.spyOn(console, 'warn').mockImplementation(() => {});
          return profile.inside((database) => database.delete()).finally(() => quiet.mockRestore());
        };
        const end = await profile.sync(at(point, ['network', 'crypto'], wipe));
        const between = await profile.active();
        if (between !== 'none') return { code: `${end}, then ${between}`, changed: false };
        return whole(await profile.subscribe(), await profile.active(), ['2']);
      },
    });
  }
  for (let point = 1; point <= writes; point += 1) {
    cases.push({
      row: ROW,
      name: `no room at write ${point} of ${writes}`,
      // The last writes are the note of the sync and the ledger: the list is in by then.
      expected: ['quota-exceeded', 'ok'],
      run: async () => {
        const profile = await prepared(scene);
        const code = await profile.sync(
          at(point, ['write'], () => {
            throw new DOMException('no room', 'QuotaExceededError');
          }),
        );
        const outcome = whole(code, await profile.active(), code === 'ok' ? ['2'] : ['1']);
        const again = await profile.sync();
        return again === 'ok' ? outcome : { code: `then ${again}`, changed: false };
      },
    });
  }
  return cases;
}

// Dexie wraps what a transaction's work throws.
function isStopped(cause: unknown): boolean {
  return cause instanceof Error && 'inner' in cause && cause.inner instanceof Stopped;
}

const PARTS = ['index', 'state', 'root', 'artefact', 'gone'] as const;

/** One byte of each blob of the local database changed: told by its checksum, fetched again, never shown. */
export function restCases(scene: Scene): FaultCase[] {
  const cases: FaultCase[] = [];
  for (const part of PARTS) {
    for (let n = 0; n < (part === 'gone' ? 1 : 40); n += 1) {
      cases.push({
        row: 'damage at rest',
        name: `${part}, ${n} of 40`,
        expected: ['ok'],
        run: () => damaged(scene, part, n / 40, 1 << (n % 8)),
      });
    }
  }
  return cases;
}

async function damaged(
  scene: Scene,
  part: (typeof PARTS)[number],
  share: number,
  bit: number,
): Promise<Outcome> {
  const profile = await Profile.subscribed(scene.before);
  const flip = (bytes: Uint8Array): void => {
    const at = Math.floor(share * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ bit;
  };
  await profile.inside(async (database) => {
    const { generations, subscriptions, artefacts } = database;
    if (part === 'gone') await generations.clear();
    if (part === 'index') await changeStored(database, 'index', flip);
    if (part === 'state') await changeStored(database, 'state', flip);
    if (part === 'root')
      await subscriptions.toCollection().modify(({ trust }) => flip(trust.root.file as Bytes));
    if (part === 'artefact') await artefacts.toCollection().modify(({ bytes }) => flip(bytes));
  });
  const seen = await profile.active();
  if ((part === 'index' || part === 'state' || part === 'gone') && seen !== 'torn') {
    return { code: `the damage was not seen: ${seen}`, changed: false };
  }
  // The same release heals what is active; kept files and the root are needed by the next one.
  if (part === 'root' || part === 'artefact') {
    profile.files = scene.next;
    profile.now = hours(1);
  }
  const code = await profile.sync();
  return whole(code, await profile.active(), part === 'root' || part === 'artefact' ? ['2'] : ['1']);
}
