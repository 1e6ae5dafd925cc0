import { authorKeys } from '../account.ts';
import type { AccountEntry, ListMeta, PayerEntry, SourceEntry, TemplateEntry } from '../list/entries.ts';
import { entryOf } from '../list/rows/entry-lines.ts';
import { err, ok, type Result } from '../result.ts';
import { isSiteId } from '../site-id.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { NO_PLACE, openAccountTable } from './account-table.ts';
import {
  ACCOUNT_KEYS,
  ACCOUNT_SLOTS,
  type IndexHead,
  LINE_STARTS,
  type ListCounts,
  META,
  NAME_DATA,
  NAME_DIRECTORY,
  POSTING_DIRECTORY,
  POSTINGS,
  SECTIONS,
  WEIGHTS,
} from './compile.ts';
import { NO_RECORD, openKeyTable } from './key-table.ts';
import { type IndexFault, openSections } from './sections.ts';
import { openTemplates, type TemplateIndex } from './template-index.ts';

/** An index and the lines it points into. */
export interface OpenableList {
  readonly index: Uint8Array;
  readonly lines: Uint8Array;
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

const LF = 10;
/** Entries that stay decoded: those of the authors and messages of a session. */
const KEPT_ENTRIES = 1024;

/**
 * Opens a compiled list: checks version and checksum of the index, reads its small head, makes views. Nothing else is
 * parsed. That the lines are those of the index is for whoever stored them to check.
 */
export function openIndex({ index, lines }: OpenableList): Result<ListIndex, IndexFault> {
  const opened = openSections(index, SECTIONS);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const metaBytes = parts.bytes(META);
  // The checksum held: these bytes are what `compileSteps` wrote.
  const head = JSON.parse(decodeUtf8(metaBytes, 0, metaBytes.length)) as IndexHead;
  if (head.size !== lines.length) return err('index-corrupt');
  const accounts = openAccountTable({
    slots: parts.words(ACCOUNT_SLOTS),
    keys: parts.bytes(ACCOUNT_KEYS),
  });
  const names = openKeyTable({ directory: parts.words(NAME_DIRECTORY), data: parts.bytes(NAME_DATA) });
  const starts = parts.words(LINE_STARTS);
  const kept = new Map<number, unknown>();
  const entryAt = <T>(start: number): T => {
    const known = kept.get(start);
    if (known !== undefined) return known as T;
    if (kept.size >= KEPT_ENTRIES) kept.clear();
    const entry = entryOf(decodeUtf8(lines, start, lines.indexOf(LF, start)));
    kept.set(start, entry);
    return entry as T;
  };
  const read = <T>(record: number): T => entryAt<T>(starts[record] ?? 0);
  const find = <T>(key: string): T | null => {
    const record = names.find(key);
    return record === NO_RECORD ? null : read<T>(record);
  };
  const template = (n: number): TemplateEntry => read<TemplateEntry>(n);
  const accountsFor = (key: string): readonly AccountEntry[] =>
    accounts.findAll(key).map((place) => entryAt<AccountEntry>(accounts.lineAt(place)));
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

// `<person>/<platform>/<canonical handle>` ends in everything its key needs.
function keyOfAccountId(id: string): string {
  const [handle, platform] = id.split('/').reverse();
  if (handle === undefined || platform === undefined || !isSiteId(platform)) return '';
  const keys = authorKeys(platform, { handle });
  return keys.handle ?? keys.id ?? '';
}
