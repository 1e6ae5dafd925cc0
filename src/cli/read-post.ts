import { MAX_TEXT, type Post, type View } from '../core/post.ts';
import { isSiteId } from '../core/site-id.ts';

/** A post of an input file with the file's own id for it. */
export interface InputPost {
  readonly id: string;
  readonly post: Post;
}

const VIEWS: readonly View[] = ['home', 'profile', 'permalink', 'group', 'search', 'list', 'other'];

/**
 * Reads one record (watchdogs.md, `match`): `{id, platform, author:{handle,id?,name?}, text, postedAt?, view?, truncated?,
 * imageTexts?}`, or the same as a flat CSV row (author or author.handle, author.id, author.name, imageTexts between "|").
 * Null when the record is no post. Without `postedAt` the date is unknown, without `view` it is no home feed.
 */
export function readPost(value: unknown): InputPost | null {
  if (typeof value !== 'object' || value === null) return null;
  const row = new Map(Object.entries(value));
  const text = row.get('text');
  const platform = word(row, 'platform') ?? 'x';
  if (typeof text !== 'string' || !isSiteId(platform)) return null;
  const view = VIEWS.find((one) => one === row.get('view')) ?? 'other';
  const id = word(row, 'id') ?? '';
  const kind = row.get('kind');
  return {
    id,
    post: {
      site: platform,
      key: id,
      author: readAuthor(row),
      permalink: null,
      postedAt: word(row, 'postedAt'),
      kind: kind === 'ad' || kind === 'comment' || kind === 'quote' ? kind : 'post',
      view,
      reposter: null,
      text,
      imageTexts: imageTexts(row.get('imageTexts')),
      truncated:
        row.get('truncated') === true || row.get('truncated') === 'true' || row.get('truncated') === '1',
      disclosure: word(row, 'disclosure'),
    },
  };
}

function readAuthor(row: ReadonlyMap<string, unknown>): Post['author'] {
  const author = row.get('author');
  const fields =
    typeof author === 'object' && author !== null
      ? new Map(Object.entries(author))
      : new Map<string, unknown>([
          ['handle', author ?? row.get('author.handle') ?? row.get('handle')],
          ['id', row.get('author.id') ?? row.get('author_id')],
          ['name', row.get('author.name') ?? row.get('author_name')],
        ]);
  const handle = word(fields, 'handle');
  const id = word(fields, 'id');
  const name = word(fields, 'name');
  if (handle === null && id === null) return null;
  return {
    handle: (handle ?? id ?? '').replace(/^@/, ''),
    ...(id === null ? {} : { id }),
    ...(name === null ? {} : { name }),
  };
}

function imageTexts(value: unknown): readonly string[] {
  const parts = typeof value === 'string' ? value.split('|') : Array.isArray(value) ? value : [];
  return parts
    .filter((part): part is string => typeof part === 'string' && part.trim() !== '')
    .map((part) => part.slice(0, MAX_TEXT));
}

function word(row: ReadonlyMap<string, unknown>, name: string): string | null {
  const value = row.get(name);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
