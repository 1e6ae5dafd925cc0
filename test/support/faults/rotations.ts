import { MAX_ROOT_STEPS } from '../../../src/core/list/publication/limits.ts';
import type { RoleName } from '../../../src/core/list/publication/root.ts';
import { fixedSigner, hours, smallState, T0, TestPublisher, TestReader } from '../publication.ts';
import { attempt, type FaultCase, type Outcome, type Row } from './case.ts';
import { fileOf } from './scene.ts';

const ROW: Row = 'rotations';
const ROLES: readonly RoleName[] = ['root', 'list', 'pulse'];
const state = smallState();
const without = { ...state, accounts: state.accounts.slice(1) };

type Act = (desk: { readonly publisher: TestPublisher; readonly reader: TestReader }) => Promise<void>;

function rotationCase(name: string, expected: string, act: Act): FaultCase {
  return {
    row: ROW,
    name,
    expected: [expected],
    run: async () => {
      const publisher = await TestPublisher.start(state);
      const reader = new TestReader(new Map(publisher.files));
      if ((await reader.sync()) !== 'ok') throw new Error('the first sync failed');
      reader.now = hours(3);
      reader.files = publisher.files;
      await act({ publisher, reader });
      return attempt(reader);
    },
  };
}

/** Keys that come and go, roots that skip, walks of 256 steps and one more, and what a stolen key leaves behind. */
export function rotationCases(): FaultCase[] {
  const cases: FaultCase[] = [];
  for (let mask = 1; mask < 8; mask += 1) {
    const roles = ROLES.filter((_, n) => ((mask >> n) & 1) === 1);
    const rotate = async (publisher: TestPublisher): Promise<void> => {
      const kept = publisher.signers.filter(({ role }) => !roles.includes(role));
      await publisher.root(
        [...kept, ...(await Promise.all(roles.map((role) => fixedSigner(role, 2))))],
        hours(1),
      );
    };
    cases.push(
      rotationCase(`other keys for ${roles.join(', ')}`, 'ok', async ({ publisher }) => {
        await rotate(publisher);
        await publisher.release(without, hours(1));
        await publisher.pulse(hours(1));
      }),
      rotationCase(
        `other keys for ${roles.join(', ')}, not signed by the old root`,
        'signature',
        async ({ publisher }) => {
          publisher.signers = publisher.signers.filter(({ role }) => role !== 'root');
          publisher.signers = [...publisher.signers, await fixedSigner('root', 5)];
          await rotate(publisher);
          await publisher.pulse(hours(1));
        },
      ),
    );
    for (const role of roles.filter((one) => one !== 'root')) {
      cases.push(
        rotationCase(
          `the old ${role} key signs after ${roles.join(', ')}`,
          'signature',
          async ({ publisher }) => {
            const old = publisher.of(role);
            await rotate(publisher);
            await publisher.release(without, hours(1), role === 'list' ? { signers: old } : {});
            await publisher.pulse(hours(1), role === 'pulse' ? { signers: old } : {});
          },
        ),
      );
    }
  }
  cases.push(
    rotationCase('the old root key signs root 3', 'signature', async ({ publisher }) => {
      const [old] = publisher.of('root');
      await publisher.root([await fixedSigner('root', 2), ...publisher.of('list', 'pulse')], hours(1));
      publisher.signers = [...(old === undefined ? [] : [old]), ...publisher.of('list', 'pulse')];
      await publisher.root([...publisher.signers], hours(1));
      await publisher.pulse(hours(1));
    }),
    rotationCase('not signed by the new root keys', 'signature', async ({ publisher }) => {
      const next = await fixedSigner('root', 2);
      await publisher.root([{ ...next, sign: null }, ...publisher.of('list', 'pulse')], hours(1));
      await publisher.pulse(hours(1));
    }),
    rotationCase('a threshold above the number of keys', 'parse', async ({ publisher }) => {
      publisher.thresholds = { root: 1, list: 2, pulse: 1 };
      await publisher.root(publisher.signers, hours(1));
    }),
    rotationCase('a threshold of 0', 'parse', async ({ publisher }) => {
      publisher.thresholds = { root: 1, list: 0, pulse: 1 };
      await publisher.root(publisher.signers, hours(1));
    }),
    rotationCase('17 keys', 'parse', async ({ publisher }) => {
      const more = await Promise.all(Array.from({ length: 14 }, (_, n) => fixedSigner('list', n + 10)));
      await publisher.root([...publisher.signers, ...more], hours(1));
    }),
    rotationCase('16 keys', 'ok', async ({ publisher }) => {
      const more = await Promise.all(Array.from({ length: 13 }, (_, n) => fixedSigner('list', n + 10)));
      await publisher.root([...publisher.signers, ...more], hours(1));
      await publisher.release(without, hours(1));
      await publisher.pulse(hours(1));
    }),
    rotationCase('a root that says it is the one after the next', 'root-seq', async ({ publisher }) =>
      publisher.root(publisher.signers, hours(1), { seq: 3 }),
    ),
    rotationCase('a root that says it is the first', 'root-seq', async ({ publisher }) =>
      publisher.root(publisher.signers, hours(1), { seq: 1 }),
    ),
    rotationCase('root 3 without root 2', 'wrong-root', async ({ publisher }) => {
      await publisher.root(publisher.signers, hours(1));
      await publisher.root(publisher.signers, hours(1));
      publisher.files.delete('root/2.pal');
      await publisher.pulse(hours(1));
    }),
    rotationCase('the first root again as the second', 'root-seq', async ({ publisher }) => {
      publisher.files.set('root/2.pal', fileOf(publisher.files, 'root/1.pal'));
    }),
    rotationCase('an expired root in the middle of a walk', 'ok', async ({ publisher }) => {
      await publisher.root(publisher.signers, T0, { expires: hours(1) });
      await publisher.root(publisher.signers, hours(2));
      await publisher.pulse(hours(3));
    }),
    rotationCase('an expired root at its end', 'expired', async ({ publisher }) => {
      await publisher.root(publisher.signers, T0, { expires: hours(1) });
      await publisher.pulse(hours(3));
    }),
  );
  for (const roles of [['pulse'], ['list'], ['list', 'pulse'], ['root', 'list', 'pulse']] as const) {
    const seq = Number.MAX_SAFE_INTEGER - 1;
    const ahead = async ({ publisher, reader }: Parameters<Act>[0]): Promise<void> => {
      if (roles.some((role) => role === 'list')) await publisher.release(state, hours(1), { seq });
      await publisher.pulse(hours(1), { seq });
      if ((await reader.sync()) !== 'ok') throw new Error('the fast-forward was refused');
    };
    cases.push(
      rotationCase(`fast-forward of ${roles.join(', ')} without a rotation`, 'rollback', async (desk) => {
        await ahead(desk);
        if (roles.some((role) => role === 'list'))
          await desk.publisher.release(without, hours(2), { seq: 2 });
        await desk.publisher.pulse(hours(2), { seq: 2 });
      }),
      rotationCase(`fast-forward of ${roles.join(', ')}, then their rotation`, 'ok', async (desk) => {
        const { publisher } = desk;
        await ahead(desk);
        const changing: readonly RoleName[] = [...roles, 'pulse'];
        const kept = publisher.signers.filter(({ role }) => !changing.includes(role));
        const fresh = await Promise.all([...new Set(changing)].map((role) => fixedSigner(role, 2)));
        await publisher.root([...kept, ...fresh], hours(2));
        if (roles.some((role) => role === 'list')) await publisher.release(without, hours(2), { seq: 2 });
        await publisher.pulse(hours(2), { seq: 1 });
      }),
    );
  }
  for (const steps of [1, 15, 16, 17, 255, MAX_ROOT_STEPS, MAX_ROOT_STEPS + 1]) {
    cases.push({
      row: ROW,
      name: `a walk of ${steps} steps`,
      expected: [steps > MAX_ROOT_STEPS ? 'root-limit' : 'ok'],
      run: () => walk(steps),
    });
  }
  return cases;
}

/** A walk takes 16 steps a sync; the last sync's outcome counts. */
async function walk(steps: number): Promise<Outcome> {
  const publisher = await TestPublisher.start(state);
  const reader = new TestReader(new Map(publisher.files));
  if ((await reader.sync()) !== 'ok') throw new Error('the first sync failed');
  for (let step = 1; step <= steps; step += 1) await publisher.root(publisher.signers, T0);
  await publisher.pulse(T0);
  reader.files = publisher.files;
  for (let sync = 1; ; sync += 1) {
    const outcome = await attempt(reader);
    const pending = sync * 16 < Math.min(steps, MAX_ROOT_STEPS);
    if (outcome.code !== 'root-pending' || !pending) return outcome;
  }
}
