import { ROLES } from '../core/list/publication/root.ts';
import { dayOf } from '../core/match/days.ts';
import { runBuild } from './build-verb.ts';
import { runCheck } from './check-verb.ts';
import { runInit } from './init-verb.ts';
import { runKeygen } from './keygen-verb.ts';
import { MATCH_USAGE, runMatch } from './match-verb.ts';
import { type Arguments, readArguments } from './node/arguments.ts';
import { instantFrom } from './node/crypto.ts';
import { say } from './node/terminal.ts';
import { runRetract } from './retract-verb.ts';
import { runRotate } from './rotate-verb.ts';
import { runServe } from './serve-verb.ts';
import { runSign } from './sign-verb.ts';
import { readThresholds } from './thresholds.ts';
import { runVerify } from './verify-verb.ts';

const USAGE_EXIT = 2;

/** What a verb is called with: the one thing it works on, its options, and the instant that counts as now. */
interface Call {
  readonly subject: string;
  readonly text: (name: string) => string | null;
  readonly flag: (name: string) => boolean;
  readonly list: (name: string) => readonly string[];
  readonly now: string;
  readonly manner: { readonly json: boolean; readonly dryRun: boolean };
}

/** One verb: how to call it, its options, and what it does; null for a call it does not understand. */
interface Verb {
  readonly usage: string;
  readonly options: readonly string[];
  readonly flags?: readonly string[];
  readonly bare?: true;
  readonly run: (call: Call) => Promise<number> | null;
}

/** The verbs of the `fieldmark` command. Each gives its exit code: 0 ok, 1 findings, 2 usage. */
const VERBS: Readonly<Record<string, Verb>> = {
  init: {
    usage: 'fieldmark init <folder>',
    options: [],
    run: ({ subject, now, manner }) => runInit(subject, now, manner),
  },
  check: {
    usage: 'fieldmark check <folder>',
    options: [],
    run: ({ subject, now, manner }) => runCheck(subject, now, manner),
  },
  keygen: {
    usage: 'fieldmark keygen --out <keys> [--role root|list|pulse]',
    options: ['out', 'role'],
    bare: true,
    run: ({ text, manner }) => {
      const out = text('out');
      const role = ROLES.find((one) => one === text('role')) ?? null;
      return out === null || (role === null && text('role') !== null) ? null : runKeygen(out, role, manner);
    },
  },
  build: {
    usage: 'fieldmark build <folder> --out <publication> [--readmit <id,id>] [--bulk]',
    options: ['out', 'readmit'],
    flags: ['bulk'],
    run: ({ subject, text, list, flag, now, manner }) => {
      const out = text('out');
      return out === null
        ? null
        : runBuild({ folder: subject, out, readmit: list('readmit'), bulk: flag('bulk'), now }, manner);
    },
  },
  sign: {
    usage: 'fieldmark sign <publication> --keys <keys> [--thresholds root=1,list=2,pulse=1]',
    options: ['keys', 'thresholds'],
    run: ({ subject, text, now, manner }) => {
      const thresholds = readThresholds(text('thresholds'));
      return thresholds === null
        ? null
        : runSign({ publication: subject, keys: text('keys'), thresholds, retract: [], now }, manner);
    },
  },
  verify: {
    usage: 'fieldmark verify <publication> [--previous <older>] [--address <address>]',
    options: ['previous', 'address'],
    run: ({ subject, text, now, manner }) =>
      runVerify({ publication: subject, previous: text('previous'), address: text('address'), now }, manner),
  },
  rotate: {
    usage: 'fieldmark rotate <publication> --keys <keys> [--drop <key id,key id>]',
    options: ['keys', 'drop'],
    run: ({ subject, text, list, now, manner }) =>
      runRotate({ publication: subject, keys: text('keys'), drop: list('drop'), now }, manner),
  },
  retract: {
    usage: 'fieldmark retract <id> --in <publication> --keys <keys> --reason <code>',
    options: ['in', 'keys', 'reason'],
    run: ({ subject, text, now, manner }) => {
      const [publication, reason] = [text('in'), text('reason')];
      return publication === null || reason === null
        ? null
        : runRetract({ id: subject, publication, keys: text('keys'), reason, now }, manner);
    },
  },
  serve: {
    usage: 'fieldmark serve <publication> [--port <number>]',
    options: ['port'],
    run: ({ subject, text, manner }) => {
      const port = Number(text('port') ?? '0');
      return Number.isInteger(port) && port >= 0 && port < 65_536 ? runServe(subject, port, manner) : null;
    },
  },
  match: {
    usage: MATCH_USAGE,
    options: ['list'],
    run: ({ subject, text, now }) => {
      const list = text('list');
      return list === null ? null : runMatch({ posts: subject, list, now });
    },
  },
};

async function runVerb(name: string, args: readonly string[]): Promise<number> {
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verb === undefined) return usage(Object.values(VERBS));
  const read = readArguments(args, {
    ...Object.fromEntries([...verb.options, 'now'].map((option) => [option, { type: 'string' as const }])),
    ...Object.fromEntries(
      [...(verb.flags ?? []), 'json', 'dry-run'].map((flag) => [flag, { type: 'boolean' as const }]),
    ),
  });
  const call = read === null ? null : callOf(read, verb.bare === true, name === 'match');
  const running = call === null ? null : verb.run(call);
  return running ?? usage([verb]);
}

function callOf({ positional, values }: Arguments, bare: boolean, anyInstant: boolean): Call | null {
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
  if (now === null || dayOf(now) === null || more.length > 0 || (subject === '') !== bare) return null;
  return {
    subject,
    text,
    flag: (name) => values[name] === true,
    list: (name) => (text(name) ?? '').split(',').filter((part) => part !== ''),
    now,
    manner: { json: values.json === true, dryRun: values['dry-run'] === true },
  };
}

function usage(verbs: readonly Verb[]): number {
  say(`Usage:\n${verbs.map((verb) => `  ${verb.usage}`).join('\n')}`);
  say('Every verb: [--json] [--dry-run] [--now <ISO instant>]. Exit: 0 ok, 1 findings, 2 usage.');
  return USAGE_EXIT;
}

const [verb = '', ...args] = process.argv.slice(2);
process.exitCode = await runVerb(verb, args);
