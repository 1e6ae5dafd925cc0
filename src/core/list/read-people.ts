import { Cells } from './cells.ts';
import type { EntryStatus, PayerEntry, Relation } from './entries.ts';
import type { Findings } from './findings.ts';
import { MAX_DAYS_AFTER_CAMPAIGN, MAX_REPLY } from './limits.ts';
import { putOnce } from './read-sources.ts';
import { addDays, codePoints, hasTextControl, isStillToCome } from './rules.ts';
import { type KnownIds, type Row, shown } from './table.ts';
import { RELATIONS, STATUSES } from './vocabulary.ts';

/** A row of people.csv: one person's paid or voluntary relation to one payer. Days are ISO, inclusive. */
export interface Person {
  readonly id: string;
  readonly line: number;
  readonly name: string | undefined;
  readonly payer: string;
  readonly role: string;
  readonly relation: Relation;
  readonly from: string;
  readonly to: string;
  readonly sources: readonly string[];
  readonly status: EntryStatus;
  readonly checkedOn: string;
  readonly reply: string | undefined;
}

function checkDays(cells: Cells, from: string, to: string, payer: PayerEntry | undefined): void {
  if (from > to) cells.refuse('dates-reversed', `The relation ends (${to}) before it begins (${from}).`);
  const last = payer?.end === undefined ? null : addDays(payer.end, MAX_DAYS_AFTER_CAMPAIGN);
  if (last !== null && to > last) {
    const rule = `${MAX_DAYS_AFTER_CAMPAIGN} days after the end of the campaign of ${payer?.name ?? ''}`;
    cells.refuse('after-campaign', `The relation ends on ${to}, later than ${rule} (${last}).`);
  }
}

function readReply(cells: Cells): string | undefined {
  const reply = cells.raw('reply');
  if (reply === '') return undefined;
  if (codePoints(reply) > MAX_REPLY)
    cells.refuse('too-long', `The reply is longer than ${MAX_REPLY} characters.`);
  if (hasTextControl(reply))
    cells.refuse('control-character', 'The reply holds a hidden character. Type it again.');
  return reply;
}

function checkChecker(cells: Cells): void {
  const adder = cells.raw('added_by').toLowerCase();
  if (adder !== '' && adder === cells.raw('checked_by').toLowerCase()) {
    cells.warn(
      'same-checker',
      'The same person added and checked this row: a second person should check it.',
    );
  }
}

/**
 * The people of people.csv by id; every one has a known payer, a bounded period and a day of the last check
 * (today, with a warning, where the folder does not say it).
 */
export function readPeople(
  rows: readonly Row[],
  known: {
    readonly payers: ReadonlyMap<string, PayerEntry>;
    readonly payerIds: KnownIds;
    readonly sourceIds: KnownIds;
  },
  today: string,
  findings: Findings,
): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const row of rows) {
    const cells = new Cells(row, findings);
    const id = cells.id('person_id');
    const name = cells.optionalName('display_name');
    const payer = cells.id('payer_id');
    const role = cells.phrase('role');
    const relation = cells.choice('relation', RELATIONS);
    const from = cells.day('from');
    const to = cells.day('to');
    const sources = cells.sourceIds('source_ids', known.sourceIds);
    const status = cells.choice('status', STATUSES, 'active');
    const checkedOn = cells.optionalDay('checked_on') ?? today;
    if (cells.raw('checked_on') === '')
      cells.warn('unchecked', 'checked_on is empty: say when a person last checked this row.');
    cells.optionalDay('added_on');
    const reply = readReply(cells);
    if (payer !== '' && !known.payerIds.has(payer)) {
      cells.refuse('unknown-payer', `${shown(payer)} is no payer_id of payers.csv.`);
    }
    if (cells.good) {
      checkDays(cells, from, to, known.payers.get(payer));
      // A check dated in the future would stretch the recheck day beyond its limit.
      if (isStillToCome(checkedOn, today)) {
        cells.refuse(
          'future-date',
          `checked_on is ${checkedOn}, which is still to come. Is this computer's date right?`,
        );
      }
    }
    checkChecker(cells);
    if (!cells.good || relation === null || status === null) continue;
    const { line } = row;
    putOnce(
      people,
      { id, line, name, payer, role, relation, from, to, sources, status, checkedOn, reply },
      cells,
    );
  }
  return people;
}
