import type { Steps } from '../../steps.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import type { AccountEntry, TemplateEntry } from '../entries.ts';
import { type Entry, entryOf } from '../rows/entry-lines.ts';
import { compareIds } from '../rows/rows.ts';

/** What changed between two versions of a list: accounts and messages, in the order of types and ids. */
export interface ListDiff {
  readonly added: readonly (AccountEntry | TemplateEntry)[];
  readonly removed: readonly (AccountEntry | TemplateEntry)[];
  /** As the newer version has them. */
  readonly corrected: readonly (AccountEntry | TemplateEntry)[];
  /** People with an added account who had none before. */
  readonly people: number;
}

const LF = 10;
/** Lines between two breaths. */
const PIECE = 512;

/**
 * Compares the accounts and messages of two states by id and by everything they say. Both are lines sorted bytewise by type
 * and id; lines that are the same in both are never parsed.
 */
export function* diffSteps(before: Uint8Array, after: Uint8Array): Steps<ListDiff> {
  const added: (AccountEntry | TemplateEntry)[] = [];
  const removed: (AccountEntry | TemplateEntry)[] = [];
  const corrected: (AccountEntry | TemplateEntry)[] = [];
  const [old, now] = [new Cursor(before), new Cursor(after)];
  let people = 0;
  let newest = '';
  for (let step = 1; old.isOn || now.isOn; step++) {
    if (step % PIECE === 0) yield;
    if (old.isOn && now.isOn && isSame(old, now)) {
      old.next();
      now.next();
      continue;
    }
    const order = orderOf(old.entry, now.entry);
    const entry = order < 0 ? old.entry : now.entry;
    if (isShown(entry)) {
      if (order < 0) removed.push(entry);
      else if (order > 0) added.push(entry);
      else if (canonical(old.entry) !== canonical(entry)) corrected.push(entry);
      // Accounts of one person stand together: if there was one before, it is the last before this place or the next.
      if (order > 0 && entry.type === 'account' && entry.person !== newest) {
        newest = entry.person;
        if (!isOf(newest, old.last) && !isOf(newest, old.entry)) people++;
      }
    }
    if (order <= 0) old.next();
    if (order >= 0) now.next();
  }
  return { added, removed, corrected, people };
}

/** The lines of a state, one after the other; parsed only when they are asked for. */
class Cursor {
  readonly bytes: Uint8Array;
  from = 0;
  to = 0;
  #lastFrom = 0;
  #entry: Entry | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.to = bytes.indexOf(LF);
  }

  get isOn(): boolean {
    return this.from < this.bytes.length;
  }

  get entry(): Entry | null {
    if (this.isOn) this.#entry ??= entryOf(decodeUtf8(this.bytes, this.from, this.to));
    return this.#entry;
  }

  /** The entry before this one. */
  get last(): Entry | null {
    return this.from === 0 ? null : entryOf(decodeUtf8(this.bytes, this.#lastFrom, this.from - 1));
  }

  next(): void {
    this.#entry = null;
    this.#lastFrom = this.from;
    this.from = this.to + 1;
    this.to = this.bytes.indexOf(LF, this.from);
  }
}

function isSame(one: Cursor, two: Cursor): boolean {
  if (one.to - one.from !== two.to - two.from) return false;
  const [left, right] = [one.bytes, two.bytes];
  const apart = two.from - one.from;
  for (let at = one.from; at < one.to; at++) if (left[at] !== right[at + apart]) return false;
  return true;
}

// Negative when only the old state has what stands first, positive when only the new one has.
function orderOf(old: Entry | null, now: Entry | null): number {
  if (old === null) return 1;
  if (now === null) return -1;
  if (old.type !== now.type) return old.type < now.type ? -1 : 1;
  return compareIds(old.id, now.id);
}

function isShown(entry: Entry | null): entry is AccountEntry | TemplateEntry {
  return entry !== null && (entry.type === 'account' || entry.type === 'template');
}

function isOf(person: string, entry: Entry | null): boolean {
  return entry?.type === 'account' && entry.person === person;
}

// Another order of the fields is no correction.
function canonical(entry: Entry | null): string {
  return JSON.stringify(Object.entries(entry ?? {}).sort(([one], [two]) => (one < two ? -1 : 1)));
}
