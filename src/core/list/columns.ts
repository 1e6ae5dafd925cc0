/** The CSV files of a list folder, in the order in which they are read: an entry is named before it is referred to. */
export const CSV_FILES = [
  'sources.csv',
  'payers.csv',
  'people.csv',
  'accounts.csv',
  'templates.csv',
] as const;

/** A CSV file of a list folder. */
export type CsvFile = (typeof CSV_FILES)[number];

/** The file that describes the list itself. */
export const META_FILE = 'datapackage.json';

/** `required` columns must stand in the header; `optional` ones may be left out. Nothing else may stand there. */
export interface Columns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** The columns of each file (watchdogs.md, "The list folder"). */
export const COLUMNS: Readonly<Record<CsvFile, Columns>> = {
  'payers.csv': {
    required: ['payer_id', 'name', 'kind', 'jurisdiction'],
    optional: ['registry', 'registry_id', 'url', 'start', 'end', 'aliases'],
  },
  'people.csv': {
    required: ['person_id', 'display_name', 'payer_id', 'role', 'relation', 'from', 'to', 'source_ids'],
    optional: ['checked_on', 'status', 'added_by', 'added_on', 'checked_by', 'reply'],
  },
  'accounts.csv': {
    required: ['person_id', 'platform', 'handle', 'link_evidence', 'source_ids', 'recheck_by'],
    optional: ['platform_id'],
  },
  'templates.csv': {
    required: [
      'template_id',
      'payer_id',
      'text',
      'lang',
      'first_distributed',
      'last_distributed',
      'match',
      'source_ids',
    ],
    optional: ['status'],
  },
  'sources.csv': {
    required: ['source_id', 'kind', 'title', 'publisher', 'date', 'url'],
    optional: ['archive_url', 'sha256', 'locator'],
  },
};

/** Columns that a list may never have, whatever they are called: contact data, and what a person is or thinks. */
const FORBIDDEN =
  /(^|_)(e?_?mail|phone|tel|mobile|fax|street|address|zip|postcode|postal|city|birth\w*|dob|age|photo|picture|avatar|party|religion|ethnicity|gender|opinion)(_|$)/;

/** True for a column that names a field no list may hold (lists.md, "No field exists for …"). */
export function isForbiddenColumn(column: string): boolean {
  return FORBIDDEN.test(column.toLowerCase().replace(/[\s.-]+/g, '_'));
}

/** The fewest single-letter changes from one word to the other (Levenshtein 1966). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const kept = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** The known column of a file that is spelt most like the unknown one. */
export function nearestColumn(file: CsvFile, column: string): string {
  const { required, optional } = COLUMNS[file];
  const wanted = column.toLowerCase().slice(0, 64);
  let best = required[0] ?? '';
  for (const known of [...required, ...optional])
    if (distance(wanted, known) < distance(wanted, best)) best = known;
  return best;
}
