import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { hashOf, hours, smallState, TestPublisher, TestReader } from '../publication.ts';
import { attempt, type FaultCase, type Row } from './case.ts';
import { fileOf, withFile } from './scene.ts';

const ROW: Row = 'replays and forks';
const MANY = 21;

/** The last twenty pulses and releases again, and other files under the newest numbers. */
export async function replayCases(): Promise<FaultCase[]> {
  const state = smallState();
  const publisher = await TestPublisher.start(state);
  const pointers = [publisher.pointer];
  const heads: Bytes[] = [fileOf(publisher.files, 'pulse.pal')];
  for (let n = 1; n < MANY; n += 1) {
    await publisher.release(
      n % 2 === 1 ? { ...state, accounts: state.accounts.slice(1) } : state,
      hours(n / 10),
    );
    await publisher.pulse(hours(n / 10));
    pointers.push(publisher.pointer);
    heads.push(fileOf(publisher.files, 'pulse.pal'));
  }
  const latest = new Map(publisher.files);
  const reader = new TestReader(latest);
  reader.now = hours(3);
  if ((await reader.sync()) !== 'ok') throw new Error('the newest release was refused');
  const cases: FaultCase[] = [];
  for (const [at, head] of heads.slice(0, -1).entries()) {
    cases.push({
      row: ROW,
      name: `pulse ${at + 1} after ${MANY}`,
      expected: ['rollback'],
      run: () => attempt(reader.fork(withFile(latest, 'pulse.pal', head))),
    });
  }
  // A pulse of today that points back.
  for (const pointer of pointers.slice(0, -1)) {
    publisher.pointer = pointer;
    await publisher.pulse(hours(3), { seq: MANY + 1 });
    const files = new Map(publisher.files);
    cases.push({
      row: ROW,
      name: `a new pulse to release ${pointer.seq} after ${MANY}`,
      expected: ['rollback'],
      run: () => attempt(reader.fork(files)),
    });
  }
  const newest = pointers.at(-1) ?? publisher.pointer;
  publisher.pointer = newest;
  await publisher.pulse(hours(3), { seq: MANY });
  const fork = new Map(publisher.files);
  cases.push({
    row: ROW,
    name: 'another pulse of the same number',
    expected: ['fork'],
    run: () => attempt(reader.fork(fork)),
  });
  publisher.before = publisher.before && {
    ...publisher.before,
    mark: { seq: MANY - 1, sha256: newest.sha256 },
  };
  await publisher.release({ ...state, templates: [] }, hours(3));
  await publisher.pulse(hours(3), { seq: MANY + 1 });
  const twin = new Map(publisher.files);
  cases.push({
    row: ROW,
    name: 'another release of the same number',
    expected: ['fork'],
    run: () => attempt(reader.fork(twin)),
  });
  publisher.before = publisher.before && {
    ...publisher.before,
    mark: { seq: MANY, sha256: await hashOf(heads[0] ?? new Uint8Array()) },
  };
  await publisher.release(state, hours(3));
  await publisher.pulse(hours(3), { seq: MANY + 1 });
  const stranger = new Map(publisher.files);
  cases.push({
    row: ROW,
    name: 'a release that follows another one',
    expected: ['fork'],
    run: () => attempt(reader.fork(stranger)),
  });
  cases.push({ row: ROW, name: 'the same again', expected: ['ok'], run: () => attempt(reader.fork(latest)) });
  return cases;
}
