import { dayOf } from '../core/match/days.ts';
import { MATCH_USAGE, runMatch } from './match-verb.ts';
import { readArguments } from './node/arguments.ts';
import { say } from './node/terminal.ts';

const USAGE_EXIT = 2;

/** The verbs of the `fieldmark` command. Each gives its exit code: 0 ok, 1 findings, 2 usage. */
const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  match: matchFrom,
};

async function matchFrom(args: readonly string[]): Promise<number> {
  const read = readArguments(args, {
    list: { type: 'string' },
    now: { type: 'string' },
    json: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  });
  const [posts, ...more] = read?.positional ?? [];
  const list = read?.values.list;
  const now = read?.values.now ?? new Date().toISOString();
  const known = typeof list === 'string' && typeof now === 'string' && dayOf(now) !== null;
  if (posts === undefined || more.length > 0 || !known) return usage();
  return runMatch({ posts, list, now });
}

function usage(): number {
  say(`Usage:\n  ${MATCH_USAGE}`);
  return USAGE_EXIT;
}

const [verb = '', ...args] = process.argv.slice(2);
process.exitCode = await (VERBS[verb] ?? (async () => usage()))(args);
