import * as v from 'valibot';
import { canonicalHandle, isNumericId } from '../account.ts';
import { SITE_IDS } from '../site-id.ts';
import {
  MAX_ALIASES,
  MAX_ENTRY_SOURCES,
  MAX_PHRASE,
  MAX_REPLY,
  MAX_TEMPLATE,
  MIN_SOURCES,
} from './limits.ts';
import { mixesScripts } from './name-scripts.ts';
import * as rules from './rules.ts';
import {
  JURISDICTION,
  LANGUAGE,
  MATCHES,
  REGISTRY,
  REGISTRY_ID,
  RELATIONS,
  SOURCE_KINDS,
  STATUSES,
} from './vocabulary.ts';

const id = v.pipe(v.string(), v.check(rules.isEntryId, 'bad-id'));
const day = v.pipe(v.string(), v.check(rules.isDay, 'bad-date'));
const url = v.pipe(v.string(), v.check(rules.isHttpsUrl, 'bad-url'));
const name = v.pipe(
  v.string(),
  v.check(rules.isName, 'bad-name'),
  v.check((value) => !mixesScripts(value), 'mixed-script-name'),
);
/** One line of words that is no name: a role, a title, a place in a document. */
const phrase = v.pipe(
  v.string(),
  v.minLength(1, 'missing'),
  v.check((value) => rules.codePoints(value) <= MAX_PHRASE, 'too-long'),
  v.check((value) => !rules.hasControl(value), 'control-character'),
);
const sources = v.pipe(
  v.array(id),
  v.minLength(MIN_SOURCES, 'missing-source'),
  v.maxLength(MAX_ENTRY_SOURCES, 'too-many-sources'),
  v.readonly(),
);
const status = v.picklist(STATUSES, 'bad-status');

/** `<person_id>/<platform>/<canonical handle>`. */
function hasOwnId(entry: {
  id: string;
  person: string;
  platform: (typeof SITE_IDS)[number];
  handle: string;
}): boolean {
  const canonical = canonicalHandle(entry.platform, entry.handle);
  return canonical !== null && entry.id === `${entry.person}/${entry.platform}/${canonical}`;
}

/** AccountEntry; refuses unknown fields, so that no contact data can travel in a list. */
export const accountSchema = v.pipe(
  v.strictObject({
    type: v.literal('account'),
    id: v.string(),
    platform: v.picklist(SITE_IDS, 'bad-platform'),
    handle: v.string(),
    platform_id: v.optional(v.pipe(v.string(), v.check(isNumericId, 'bad-platform-id'))),
    person: id,
    name: v.optional(name),
    role: phrase,
    relation: v.picklist(RELATIONS, 'bad-relation'),
    payer: id,
    sources,
    valid_from: day,
    valid_to: day,
    recheck_by: day,
    status,
    reply: v.optional(
      v.pipe(
        v.string(),
        v.check((value) => rules.codePoints(value) <= MAX_REPLY, 'too-long'),
        v.check((value) => !rules.hasTextControl(value), 'control-character'),
      ),
    ),
  }),
  v.check((entry) => hasOwnId(entry), 'bad-handle'),
  v.check((entry) => entry.valid_from <= entry.valid_to, 'dates-reversed'),
  v.readonly(),
);

/** TemplateEntry; refuses texts that are too short to mean somebody, whatever a publisher signed. */
export const templateSchema = v.pipe(
  v.strictObject({
    type: v.literal('template'),
    id,
    payer: id,
    text: v.pipe(
      v.string(),
      v.check((value) => rules.codePoints(value) <= MAX_TEMPLATE, 'too-long'),
      v.check((value) => !rules.hasTextControl(value), 'control-character'),
      v.check(rules.isLongEnough, 'template-too-short'),
    ),
    lang: v.pipe(v.string(), v.regex(LANGUAGE, 'bad-language')),
    first_distributed: day,
    last_distributed: day,
    match: v.picklist(MATCHES, 'bad-match'),
    sources,
    status: v.optional(status),
  }),
  v.check((entry) => entry.first_distributed <= entry.last_distributed, 'dates-reversed'),
  v.readonly(),
);

/** PayerEntry. */
export const payerSchema = v.pipe(
  v.strictObject({
    type: v.literal('payer'),
    id,
    name,
    kind: phrase,
    jurisdiction: v.pipe(v.string(), v.regex(JURISDICTION, 'bad-jurisdiction')),
    registry: v.pipe(
      // A list is a record to valibot, and would stay a list in the line.
      v.custom<Record<string, string>>((value) => !Array.isArray(value), 'bad-registry'),
      v.record(
        v.pipe(v.string(), v.regex(REGISTRY, 'bad-registry')),
        v.pipe(v.string(), v.regex(REGISTRY_ID, 'bad-registry')),
      ),
      v.readonly(),
    ),
    url: v.optional(url),
    start: v.optional(day),
    end: v.optional(day),
    aliases: v.optional(v.pipe(v.array(name), v.maxLength(MAX_ALIASES, 'too-many-aliases'), v.readonly())),
  }),
  v.readonly(),
);

/** SourceEntry. */
export const sourceSchema = v.pipe(
  v.strictObject({
    type: v.literal('source'),
    id,
    kind: v.picklist(SOURCE_KINDS, 'bad-kind'),
    title: phrase,
    publisher: name,
    date: day,
    url,
    archive_url: v.optional(url),
    sha256: v.optional(v.pipe(v.string(), v.check(rules.isSha256, 'bad-hash'))),
    locator: v.optional(phrase),
    links_handle: v.optional(v.boolean()),
  }),
  v.readonly(),
);
