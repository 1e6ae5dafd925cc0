import { SITE_IDS } from '../../site-id.ts';
import { MATCHES, RELATIONS, SOURCE_KINDS, STATUSES } from '../vocabulary.ts';

/** What the value of a field may be; the scanner has a rule for each. */
export type Kind =
  | 'word'
  | 'id'
  | 'account-id'
  | 'handle'
  | 'number'
  | 'day'
  | 'name'
  | 'phrase'
  | 'reply'
  | 'text'
  | 'language'
  | 'url'
  | 'hash'
  | 'sources'
  | 'boolean'
  | 'true';

/** One field of an entry, as the scanner wants it. */
export interface Field {
  /** The key with its quotes and the colon, in ASCII. */
  readonly key: Uint8Array;
  readonly kind: Kind;
  /** The words that are allowed, each with its quotes; of `word` only. */
  readonly words: readonly Uint8Array[];
  readonly required: boolean;
  /** Lines that follow each other often have the same value: it is compared before it is looked at. */
  readonly repeats: boolean;
}

/** The fields of one type of entry. */
export interface Shape {
  readonly type: 'account' | 'source' | 'template';
  readonly fields: readonly Field[];
}

/** Places of the fields that checking and compiling ask for; the same in every shape that has them. */
export const ID = 0;
export const STATUS = 1;
export const READMIT = 2;
export const PAYER = 3;
export const SOURCES = 4;
export const LINKS = 5;
export const VALID_TO = 5;
export const RECHECK_BY = 6;
export const NUMBER = 7;
export const HANDLE = 8;
export const PERSON = 9;
export const PLATFORM = 10;
export const VALID_FROM = 11;
export const FIRST_DAY = 6;
export const LAST_DAY = 7;

/** Fields of the widest shape. */
export const MOST_FIELDS = 16;

/** The ASCII of a text. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

interface Options {
  readonly words?: readonly string[];
  readonly optional?: true;
  readonly unique?: true;
}

function field(name: string, kind: Kind, { words = [], optional, unique }: Options = {}): Field {
  return {
    key: ascii(`"${name}":`),
    kind,
    words: words.map((word) => ascii(`"${word}"`)),
    required: optional !== true,
    repeats: unique !== true,
  };
}

const readmit = field('readmit', 'true', { optional: true });
const status = field('status', 'word', { words: STATUSES });
const sources = field('sources', 'sources');

/** AccountEntry (schema.ts: accountSchema). */
export const ACCOUNT: Shape = {
  type: 'account',
  fields: [
    field('id', 'account-id', { unique: true }),
    status,
    readmit,
    field('payer', 'id'),
    sources,
    field('valid_to', 'day'),
    field('recheck_by', 'day'),
    field('platform_id', 'number', { optional: true, unique: true }),
    field('handle', 'handle', { unique: true }),
    field('person', 'id', { unique: true }),
    field('platform', 'word', { words: SITE_IDS }),
    field('valid_from', 'day'),
    field('type', 'word', { words: ['account'] }),
    field('role', 'phrase'),
    field('relation', 'word', { words: RELATIONS }),
    field('name', 'name', { optional: true, unique: true }),
    field('reply', 'reply', { optional: true, unique: true }),
  ],
};

/** SourceEntry (schema.ts: sourceSchema). */
export const SOURCE: Shape = {
  type: 'source',
  fields: [
    field('id', 'id', { unique: true }),
    field('kind', 'word', { words: SOURCE_KINDS }),
    readmit,
    field('title', 'phrase', { unique: true }),
    field('publisher', 'name'),
    field('links_handle', 'boolean', { optional: true }),
    field('date', 'day'),
    field('url', 'url', { unique: true }),
    field('archive_url', 'url', { optional: true, unique: true }),
    field('sha256', 'hash', { optional: true, unique: true }),
    field('locator', 'phrase', { optional: true }),
    field('type', 'word', { words: ['source'] }),
  ],
};

/** TemplateEntry (schema.ts: templateSchema). */
export const TEMPLATE: Shape = {
  type: 'template',
  fields: [
    field('id', 'id', { unique: true }),
    { ...status, required: false },
    readmit,
    field('payer', 'id'),
    sources,
    field('text', 'text', { unique: true }),
    field('first_distributed', 'day'),
    field('last_distributed', 'day'),
    field('lang', 'language'),
    field('match', 'word', { words: MATCHES }),
    field('type', 'word', { words: ['template'] }),
  ],
};
