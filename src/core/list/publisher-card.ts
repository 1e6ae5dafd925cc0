import * as v from 'valibot';
import { err, ok, type Result } from '../result.ts';
import { type Publisher, publisherSchema } from './publication/root.ts';
import { LIST_NAME } from './vocabulary.ts';

const fields = v.looseObject({
  name: v.string(),
  homepage: v.optional(v.string()),
  contact: v.optional(v.string()),
  appeal_url: v.optional(v.string()),
  policy_url: v.optional(v.string()),
  funded_by: v.optional(v.string()),
  jurisdictions: v.optional(v.array(v.string())),
});

/** The list's short name, and who publishes it. */
export interface PublisherCard {
  readonly list: string;
  readonly publisher: Publisher;
}

/**
 * What a publication says about its publisher, from datapackage.json: `homepage`, `contact`, `appeal_url`, `policy_url`,
 * `funded_by`, `jurisdictions`, beside what every list folder has. The error names the field that is missing or wrong.
 */
export function readPublisherCard(datapackage: string, publisher: string): Result<PublisherCard, string> {
  let value: unknown;
  try {
    value = JSON.parse(datapackage.replace(/^\ufeff/, ''));
  } catch {
    return err('datapackage.json is no JSON.');
  }
  const read = v.safeParse(fields, value);
  if (!read.success) return err(sentence(v.getDotPath(read.issues[0]) ?? ''));
  const { name, homepage, contact, appeal_url, policy_url, funded_by, jurisdictions } = read.output;
  const card = v.safeParse(
    publisherSchema,
    { name: publisher, url: homepage, contact, appeal_url, policy_url, funded_by, jurisdictions },
    { abortEarly: true },
  );
  if (card.success) return ok({ list: name, publisher: card.output });
  const path = v.getDotPath(card.issues[0]) ?? '';
  return err(sentence(path === 'url' ? 'homepage' : path));
}

const noted = v.looseObject({ list: v.pipe(v.string(), v.regex(LIST_NAME)), publisher: publisherSchema });

/** The same card from the note that a publisher's tool keeps; null when it is damaged. */
export function readNotedCard(text: string): PublisherCard | null {
  try {
    const read = v.safeParse(noted, JSON.parse(text));
    return read.success ? { list: read.output.list, publisher: read.output.publisher } : null;
  } catch {
    return null;
  }
}

function sentence(field: string): string {
  return `"${field}" is missing or not written as it must be: readers see it before they subscribe.`;
}
