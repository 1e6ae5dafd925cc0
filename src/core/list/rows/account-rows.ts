import type { AccountTableWriter, TableSize } from '../../match/account-table.ts';
import { keyBytes } from '../../match/account-table.ts';
import type { Steps } from '../../steps.ts';
import * as r from './rows.ts';

/** What the accounts among some rows take in a table, and how many have a number for a handle, as Facebook gives. */
export interface AccountsSize extends TableSize {
  readonly numericHandles: number;
}

const PIECE = 1024;
const SLASH = 47;
const ZERO = 48;
const NINE = 57;
const MOST_DIGITS = 32;
const FACEBOOK = 102;

/** Where the parts of an account's keys stand in its texts; empty ranges are what it does not have. */
class Keys {
  siteFrom = 0;
  siteTo = 0;
  handleFrom = 0;
  handleTo = 0;
  numberFrom = 0;
  numberTo = 0;
  /** Its handle is its number. */
  isNumeric = false;

  /**
   * Reads an account's row: its keys are those of `authorKeys` (account.ts). The id ends in the platform and the canonical
   * handle; on Facebook a handle of digits is the number.
   */
  read(rows: r.Rows, row: number): void {
    const text = rows.text(row);
    const person = rows.to(row, r.PERSON_PART) - rows.from(row, r.PERSON_PART);
    this.siteFrom = rows.from(row, r.ID_PART) + person + 1;
    this.siteTo = text.indexOf(SLASH, this.siteFrom);
    this.handleFrom = this.siteTo + 1;
    this.handleTo = rows.to(row, r.ID_PART);
    this.numberFrom = rows.from(row, r.NUMBER_PART);
    this.numberTo = rows.to(row, r.NUMBER_PART);
    const from = rows.from(row, r.HANDLE_PART);
    const to = rows.to(row, r.HANDLE_PART);
    this.isNumeric = text[this.siteFrom] === FACEBOOK && isNumber(text, from, to);
    if (!this.isNumeric) return;
    this.handleFrom = this.handleTo;
    if (this.numberTo > this.numberFrom) return;
    this.numberFrom = from;
    this.numberTo = to;
  }
}

const keys = new Keys();

/** Measures the accounts, so that a table of the right size can be made. */
export function* accountsSize(rows: r.Rows): Steps<AccountsSize> {
  let count = 0;
  let bytes = 0;
  let numericHandles = 0;
  for (let row = 0; row < rows.count; row++) {
    if (row % PIECE === 0) yield;
    if (rows.types[row] !== r.ACCOUNTS) continue;
    keys.read(rows, row);
    const handle = keys.handleTo - keys.handleFrom;
    const number = keys.numberTo - keys.numberFrom;
    count += (handle > 0 ? 1 : 0) + (number > 0 ? 1 : 0);
    bytes += keyBytes(keys.siteTo - keys.siteFrom, handle, number);
    if (keys.isNumeric) numericHandles++;
  }
  return { keys: count, bytes, numericHandles };
}

/** Puts an account into a table; gives the place of one that has a key of it already, or NO_PLACE. */
export function addAccount(table: AccountTableWriter, rows: r.Rows, row: number): number {
  keys.read(rows, row);
  return table.add(rows.starts[row] ?? 0, rows.text(row), keys);
}

// As `isNumericId` says: a digit string without a leading zero.
function isNumber(text: Uint8Array, from: number, to: number): boolean {
  if (to === from || to - from > MOST_DIGITS || text[from] === ZERO) return false;
  for (let i = from; i < to; i++) {
    const byte = text[i] ?? 0;
    if (byte < ZERO || byte > NINE) return false;
  }
  return true;
}
