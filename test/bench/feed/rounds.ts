import { median } from '../statistics.ts';
import type { Contestant } from './contestant.ts';
import type { Cost } from './cost.ts';
import { measureCost } from './cost.ts';
import type { Lateness } from './latency.ts';
import { measureCold, measureLateness, measureWake } from './latency.ts';
import type { BenchPost } from './posts.ts';
import type { Callbacks } from './trace.ts';
import { traceCallbacks } from './trace.ts';

/**
 * Everybody that is compared. `page`: no script of any extension; `idle`: a do-nothing content script; `least`: a reader without
 * any of our care.
 */
export const NAMES = ['page', 'idle', 'least', 'ours', 'perPost', 'monitor'] as const;
export type Name = (typeof NAMES)[number];

/** The posts of a round. */
export interface Streams {
  readonly warmUp: readonly BenchPost[];
  readonly posts: readonly BenchPost[];
  /** Many posts with evidence, streamed one a frame. */
  readonly watched: readonly BenchPost[];
  /** Posts of listed authors, each shown once to a sleeping worker. */
  readonly cold: readonly BenchPost[];
}

/** All that one round measured. */
export interface Round {
  readonly cost: Readonly<Record<Name, Cost>>;
  readonly callbacks: Readonly<Record<Exclude<Name, 'page'>, Callbacks>>;
  readonly lateness: Lateness;
  readonly coldMs: readonly number[];
  readonly wakeMs: readonly number[];
}

/** Runs everybody once. The order turns with the round, so that nobody always comes first. */
export async function runRound(
  round: number,
  who: Readonly<Record<Name, Contestant>>,
  { warmUp, posts, watched, cold }: Streams,
  perFrame: number,
): Promise<Round> {
  const order = NAMES.map((_, at) => NAMES[(at + round) % NAMES.length] ?? 'page');
  const cost: Partial<Record<Name, Cost>> = {};
  for (const name of order) cost[name] = await measureCost(who[name], warmUp, posts, perFrame);
  const callbacks: Partial<Record<Name, Callbacks>> = {};
  for (const name of order)
    if (name !== 'page') callbacks[name] = await traceCallbacks(who[name], warmUp, posts, perFrame);
  return {
    cost: cost as Record<Name, Cost>,
    callbacks: callbacks as Record<Name, Callbacks>,
    lateness: await measureLateness(who.ours, watched),
    coldMs: await measureCold(who.ours, cold),
    wakeMs: await measureWake(who.idle, cold.length),
  };
}

/**
 * The rounds whose do-nothing variant is within 25 % of the peer's own cost of its middle value (performance.md): in the
 * others the machine did something else, and a difference of two runs says nothing.
 */
export function cleanRounds(rounds: readonly Round[]): readonly Round[] {
  const idle = median(rounds.map(({ cost }) => cost.idle.wall));
  const peer = median(rounds.map(({ cost }) => cost.monitor.wall - cost.idle.wall));
  return rounds.filter(({ cost }) => Math.abs(cost.idle.wall - idle) <= 0.25 * Math.max(peer, 0));
}
