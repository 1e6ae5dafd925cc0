import type { LookUp } from './accounts.ts';
import type { Compared } from './compare-peers.ts';
import type { Quality, Share } from './quality.ts';
import type { measureGrowth, SpeedAt } from './speed.ts';

/** Everything one run measures. */
export interface Result {
  readonly corpus: 'shared' | 'generated';
  readonly quality: Quality;
  readonly peers: readonly Compared[];
  readonly speed: readonly SpeedAt[];
  readonly lookUps: readonly LookUp[];
  readonly growth: ReturnType<typeof measureGrowth>;
}

/** One goal: what was measured, and the bound it must keep. */
export interface Gate {
  readonly goal: string;
  readonly measured: number;
  readonly bound: string;
  readonly held: boolean;
}

const MIB = 1024 * 1024;

/** The goals of matching.md. Quality is a goal on the shared corpus only; ratios and bytes always. */
export function gatesOf(result: Result): readonly Gate[] {
  const gates: Gate[] = [];
  const least = (goal: string, measured: number, bound: number) =>
    gates.push({ goal, measured, bound: `≥ ${bound}`, held: measured >= bound });
  const most = (goal: string, measured: number, bound: number) =>
    gates.push({ goal, measured, bound: `≤ ${bound}`, held: measured <= bound });
  if (result.corpus === 'shared') qualityGates(result.quality, least, most);
  const [ours, ...peers] = result.peers;
  if (ours !== undefined) {
    for (const peer of peers) {
      const times = peer.times.p50 / ours.times.p50;
      if (peer.recall >= ours.recall - 0.01) least(`times faster than ${peer.name}`, times, 1);
      if (peer.name.startsWith('fuzzball')) least(`times faster than ${peer.name}`, times, 10);
      if (/FlexSearch|MiniSearch/.test(peer.name) && peer.timesFull !== null && ours.timesFull !== null) {
        least(`times faster than ${peer.name}, full list`, peer.timesFull.p50 / ours.timesFull.p50, 10);
      }
    }
  }
  const [small] = result.speed;
  const large = result.speed.at(-1);
  if (small !== undefined && large !== undefined) {
    most(`p50 at ${large.templates} / at ${small.templates} templates`, large.judge.p50 / small.judge.p50, 4);
    most(`index of ${large.templates} templates, MiB`, large.indexBytes / MIB, 10);
  }
  const keys = 1_000_000;
  const table = result.lookUps.find((one) => one.keys === keys && one.name.startsWith('fieldmark'));
  const set = result.lookUps.find((one) => one.keys === keys && one.name.startsWith('Set'));
  if (table !== undefined && set !== undefined) {
    most(`time of a look-up among ${keys} / Set`, table.ns / set.ns, 0.5);
    most(`memory of ${keys} keys / Set`, table.bytesPerKey / set.bytesPerKey, 0.25);
    most('bytes a key', table.bytesPerKey, 25);
    most('wrong answers of the account table', table.falsePositives, 0);
  }
  most(`growth of time when a hostile text doubles (${result.growth.worst})`, result.growth.ratio, 3);
  return gates;
}

function qualityGates(
  quality: Quality,
  least: (goal: string, measured: number, bound: number) => void,
  most: (goal: string, measured: number, bound: number) => void,
): void {
  least('recall of real variants', share(quality.real), 0.995);
  least('real variants without own words at B', share(quality.realAsMessage), 0.99);
  least('precision', quality.precision, 0.9995);
  least('recall of synthetic edits', share(quality.synth), 0.9);
  most('hits per 10,000 easy negatives', share(quality.easyHits) * 10_000, 0.2);
  most('quotations at B', quality.quotesAtB.found, 0);
  most('quotations at B~ without own words', share(quality.quotesUnmarked), 0.02);
  for (const [half, { atB, unmarked }] of Object.entries(quality.wrappers)) {
    most(`wrappers ${half}: at B`, atB.found, 0);
    most(`wrappers ${half}: at B~ without own words`, share(unmarked), 0.02);
  }
}

/** Found, as a share of all. */
export function share({ of, found }: Share): number {
  return of === 0 ? 0 : found / of;
}
