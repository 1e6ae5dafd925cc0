import { median, quantile } from '../statistics.ts';
import type { SentMessage } from './latency.ts';
import type { Round } from './rounds.ts';
import type { Sizes } from './sizes.ts';
import { LOAD_BYTES, ON_DEMAND_BYTES } from './sizes.ts';

/** One row of performance.md's "Budgets". A row that is only reported never fails: it is an absolute time. */
export interface Budget {
  readonly what: string;
  readonly measured: number | null;
  readonly most: number;
  readonly unit: string;
  readonly gate: boolean;
}

const COST_RATIO = 0.35;
const HEAP_BYTES = 0.3 * 1e6;
const MOST_BESIDE_TEXT = 200;
const COLD_EXTRA_MS = 100;
const CALLBACK_MS = 50;

/** True for a row that fails the bench. */
export function isMissed({ measured, most, gate }: Budget): boolean {
  return gate && (measured === null || !(measured <= most));
}

/** All rows. `clean` are the rounds whose wall times can be told apart from the machine's other work. */
export function budgetsOf(
  rounds: readonly Round[],
  clean: readonly Round[],
  enough: number,
  sizes: Sizes,
): Budget[] {
  const over = (from: readonly Round[], value: (round: Round) => number) => median(from.map(value));
  const gate = (what: string, measured: number | null, most: number, unit: string): Budget => ({
    what,
    measured,
    most,
    unit,
    gate: true,
  });
  const report = (what: string, measured: number | null, most: number, unit: string): Budget => ({
    ...gate(what, measured, most, unit),
    gate: false,
  });
  const lateness = rounds.map((round) => round.lateness);
  const messages = lateness.map(({ warmMessages }) => warmMessages);
  const beside = messages.flat().filter(isJudge).map(besideText);
  return [
    {
      ...gate(
        'wall a post, net of do-nothing, ours / DOM monitor',
        over(clean, netWallRatio),
        COST_RATIO,
        '×',
      ),
      // Fewer clean rounds than asked for: the difference of two runs is noise, and the callbacks below decide alone.
      gate: clean.length >= enough,
    },
    // The thread's own clock: what other programs do to the machine does not count.
    gate(
      'CPU a post in callbacks, ours / DOM monitor',
      over(rounds, ({ callbacks }) => callbacks.ours.cpu / callbacks.monitor.cpu),
      COST_RATIO,
      '×',
    ),
    // What no reader can do without, in the same run: the budget leaves the difference for all our care.
    report(
      'CPU a post in callbacks, the least reader / DOM monitor',
      over(rounds, ({ callbacks }) => callbacks.least.cpu / callbacks.monitor.cpu),
      COST_RATIO,
      '×',
    ),
    report(
      'wall a post, net of do-nothing, the least reader / DOM monitor',
      over(clean, ({ cost }) => netWallOf(cost, 'least') / netWallOf(cost, 'monitor')),
      COST_RATIO,
      '×',
    ),
    report(
      'heap over the page alone, the least reader',
      over(rounds, ({ cost }) => cost.least.heapBytes - cost.page.heapBytes),
      HEAP_BYTES,
      'B',
    ),
    report('wall a post in callbacks, ours / DOM monitor', over(rounds, callbackRatio), COST_RATIO, '×'),
    gate(
      'longest callback (CPU), ours / a message per post',
      over(rounds, ({ callbacks }) => callbacks.ours.longestCpuMs / callbacks.perPost.longestCpuMs),
      1,
      '×',
    ),
    report(
      'longest callback of ours',
      quantile(
        rounds.map(({ callbacks }) => callbacks.ours.longestMs),
        1,
      ),
      CALLBACK_MS,
      'ms',
    ),
    gate(
      'questions about posts in one frame, most',
      Math.max(...messages.map((sent) => mostInOneFrame(sent.filter(isJudge)))),
      1,
      '',
    ),
    report('messages of any kind in one frame, most', Math.max(...messages.map(mostInOneFrame)), 1, ''),
    gate(
      'messages about posts judged before',
      quantile(
        lateness.map(({ cachedMessages }) => cachedMessages.length),
        1,
      ),
      0,
      '',
    ),
    gate('bytes a post beside its texts, all messages', Math.max(...beside), MOST_BESIDE_TEXT, 'B'),
    gate(
      'frames to the badge, verdict cached',
      over(rounds, (r) => median(r.lateness.cached.lateness)),
      0,
      'frames',
    ),
    report(
      'frames to the badge, warm worker',
      over(rounds, (r) => median(r.lateness.warm.lateness)),
      2,
      'frames',
    ),
    report(
      'ms to the badge, cold worker, over an empty worker',
      over(rounds, ({ coldMs, wakeMs }) => median(coldMs) - median(wakeMs)),
      COLD_EXTRA_MS,
      'ms',
    ),
    gate('posts with a wrong badge', sumOver(rounds, wrongBadges), 0, ''),
    gate('labelled posts without their badge', sumOver(rounds, missingBadges), 0, ''),
    gate(
      'heap over the page alone',
      over(rounds, ({ cost }) => cost.ours.heapBytes - cost.page.heapBytes),
      HEAP_BYTES,
      'B',
    ),
    ...sizes.readers.map(({ file, gz }) =>
      gate(
        `${sizes.atLoad.file} + ${file}: a page without labels, gz`,
        sizes.atLoad.gz + gz,
        LOAD_BYTES,
        'B',
      ),
    ),
    ...sizes.onDemand.map(({ file, gz }) =>
      gate(`${file}, when it is wanted, gz`, gz, ON_DEMAND_BYTES[file] ?? 0, 'B'),
    ),
  ];
}

/** Ours over the peer, both without what the same page costs with a script that does nothing. */
export function netWallRatio({ cost }: Round): number {
  return netWallOf(cost, 'ours') / netWallOf(cost, 'monitor');
}

function netWallOf(cost: Round['cost'], name: 'least' | 'ours' | 'monitor'): number {
  return cost[name].wall - cost.idle.wall;
}

/** The same from the trace: only what ran in callbacks. */
export function callbackRatio({ callbacks }: Round): number {
  return callbacks.ours.wall / callbacks.monitor.wall;
}

function isJudge({ kind }: SentMessage): boolean {
  return kind === 'judge';
}

function besideText({ bytes, posts }: SentMessage): number {
  return (bytes - posts.reduce((sum, { text }) => sum + text, 0)) / posts.length;
}

function mostInOneFrame(batches: readonly SentMessage[]): number {
  const frames = new Map<number, number>();
  for (const { frame } of batches) frames.set(frame, (frames.get(frame) ?? 0) + 1);
  return Math.max(0, ...frames.values());
}

function wrongBadges({ cost, lateness }: Round): number {
  return cost.ours.run.wrong + cost.perPost.run.wrong + lateness.warm.wrong + lateness.cached.wrong;
}

function missingBadges({ lateness: { warm, cached } }: Round): number {
  return warm.due - warm.badged + cached.due - cached.badged;
}

function sumOver(rounds: readonly Round[], value: (round: Round) => number): number {
  return rounds.reduce((sum, round) => sum + value(round), 0);
}
