import { dayOf } from '../core/match/days.ts';
import { type Arguments, readArguments } from './node/arguments.ts';
import { instantFrom } from './node/crypto.ts';
import { systemCode } from './node/files.ts';
import { fail } from './node/report.ts';
import { say, writeLine } from './node/terminal.ts';
import { Refusal } from './refusal.ts';
import { type Call, VERBS, type Verb } from './verbs.ts';

const USAGE_EXIT = 2;
const EVERY =
  'Every verb: [--json] [--dry-run] [--now <ISO instant>] [--help]. Exit: 0 ok, 1 findings, 2 usage.';

async function runVerb(name: string, args: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') return help(Object.entries(VERBS));
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verb === undefined)
    return usage(name === '' ? 'a verb is missing' : `there is no verb "${name}"`, VERBS);
  if (args.includes('--help') || args.includes('-h')) return help([[name, verb]]);
  const read = readArguments(args, {
    ...Object.fromEntries([...verb.options, 'now'].map((option) => [option, { type: 'string' as const }])),
    ...Object.fromEntries(
      [...(verb.flags ?? []), 'json', 'dry-run'].map((flag) => [flag, { type: 'boolean' as const }]),
    ),
  });
  if (!read.ok) return usage(read.error, { [name]: verb });
  const call = callOf(read.value, verb.bare === true, name === 'match');
  const running = typeof call === 'string' ? null : verb.run(call);
  return (
    running ?? usage(typeof call === 'string' ? call : 'an option is missing or wrong', { [name]: verb })
  );
}

function callOf({ positional, values }: Arguments, bare: boolean, anyInstant: boolean): Call | string {
  const [subject = '', ...more] = positional;
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const given = text('now');
  // `match` takes the instants of posts, in any form; documents are dated in one form only.
  const now = anyInstant
    ? (given ?? new Date().toISOString())
    : instantFrom(given === null ? undefined : given);
  if (now === null || dayOf(now) === null) return '--now is an instant such as 2026-03-31T12:00:00Z';
  const surplus = bare ? positional : more;
  if (surplus.length > 0) return `"${surplus[0]}" is one word too many`;
  if (!bare && subject === '') return 'what to work on is missing';
  return {
    subject,
    text,
    flag: (name) => values[name] === true,
    list: (name) => (text(name) ?? '').split(',').filter((part) => part !== ''),
    now,
    manner: { json: values.json === true, dryRun: values['dry-run'] === true },
  };
}

function usage(reason: string, verbs: Readonly<Record<string, Verb>>): number {
  say(
    `usage: ${reason}.\n${Object.values(verbs)
      .map((verb) => `  ${verb.usage}`)
      .join('\n')}\n${EVERY}`,
  );
  return USAGE_EXIT;
}

async function help(verbs: readonly (readonly [string, Verb])[]): Promise<number> {
  for (const [, { usage: how, about }] of verbs) await writeLine(`${how}\n    ${about}`);
  await writeLine(EVERY);
  return 0;
}

// The last word on everything that a verb did not foresee: a code and a sentence, never a stack trace.
async function told(error: unknown, json: boolean): Promise<number> {
  if (error instanceof Refusal) return fail(error.code, error.message, { json }, error.file);
  const code = systemCode(error);
  if (code !== '') return fail('system', `the system says ${code}.`, { json });
  return fail('internal', `this is a fault of this tool: ${error instanceof Error ? error.message : error}`, {
    json,
  });
}

/** Runs the command as it was called; gives its exit code: 0 ok, 1 findings, 2 usage. It never rejects. */
export async function runCommand([name = '', ...args]: readonly string[]): Promise<number> {
  return runVerb(name, args).catch((error: unknown) => told(error, args.includes('--json')));
}
