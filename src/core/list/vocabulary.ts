import type { EntryStatus, Relation, SourceEntry, TemplateEntry } from './entries.ts';

/** The relations of a listed person to the payer. */
export const RELATIONS = [
  'paid_staff',
  'contractor',
  'vendor',
  'creator',
  'volunteer',
  'official',
] as const satisfies readonly Relation[];

/** The standings of an entry. */
export const STATUSES = ['active', 'disputed', 'retracted'] as const satisfies readonly EntryStatus[];

/** How a message may be recognised. */
export const MATCHES = ['exact', 'near'] as const satisfies readonly TemplateEntry['match'][];

/** The kinds of a source. */
export const SOURCE_KINDS = [
  'filing',
  'platform',
  'self',
  'campaign',
  'court',
  'press',
  'screenshot',
] as const satisfies readonly SourceEntry['kind'][];

/** What shows that a handle belongs to a person (watchdogs.md). It is checked and not published: the source says it. */
export const LINK_EVIDENCE = ['bio', 'campaign list', 'press', 'filing'] as const;

/** ISO 3166-1 alpha-2 or 3166-2: "US", "US-CA". */
export const JURISDICTION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

/** Name of a register: "fec", "ca-sos". */
export const REGISTRY = /^[a-z][a-z0-9-]{0,23}$/;

/** Number in a register, as the register writes it. */
export const REGISTRY_ID = /^[A-Za-z0-9][A-Za-z0-9./ -]{0,39}$/;

/** BCP 47 language, as far as lists need it: "en", "zh-Hant", "es-419". */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/** A list's own name in its datapackage.json. */
export const LIST_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** A list's version, as its publisher counts. */
export const VERSION = /^[A-Za-z0-9][A-Za-z0-9.+_-]{0,39}$/;

/** Where mistakes are reported: an https address or a mail address behind "mailto:". */
export const MAILTO = /^mailto:[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}$/;
