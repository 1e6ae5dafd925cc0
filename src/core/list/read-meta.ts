import { META_FILE } from './columns.ts';
import type { ListMeta, ListOrigin } from './entries.ts';
import type { Findings } from './findings.ts';
import { MAX_META_BYTES, MAX_NAME, MAX_PHRASE } from './limits.ts';
import { mixesScripts } from './name-scripts.ts';
import { codePoints, hasControl, isDay, isHttpsUrl, isName, isStillToCome } from './rules.ts';
import { shown } from './table.ts';
import { LIST_NAME, MAILTO, VERSION } from './vocabulary.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function word(fields: Fields, name: string): string {
  const value = own(fields, name);
  return typeof value === 'string' ? value.trim().normalize('NFC') : '';
}

/** Frictionless lists `contributors`; the one whose role is publisher publishes, else a plain `publisher` says who. */
function publisherOf(fields: Fields): string {
  const contributors = own(fields, 'contributors');
  const people = Array.isArray(contributors) ? contributors.filter(isFields) : [];
  const isPublisher = (one: Fields): boolean => {
    const roles = own(one, 'roles');
    return word(one, 'role') === 'publisher' || (Array.isArray(roles) && roles.includes('publisher'));
  };
  const publisher = people.find(isPublisher);
  return publisher === undefined ? word(fields, 'publisher') : word(publisher, 'title');
}

function licenceOf(fields: Fields): string {
  const licences = own(fields, 'licenses');
  const first: unknown = Array.isArray(licences) ? licences[0] : undefined;
  if (!isFields(first)) return '';
  return word(first, 'name') === '' ? word(first, 'title') : word(first, 'name');
}

function parse(text: string, findings: Findings): Fields | null {
  if (text.length > MAX_META_BYTES) {
    findings.error(
      'file-too-large',
      META_FILE,
      0,
      `${META_FILE} is larger than ${MAX_META_BYTES / 1024} KiB.`,
    );
    return null;
  }
  try {
    const value: unknown = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
    if (isFields(value)) return value;
  } catch {
    // Told below: the engine's own words differ from browser to browser.
  }
  findings.error('broken-json', META_FILE, 0, `${META_FILE} is not a JSON object.`);
  return null;
}

/** The list's short name, made of whatever its author called it: it only tells lists apart. */
function shortName(value: string): string {
  const plain = value
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 64);
  return LIST_NAME.test(plain) ? plain : 'list';
}

/**
 * What datapackage.json (Frictionless Data Package) says about the list: name, title, version, updated (or created),
 * contributors with a publisher, contact, licenses. Its other fields are left alone. The id carries the origin, so that
 * an imported folder can never take the place of a built-in or a subscribed list. What it does not say is a warning; null
 * after an error.
 */
export function readMeta(
  text: string,
  origin: ListOrigin,
  today: string,
  findings: Findings,
): ListMeta | null {
  const fields = parse(text, findings);
  if (fields === null) return null;
  const before = findings.errors;
  const say = (code: Parameters<Findings['error']>[0], message: string): void =>
    findings.error(code, META_FILE, 0, message);
  const wish = (message: string): void => findings.warn('missing-field', META_FILE, 0, message);
  const name = shortName(word(fields, 'name') || word(fields, 'title'));
  const title = word(fields, 'title') || word(fields, 'name') || name;
  const publisher = publisherOf(fields) || title;
  if (word(fields, 'name') === '' || word(fields, 'title') === '')
    wish(`${META_FILE} should say a name and a title; the list is called ${shown(title)}.`);
  if (publisherOf(fields) === '')
    wish(`${META_FILE} does not say the contributor with the role "publisher".`);
  const version = word(fields, 'version') || '0';
  if (word(fields, 'version') === '') wish(`${META_FILE} does not say a version.`);
  else if (!VERSION.test(version))
    say('missing-field', `"version" (${shown(version)}) must say the version, such as "1.0".`);
  const stated = word(fields, 'updated') || word(fields, 'created').slice(0, 10);
  const updated = stated || today;
  if (stated === '') wish(`${META_FILE} does not say when the list last changed: today stands in its place.`);
  else if (!isDay(updated))
    say('bad-date', `"updated" (${shown(updated)}) must be the day of the last change: 2026-03-31.`);
  else if (isStillToCome(updated, today)) {
    // No reason to refuse: the list that ships with a release must work beside a clock that is late.
    findings.warn('future-date', META_FILE, 0, `"updated" is ${updated}, which is still to come.`);
  }
  for (const [field, value] of [
    ['title', title],
    ['the contributor with the role "publisher"', publisher],
  ] as const) {
    if (codePoints(value) > MAX_NAME) say('too-long', `${field} is longer than ${MAX_NAME} characters.`);
    else if (!isName(value)) say('control-character', `${field} (${shown(value)}) has hidden characters.`);
    else if (mixesScripts(value))
      say('mixed-script-name', `${field} (${shown(value)}) mixes look-alike alphabets.`);
  }
  const contact = word(fields, 'contact');
  if (contact !== '' && !isHttpsUrl(contact) && !MAILTO.test(contact)) {
    say('bad-url', `"contact" (${shown(contact)}) must be an https address or begin with mailto:.`);
  }
  const licence = licenceOf(fields);
  if (hasControl(licence) || codePoints(licence) > MAX_PHRASE)
    say('bad-value', 'The licence has hidden characters.');
  if (findings.errors > before) return null;
  return {
    id: `${origin}/${name}`,
    name: title,
    publisher,
    ...(contact === '' ? {} : { contact }),
    ...(licence === '' ? {} : { licence }),
    version,
    updated,
    origin,
  };
}
