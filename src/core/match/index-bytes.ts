import { authorKeys } from '../account.ts';
import type {
  AccountEntry,
  ListMeta,
  ListState,
  PayerEntry,
  SourceEntry,
  TemplateEntry,
} from '../list/entries.ts';
import { ok, type Result } from '../result.ts';
import { isSiteId } from '../site-id.ts';
import { type Breathe, runSteps, runUnhurried, type Steps } from '../steps.ts';
import { decodeUtf8, encodeUtf8, utf8Length } from '../text/utf8.ts';
import { readWords } from '../text/words.ts';
import type { WordsBuffer } from '../text/words-buffer.ts';
import { accountTableSteps, NO_PLACE, openAccountTable } from './account-table.ts';
import { buildKeyTable, type KeyedRecord, NO_RECORD, openKeyTable } from './key-table.ts';
import { payerKeys } from './payer-keys.ts';
import { postingSteps } from './postings.ts';
import { type IndexFault, joinSections, openSections } from './sections.ts';
import { openTemplates, type TemplateIndex } from './template-index.ts';
import { codePointsOf, isLongEnough } from './template-limits.ts';

/** How much a list holds: what the popup's coverage sentence counts. Retracted entries do not count. */
export interface ListCounts {
  readonly accounts: number;
  readonly people: number;
  readonly templates: number;
  readonly payers: number;
}

/** One compiled list. Entries are read from the bytes when they are asked for. */
export interface ListIndex {
  readonly meta: ListMeta;
  readonly counts: ListCounts;
  /** Entries under an account key (account.ts), handle or id. Keys are compared in full. */
  accountsFor(key: string): readonly AccountEntry[];
  /** True when `accountsFor` would find something. */
  hasAccount(key: string): boolean;
  account(id: string): AccountEntry | null;
  payer(id: string): PayerEntry | null;
  source(id: string): SourceEntry | null;
  /** The payers with this name, alias or registry id, as `payerKeys` writes them. */
  payersFor(key: string): readonly PayerEntry[];
  /** Template number n of the index, 0 … templates.count − 1. */
  template(n: number): TemplateEntry;
  readonly templates: TemplateIndex;
}

const META = 0;
const ACCOUNT_SLOTS = 1;
const ACCOUNTS = 2;
const NAME_DIRECTORY = 3;
const NAME_DATA = 4;
const ENTRY_STARTS = 5;
const ENTRIES = 6;
const POSTING_DIRECTORY = 7;
const POSTINGS = 8;
const WEIGHTS = 9;
const SECTIONS = 10;
/** Entries that stay decoded: those of the authors and messages of a session. */
const KEPT_ENTRIES = 1024;
/** Messages between two breaths. */
const PIECE = 128;

/** What the small JSON head of an index says. */
interface IndexHead {
  readonly meta: ListMeta;
  readonly counts: ListCounts;
  /** Record numbers: templates from 0, then payers, then sources. */
  readonly payersFrom: number;
  readonly sourcesFrom: number;
}

/**
 * Compiles a list into one buffer (matching.md). Templates that are too short are left out (`refusedTemplates` names them).
 * The same state gives the same bytes.
 */
export function buildIndex(state: ListState): Uint8Array {
  return runSteps(compile(state, false));
}

/** The same bytes, made in pieces: for a worker that must stay able to answer. */
export async function buildIndexUnhurried(state: ListState, breathe: Breathe): Promise<Uint8Array> {
  return runUnhurried(compile(state, false), breathe);
}

/** Compiles templates that nothing may be labelled by, so that the command line can tell which posts they would have met. */
export function buildRefusedIndex(state: ListState): Uint8Array {
  return runSteps(compile(state, true));
}

function* compile(state: ListState, keepShort: boolean): Steps<Uint8Array> {
  const templates: TemplateEntry[] = [];
  const words: WordsBuffer[] = [];
  for (const [i, template] of state.templates.entries()) {
    if (i % PIECE === 0) yield;
    const read = readWords(template.text);
    if (!keepShort && !isLongEnough(codePointsOf(template.text), read.count)) continue;
    templates.push(template);
    words.push(read);
  }
  const payersFrom = templates.length;
  const sourcesFrom = payersFrom + state.payers.length;
  const head: IndexHead = {
    meta: state.meta,
    counts: countOf(state, templates),
    payersFrom,
    sourcesFrom,
  };
  const names: KeyedRecord[] = [];
  state.payers.forEach((payer, i) => {
    names.push({ key: `p:${payer.id}`, record: payersFrom + i });
    for (const key of payerKeys(payer)) names.push({ key, record: payersFrom + i });
  });
  state.sources.forEach((source, i) => {
    names.push({ key: `s:${source.id}`, record: sourcesFrom + i });
  });
  const accounts = yield* accountTableSteps(state.accounts);
  yield;
  const nameTable = buildKeyTable(names);
  yield;
  const { starts, bytes } = encodeEntries([...templates, ...state.payers, ...state.sources]);
  const postings = yield* postingSteps(words);
  yield;
  return joinSections([
    encodeText(JSON.stringify(head)),
    accounts.slots,
    accounts.entries,
    nameTable.directory,
    nameTable.data,
    starts,
    bytes,
    postings.directory,
    postings.postings,
    postings.weights,
  ]);
}

