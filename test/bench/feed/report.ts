import { spread } from '../statistics.ts';
import { short, table } from '../table.ts';
import type { Budget } from './budgets.ts';
import { callbackRatio, isMissed, netWallRatio } from './budgets.ts';
import type { Name, Round } from './rounds.ts';

const TITLES: Readonly<Record<Name, string>> = {
  page: 'page alone',
  idle: 'do-nothing script',
  least: 'the least reader',
  ours: 'Fieldmark',
  perPost: 'a message per post',
  monitor: 'Ghostery’s DOM monitor',
};
const RIVALS = ['least', 'ours', 'perPost', 'monitor'] as const;

/** The figures as tables: everybody's cost, the ratios round by round, lateness and messages, then the budgets. */
export function printable(
  rounds: readonly Round[],
  clean: readonly Round[],
  budgets: readonly Budget[],
): string {
  return [
    `Main thread, µs a post: minimum / median / maximum of ${rounds.length} rounds (${clean.length} clean)`,
    costTable(rounds),
    sizesLine(rounds),
    '\nOurs over the DOM monitor, round by round',
    ratioTable(rounds, clean),
    '\nFrom the post to the badge, and messages',
    latenessTable(rounds),
    '\nBudgets of performance.md',
    budgetTable(budgets),
  ].join('\n');
}

function sizesLine(rounds: readonly Round[]): string {
  const { min, median, max } = spread(rounds.flatMap(({ cost }) => cost.page.sizes));
  return `Elements of a post: ${short(min)} / ${short(median)} / ${short(max)}`;
}

function costTable(rounds: readonly Round[]): string {
  const cells = (values: readonly number[]) => {
    const { min, median, max } = spread(values);
    return `${short(min)} / ${short(median)} / ${short(max)}`;
  };
  const of = (value: (round: Round) => number) => cells(rounds.map(value));
  const whole = (['page', 'idle'] as const).map((name) => [
    `${TITLES[name]} (whole page)`,
    of(({ cost }) => cost[name].wall),
    of(({ cost }) => cost[name].cpu),
    '',
    '',
    '',
    of(({ cost }) => cost[name].heapBytes / 1e6),
  ]);
  const net = RIVALS.map((name) => [
    `${TITLES[name]} (net)`,
    of(({ cost }) => cost[name].wall - cost.idle.wall),
    of(({ cost }) => cost[name].cpu - cost.idle.cpu),
    of(({ callbacks }) => callbacks[name].wall),
    of(({ callbacks }) => callbacks[name].cpu),
    of(({ callbacks }) => callbacks[name].longestMs),
    of(({ cost }) => cost[name].heapBytes / 1e6),
  ]);
  const head = ['', 'wall', 'CPU', 'in callbacks: wall', 'CPU', 'longest, ms', 'heap, MB'];
  return table(head, [...whole, ...net]);
}

function ratioTable(rounds: readonly Round[], clean: readonly Round[]): string {
  return table(
    [
      'round',
      'net wall',
      'net CPU',
      'callbacks wall',
      'callbacks CPU',
      'longest, CPU ms: ours / per post',
      '',
    ],
    rounds.map((round, at) => [
      String(at + 1),
      short(netWallRatio(round)),
      short((round.cost.ours.cpu - round.cost.idle.cpu) / (round.cost.monitor.cpu - round.cost.idle.cpu)),
      short(callbackRatio(round)),
      short(round.callbacks.ours.cpu / round.callbacks.monitor.cpu),
      `${short(round.callbacks.ours.longestCpuMs)} / ${short(round.callbacks.perPost.longestCpuMs)}`,
      clean.includes(round) ? '' : 'noisy: not counted as wall',
    ]),
  );
}

function latenessTable(rounds: readonly Round[]): string {
  const rows = rounds.map(({ lateness: { warm, cached, warmMessages }, coldMs, wakeMs }, at) => {
    const questions = warmMessages.filter(({ kind }) => kind === 'judge');
    const sent = questions.reduce((sum, { bytes }) => sum + bytes, 0);
    const text = questions.flatMap(({ posts }) => posts).reduce((sum, post) => sum + post.text, 0);
    const frames = (values: readonly number[]) => {
      const { min, median, max } = spread(values);
      return `${short(min)} / ${short(median)} / ${short(max)}`;
    };
    return [
      String(at + 1),
      `${warm.badged} of ${warm.due}`,
      frames(cached.lateness),
      frames(warm.lateness),
      `${short(questions.length / warm.posts)} (${short(warmMessages.length / warm.posts)})`,
      `${short(sent / warm.posts)} (${short((sent - text) / warm.posts)})`,
      frames(coldMs),
      frames(wakeMs),
    ];
  });
  const head = ['round', 'badges', 'frames, cached', 'frames, warm', 'questions a post (all messages)'];
  return table([...head, 'bytes a post (beside texts)', 'cold, ms', 'empty worker, ms'], rows);
}

function budgetTable(budgets: readonly Budget[]): string {
  return table(
    ['', 'measured', 'at most', 'unit', ''],
    budgets.map((budget) => [
      budget.what,
      short(budget.measured),
      short(budget.most),
      budget.unit,
      verdict(budget),
    ]),
  );
}

function verdict(budget: Budget): string {
  if (isMissed(budget)) return 'MISSED';
  if (budget.gate) return 'kept';
  return budget.measured !== null && budget.measured <= budget.most ? 'reported' : 'reported, over';
}
