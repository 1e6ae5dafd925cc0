import { ROLES } from '../core/list/publication/root.ts';
import { runBuild } from './build-verb.ts';
import { runCheck } from './check-verb.ts';
import { runInit } from './init-verb.ts';
import { runKeygen } from './keygen-verb.ts';
import { MATCH_USAGE, runMatch } from './match-verb.ts';
import { runRetract } from './retract-verb.ts';
import { runRotate } from './rotate-verb.ts';
import { runServe } from './serve-verb.ts';
import { runSign } from './sign-verb.ts';
import { readThresholds } from './thresholds.ts';
import { runVerify } from './verify-verb.ts';

/** What a verb is called with: the one thing it works on, its options, and the instant that counts as now. */
export interface Call {
  readonly subject: string;
  readonly text: (name: string) => string | null;
  readonly flag: (name: string) => boolean;
  readonly list: (name: string) => readonly string[];
  readonly now: string;
  readonly manner: { readonly json: boolean; readonly dryRun: boolean };
}

/** One verb: how to call it, its options, and what it does; null for a call it does not understand. */
export interface Verb {
  readonly usage: string;
  /** What it does, for --help. */
  readonly about: string;
  readonly options: readonly string[];
  readonly flags?: readonly string[];
  readonly bare?: true;
  readonly run: (call: Call) => Promise<number> | null;
}

/** The verbs of the `fieldmark` command. Each gives its exit code: 0 ok, 1 findings, 2 usage. */
export const VERBS: Readonly<Record<string, Verb>> = {
  init: {
    usage: 'fieldmark init <folder>',
    about:
      'Makes an empty list folder: a CSV file of each kind with its columns, and datapackage.json. Writes over nothing.',
    options: [],
    run: ({ subject, now, manner }) => runInit(subject, now, manner),
  },
  check: {
    usage: 'fieldmark check <folder>',
    about:
      'Tells everything that is wrong with a list folder: the rules of the format and the information gate.',
    options: [],
    run: ({ subject, now, manner }) => runCheck(subject, now, manner),
  },
  keygen: {
    usage: 'fieldmark keygen --out <keys> [--role root|list|pulse]',
    about:
      'Makes a key for each role, or for one, as JWK files that only you can read. Keep the root key off every server.',
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
    about:
      'Checks the folder and writes the release that follows, unsigned. --readmit brings back what was retracted; --bulk declares a large change, which the root keys must sign too.',
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
    about:
      'Signs what these keys may sign: the first root, the release, and the pulse that points to it. The daily job runs it with the pulse key alone. Keys: a folder of .jwk (or <role>-*.pem) files, "-" for one JWK on stdin, or FIELDMARK_KEY.',
    options: ['keys', 'thresholds'],
    run: ({ subject, text, now, manner }) => {
      const thresholds = readThresholds(text('thresholds'));
      return thresholds === null
        ? null
        : runSign({ publication: subject, keys: text('keys'), thresholds, now }, manner);
    },
  },
  verify: {
    usage: 'fieldmark verify <publication> [--previous <older>] [--address <address>]',
    about:
      'Reads the publication as a subscribed browser would, new or coming from an older copy, and says what it would do.',
    options: ['previous', 'address'],
    run: ({ subject, text, now, manner }) =>
      runVerify({ publication: subject, previous: text('previous'), address: text('address'), now }, manner),
  },
  rotate: {
    usage: 'fieldmark rotate <publication> --keys <keys> [--drop <key id,key id>]',
    about:
      'Writes the root that follows: every key of the folder except the dropped ones. Run "sign" afterwards.',
    options: ['keys', 'drop'],
    run: ({ subject, text, list, now, manner }) =>
      runRotate({ publication: subject, keys: text('keys'), drop: list('drop'), now }, manner),
  },
  retract: {
    usage: 'fieldmark retract <id> --in <publication> --keys <keys> --reason <code>',
    about:
      'Takes an account, a message or a person back, by the pulse alone. Reasons: error, left, appeal, duplicate, legal.',
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
    about: 'Serves the publication on this computer, and says the address to subscribe to.',
    options: ['port'],
    run: ({ subject, text, manner }) => {
      const port = Number(text('port') ?? '0');
      return Number.isInteger(port) && port >= 0 && port < 65_536 ? runServe(subject, port, manner) : null;
    },
  },
  match: {
    usage: MATCH_USAGE,
    about:
      'Judges posts against a list folder, one JSON line each: whom would this list label, and what for.',
    options: ['list'],
    run: ({ subject, text, now }) => {
      const list = text('list');
      return list === null ? null : runMatch({ posts: subject, list, now });
    },
  },
};