/** Opens compiled bytes: checks version and checksum, reads the small head, makes views. Nothing else is parsed. */
export function openIndex(bytes: Uint8Array): Result<ListIndex, IndexFault> {
  const opened = openSections(bytes, SECTIONS);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const metaBytes = parts.bytes(META);
  // The checksum held: these bytes are what `buildIndex` wrote.
  const head = JSON.parse(decodeUtf8(metaBytes, 0, metaBytes.length)) as IndexHead;
  const accounts = openAccountTable({ slots: parts.words(ACCOUNT_SLOTS), entries: parts.bytes(ACCOUNTS) });
  const names = openKeyTable({ directory: parts.words(NAME_DIRECTORY), data: parts.bytes(NAME_DATA) });
  const starts = parts.words(ENTRY_STARTS);
  const entries = parts.bytes(ENTRIES);
  const kept = new Map<number, unknown>();
  const keep = <T>(record: number, json: () => string): T => {
    const known = kept.get(record);
    if (known !== undefined) return known as T;
    if (kept.size >= KEPT_ENTRIES) kept.clear();
    const entry = JSON.parse(json()) as T;
    kept.set(record, entry);
    return entry;
  };
  const read = <T>(record: number): T =>
    keep<T>(record, () => decodeUtf8(entries, starts[record] ?? 0, starts[record + 1] ?? 0));
  const find = <T>(key: string): T | null => {
    const record = names.find(key);
    return record === NO_RECORD ? null : read<T>(record);
  };
  const template = (n: number): TemplateEntry => read<TemplateEntry>(n);
  const accountsFor = (key: string): readonly AccountEntry[] =>
    accounts.findAll(key).map((place) => keep<AccountEntry>(-1 - place, () => accounts.json(place)));
  const templates = openTemplates(
    {
      directory: parts.words(POSTING_DIRECTORY),
      postings: parts.words(POSTINGS),
      weights: parts.floats(WEIGHTS),
    },
    (n) => template(n).text,
  );
  return ok({
    meta: head.meta,
    counts: head.counts,
    accountsFor,
    hasAccount: (key) => accounts.find(key) !== NO_PLACE,
    account: (id) => accountsFor(keyOfAccountId(id)).find((entry) => entry.id === id) ?? null,
    payer: (id) => find<PayerEntry>(`p:${id}`),
    source: (id) => find<SourceEntry>(`s:${id}`),
    payersFor: (key) => names.findAll(key).map((record) => read<PayerEntry>(record)),
    template,
    templates,
  });
}

function countOf(state: ListState, templates: readonly TemplateEntry[]): ListCounts {
  const accounts = state.accounts.filter((entry) => entry.status !== 'retracted');
  return {
    accounts: accounts.length,
    people: new Set(accounts.map((entry) => entry.person)).size,
    templates: templates.filter((entry) => entry.status !== 'retracted').length,
    payers: state.payers.length,
  };
}

// `<person>/<platform>/<canonical handle>` ends in everything its key needs.
function keyOfAccountId(id: string): string {
  const [handle, platform] = id.split('/').reverse();
  if (handle === undefined || platform === undefined || !isSiteId(platform)) return '';
  const keys = authorKeys(platform, { handle });
  return keys.handle ?? keys.id ?? '';
}

function encodeEntries(records: readonly object[]): { starts: Uint32Array; bytes: Uint8Array } {
  const lines = records.map((record) => JSON.stringify(record));
  const starts = new Uint32Array(lines.length + 1);
  lines.forEach((line, i) => {
    starts[i + 1] = (starts[i] ?? 0) + utf8Length(line);
  });
  const bytes = new Uint8Array(starts[lines.length] ?? 0);
  lines.forEach((line, i) => {
    encodeUtf8(line, bytes, starts[i] ?? 0);
  });
  return { starts, bytes };
}

function encodeText(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  encodeUtf8(text, bytes, 0);
  return bytes;
}
