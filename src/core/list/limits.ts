/**
 * Every limit of a list (lists.md, "Limits" and "Entries"), with its reason. A list may declare lower ones, never higher.
 * Lengths of texts are code points, so that no script pays for its encoding.
 */

/** Accounts in one list: 100,000 make 24.5 MB of lines, and twice that still fits the raw limit. */
export const MAX_ACCOUNTS = 200_000;

/** Messages in one list: the index of 100,000 is 10 MiB, and no publisher vets more than a tenth of that. */
export const MAX_TEMPLATES = 10_000;

/** Payers in one list: every one is compared with the text of each disclosure. */
export const MAX_PAYERS = 2_000;

/** Sources in one list: as many as accounts, for a list in which every account has a document of its own. */
export const MAX_SOURCES = 200_000;

/** Lists in one browser: each one is asked about every post. */
export const MAX_LISTS = 16;

/** Unpacked bytes of one file, and of all files of a folder together: a zip bomb stops here. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** Bytes of a zip: a folder that unpacks to 64 MiB of text packs into less. */
export const MAX_ZIP_BYTES = 64 * 1024 * 1024;

/** Files in a zip: a list folder has eight; the rest is pictures and notes that are never unpacked. */
export const MAX_ZIP_ENTRIES = 1_000;

/** Bytes of datapackage.json: the size of the largest signed document. */
export const MAX_META_BYTES = 64 * 1024;

/** UTF-16 units of one CSV cell before anything reads it: twice the longest text (2,000 code points), with room for emoji. */
export const MAX_CELL = 8_000;

/** Columns of a CSV file: three times the widest table of the format. */
export const MAX_COLUMNS = 64;

/** Bytes of one entry as an NDJSON line: so that one line can never fill the memory of a phone. */
export const MAX_LINE_BYTES = 4 * 1024;

/** A name on a badge: longer ones push the post out of sight. */
export const MAX_NAME = 120;

/** A role, locator or title: shown on one or two lines of the popover. */
export const MAX_PHRASE = 300;

/** The listed person's own statement. */
export const MAX_REPLY = 500;

/** An address. */
export const MAX_URL = 2_048;

/** An id of an entry: three of them and two slashes make an account id. */
export const MAX_ID = 80;

/** Shortest message: below 40 code points ordinary people write the same by chance. */
export const MIN_TEMPLATE = 40;

/** Longest message: a post's first 8,000 units are read; a message is a part of them. */
export const MAX_TEMPLATE = 2_000;

/** Fewest words of a message: with MIN_TEMPLATE it keeps slogans out (31 slogans hit 64–136 of 10,000 posts). */
export const MIN_TEMPLATE_WORDS = 8;

/** Sources of an entry: at least one, because a label without a document is an opinion; five fit the popover. */
export const MIN_SOURCES = 1;
export const MAX_ENTRY_SOURCES = 5;

/** Other names of a payer, for self-disclosures. */
export const MAX_ALIASES = 20;

/** Days from the last check to `recheck_by`: handles are given up and registered again by others. */
export const MAX_RECHECK_DAYS = 90;

/** Days that a paid period may last after the campaign's end: final pay runs, not new work. */
export const MAX_DAYS_AFTER_CAMPAIGN = 30;

/** Findings of one import: more than anyone reads; the rest is counted. */
export const MAX_FINDINGS = 200;
