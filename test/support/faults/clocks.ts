import { addSeconds, secondsBetween } from '../../../src/core/list/publication/instants.ts';
import { hours, smallState, T0, TestPublisher, TestReader } from '../publication.ts';
import { attempt, type FaultCase, type Outcome, type Row } from './case.ts';
import { newDesk } from './documents.ts';
import type { Scene } from './scene.ts';

const ROW: Row = 'clocks';
const DAY = 24;
const YEAR = 366 * DAY;

/** The local clock at every 18 hours of two years, at the edges, jumping during a sync, and right again afterwards. */
export function clockCases({ reader, next }: Scene): FaultCase[] {
  const cases: FaultCase[] = [];
  const at =
    (now: string): (() => Promise<Outcome>) =>
    async () => {
      const twin = reader.fork(next);
      twin.now = now;
      const outcome = await attempt(twin);
      if (outcome.code === 'ok') return outcome;
      // Nothing of the wrong clock may stay: at the right one, the same files are good.
      const [generation] = [twin.generation];
      if (generation !== reader.generation) return { ...outcome, changed: true };
      twin.now = hours(2);
      const after = await twin.sync();
      return after === 'ok' ? outcome : { code: `then ${after}`, changed: false };
    };
  for (let half = -2 * YEAR; half <= 2 * YEAR; half += 37) {
    // "now" is never before the newest document that was accepted, the first pulse.
    const expected = half / 2 > 1 + 7 * DAY ? 'expired' : 'ok';
    cases.push({ row: ROW, name: `${half / 2} h`, expected: [expected], run: at(hours(half / 2)) });
  }
  const end = addSeconds(hours(1), 7 * DAY * 3600);
  for (const [seconds, expected] of [
    [-1, 'ok'],
    [0, 'ok'],
    [1, 'expired'],
  ] as const) {
    const now = addSeconds(end, seconds);
    cases.push({ row: ROW, name: `${seconds} s after a pulse's end`, expected: [expected], run: at(now) });
  }
  for (const [seconds, expected] of [
    [0, 'ok'],
    [86_399, 'ok'],
    [86_400, 'ok'],
    [86_401, 'future'],
    [90_000, 'future'],
  ] as const) {
    for (const kind of ['root', 'release', 'pulse'] as const) {
      cases.push({
        row: ROW,
        name: `a ${kind} issued in ${seconds} s`,
        expected: [expected],
        run: ahead(kind, seconds),
      });
    }
  }
  for (const [name, lives, expected] of [
    ['root', 400 * DAY, 'ok'],
    ['root', 400 * DAY + 1 / 3600, 'lifetime'],
    ['release', 45 * DAY, 'ok'],
    ['release', 45 * DAY + 1 / 3600, 'lifetime'],
    ['pulse', 7 * DAY, 'ok'],
    ['pulse', 7 * DAY + 1 / 3600, 'lifetime'],
    ['root', 0, 'lifetime'],
    ['release', 0, 'lifetime'],
    ['pulse', 0, 'lifetime'],
    ['root', -1, 'lifetime'],
    ['release', -1, 'lifetime'],
    ['pulse', -1, 'lifetime'],
  ] as const) {
    const expires = hours(1 + lives);
    cases.push({
      row: ROW,
      name: `a ${name} that lives ${lives} h`,
      expected: [expected],
      run: changed(name, { expires }),
    });
  }
  for (const wrong of [
    '2026-11-24',
    '2026-11-24T13:00:00.000Z',
    '2026-11-24T13:00:00+00:00',
    '2026-02-30T00:00:00Z',
    '2026-11-24T24:00:00Z',
    '2026-11-24t13:00:00z',
  ]) {
    for (const name of ['root', 'release', 'pulse'] as const) {
      cases.push({
        row: ROW,
        name: `a ${name} issued "${wrong}"`,
        expected: ['parse'],
        run: changed(name, { issued: wrong }),
      });
    }
  }
  for (const [name, kind, now] of [
    ['release', 'release', 45 * DAY],
    ['root', 'root', 400 * DAY],
  ] as const) {
    for (const [seconds, expected] of [
      [0, 'ok'],
      [1, 'expired'],
    ] as const) {
      cases.push({
        row: ROW,
        name: `${seconds} s after a ${name}'s end`,
        expected: [expected],
        run: old(kind, hours(now), seconds),
      });
    }
  }
  // The clock is read once a sync: what it does afterwards decides nothing.
  for (let read = 1; read <= 6; read += 1) {
    for (const jump of [-YEAR, YEAR]) {
      cases.push({
        row: ROW,
        name: `jumps ${jump} h after being read ${read} times`,
        expected: ['ok'],
        run: async () => {
          const twin = reader.fork(next);
          let reads = 0;
          const whole = twin.ports.bind(twin);
          twin.ports = () => ({ ...whole(), now: () => hours(++reads > read ? jump : 1) });
          return attempt(twin);
        },
      });
    }
  }
  return cases;
}

type Kind = 'root' | 'release' | 'pulse';

function changed(kind: Kind, change: object): () => Promise<Outcome> {
  return async () => {
    const publisher = await TestPublisher.start();
    const reader = new TestReader(new Map(publisher.files));
    await reader.sync();
    await publisher.root(publisher.signers, hours(1), kind === 'root' ? change : {});
    await publisher.release(smallState(), hours(1), { change: kind === 'release' ? change : {} });
    await publisher.pulse(hours(1), { change: kind === 'pulse' ? change : {} });
    reader.files = publisher.files;
    reader.now = hours(1);
    return attempt(reader);
  };
}

/** A document that is dated that many seconds after the reader's clock; those before it are older. */
function ahead(kind: Kind, seconds: number): () => Promise<Outcome> {
  return async () => {
    const desk = await newDesk();
    const { publisher, reader } = desk;
    const now = addSeconds(hours(2), seconds);
    reader.now = hours(2);
    if (kind === 'root') await publisher.root(publisher.signers, now);
    if (kind === 'release') await publisher.release(smallState(), now);
    await publisher.pulse(kind === 'pulse' ? now : hours(2));
    return attempt(reader);
  };
}

/** A release or root of T0 under a pulse of that late day, read that many seconds after its end. */
function old(kind: 'root' | 'release', end: string, seconds: number): () => Promise<Outcome> {
  return async () => {
    const publisher = await TestPublisher.start();
    const now = addSeconds(end, seconds);
    if (kind === 'root') await publisher.release(smallState(), addSeconds(end, -3600));
    await publisher.pulse(addSeconds(end, -3600));
    const reader = new TestReader(publisher.files);
    reader.now = now;
    if (secondsBetween(T0, now) <= 0) throw new Error('a day in the past');
    return attempt(reader);
  };
}
