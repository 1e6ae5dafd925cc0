import { runSteps, type Steps } from '../../steps.ts';
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import type { AccountEntry, ListState, PayerEntry, SourceEntry, TemplateEntry } from '../entries.ts';

/** Any entry of a list. */
export type Entry = AccountEntry | PayerEntry | SourceEntry | TemplateEntry;

/** The entries of a list, by type, each in the order of their lines. */
export type Entries = Pick<ListState, 'accounts' | 'payers' | 'sources' | 'templates'>;

const LF = 10;
/** Lines between two breaths. */
const PIECE = 512;

/** The entry of a line that was checked when it came in. What belongs to the publication is left out. */
export function entryOf(line: string): Entry {
  const { readmit: _again, ext: _more, ...entry } = JSON.parse(line);
  return entry;
}

/** Entries as lines: accounts, payers, sources, templates, each in their order. */
export function writeEntries(entries: Entries): { lines: Uint8Array<ArrayBuffer>; starts: Uint32Array } {
  const { accounts, payers, sources, templates } = entries;
  const all = [...accounts, ...payers, ...sources, ...templates];
  const starts = new Uint32Array(all.length + 1);
  let bytes = new Uint8Array(1024);
  for (const [at, entry] of all.entries()) {
    const text = `${JSON.stringify(entry)}\n`;
    const start = starts[at] ?? 0;
    if (start + 3 * text.length > bytes.length) {
      const grown = new Uint8Array(2 * bytes.length + 3 * text.length);
      grown.set(bytes);
      bytes = grown;
    }
    starts[at + 1] = encodeUtf8(text, bytes, start);
  }
  return { lines: bytes.slice(0, starts[all.length]), starts };
}

/** The entries of lines that were checked when they came in; throws when they are not what was stored. */
export function readEntries(lines: Uint8Array): Entries {
  return runSteps(readEntriesSteps(lines));
}

/** The same in pieces. */
export function* readEntriesSteps(lines: Uint8Array): Steps<Entries> {
  const accounts: AccountEntry[] = [];
  const payers: PayerEntry[] = [];
  const sources: SourceEntry[] = [];
  const templates: TemplateEntry[] = [];
  for (let from = 0, count = 0; from < lines.length; count++) {
    if (count % PIECE === 0) yield;
    const to = lines.indexOf(LF, from);
    const entry = entryOf(decodeUtf8(lines, from, to));
    if (entry.type === 'account') accounts.push(entry);
    else if (entry.type === 'payer') payers.push(entry);
    else if (entry.type === 'source') sources.push(entry);
    else templates.push(entry);
    from = to + 1;
  }
  return { accounts, payers, sources, templates };
}
