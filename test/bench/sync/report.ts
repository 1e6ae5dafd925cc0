import { median, spread } from '../statistics.ts';
import { short, table } from '../table.ts';
import type { SyncOptions } from './options.ts';
import { type Imports, PLACES, type Place, type Wake } from './runs.ts';

/** Everything that was measured. */
export interface Figures {
  readonly options: SyncOptions;
  readonly full: number;
  readonly index: number;
  readonly imports: Imports;
  readonly wakes: Readonly<Record<Place, readonly Wake[]>>;
}

const FULL_BYTES = 3_200_000;
const CHANGE_BYTES = 8 * 1024;
const WAKE_SHARE = 1 / 3;
const IMPORT_SHARE = 1 / 50;
const LONGEST_MS = 50;

const NAMES: Readonly<Record<Place, string>> = {
  empty: 'empty worker',
  idb: 'IndexedDB, bytes',
  'idb-blob': 'IndexedDB, Blob',
  'idb-parts': 'IndexedDB, parts of 60 KiB',
  opfs: 'OPFS',
  cache: 'Cache',
  local: 'storage.local, base64',
  ours: 'the extension (Dexie)',
};

function thousandths(share: number): string {
  return share.toFixed(3).replace(/^0/, '');
}

/** Prints the tables and gives the exit code: 1 when a budget is missed. */
export function report({ options, full, index, imports, wakes }: Figures, out: string): number {
  const mib = (bytes: number): string => `${short(bytes / 1024 / 1024)} MiB`;
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  say(
    `${options.accounts} accounts, ${options.templates} messages${options.rich ? ', with names and numbers' : ''}: ${mib(full)} on the wire, index ${mib(index)}\n`,
  );
  const works = [
    ...imports.accountsOnly.map((work, n) => [`import of the accounts alone ${n + 1}`, work] as const),
    ...imports.browserAlone.map((work, n) => [`what the browser itself does in it ${n + 1}`, work] as const),
    ...imports.imports.map((work, n) => [`import of everything ${n + 1}`, work] as const),
    ['sync, nothing new', imports.unchanged] as const,
    [`sync, a change of 0.1 % (${imports.changeBytes} bytes)`, imports.change] as const,
    ['the same accounts as rows through Dexie', imports.rows] as const,
  ];
  say(
    table(
      ['in the worker', 'ms', 'longest blocked, ms'],
      works.map(([name, { ms, longest }]) => [name, short(ms), short(longest)]),
    ),
  );
  say(
    `\npeak of the extension's process: ${short(imports.idlePeak)} MiB idle, ${short(imports.peak)} MiB after the imports\n`,
  );
  const floor = median(wakes.empty.map(({ ms }) => ms));
  const extra = (place: Place): number => median(wakes[place].map(({ ms }) => ms)) - floor;
  const rows = ([...PLACES, 'ours'] as const).map((place) => {
    const { min, median: middle, max } = spread(wakes[place].map(({ ms }) => ms));
    const inside = (key: 'read' | 'open') => short(median(wakes[place].map((wake) => wake[key])));
    return [
      NAMES[place],
      short(min),
      short(middle),
      short(max),
      short(middle - floor),
      inside('read'),
      inside('open'),
    ];
  });
  say('Until the index is ready after a wake-up, ms, no extension page open');
  say(table(['place', 'min', 'median', 'max', 'over empty', 'read', 'open'], rows));
  const shareOf = (works: readonly { readonly ms: number }[]): number =>
    Math.min(...works.map(({ ms }) => ms)) / imports.rows.ms;
  const accounts = shareOf(imports.accountsOnly);
  const longest = Math.min(...imports.imports.map(({ longest: one }) => one));
  const woken = Math.min(...wakes.ours.map((wake) => wake.longest ?? 0));
  const share = extra('ours') / extra('local');
  const gates: readonly (readonly [string, boolean])[] = [
    [`a full sync is ${short(full / 1e6)} MB, at most 3.2`, full <= FULL_BYTES],
    [`a change of 0.1 % is ${imports.changeBytes} bytes, at most 8 KiB`, imports.changeBytes <= CHANGE_BYTES],
    [
      `the index after a wake-up costs ${short(share)} of storage.local's, at most a third`,
      share <= WAKE_SHARE,
    ],
    [
      `an import of the accounts takes ${thousandths(accounts)} of the rows' time, at most .020`,
      accounts <= IMPORT_SHARE,
    ],
    [
      `the longest blocked slice of the best import is ${short(longest)} ms, at most ${LONGEST_MS}`,
      longest <= LONGEST_MS,
    ],
    [
      `the longest after a small change is ${short(imports.change.longest)} ms, at most ${LONGEST_MS}`,
      imports.change.longest <= LONGEST_MS,
    ],
    [`the longest after a wake-up is ${short(woken)} ms, at most ${LONGEST_MS}`, woken <= LONGEST_MS],
  ];
  say(
    `\nwith ${options.templates} messages an import takes ${thousandths(shareOf(imports.imports))} of the rows' time`,
  );
  say(
    `what the browser itself does in an import of the accounts (fetch, gunzip, hashes, one durable put) takes ${thousandths(shareOf(imports.browserAlone))}`,
  );
  say('');
  for (const [sentence, kept] of gates) say(`${kept ? 'kept  ' : 'MISSED'}: ${sentence}`);
  say(`\nfigures: ${out}`);
  return gates.every(([, kept]) => kept) ? 0 : 1;
}
