import type { PersonKey } from '../people.ts';
import { person } from '../people.ts';
import type { ReplicaPost } from '../posts.ts';
import { statusId } from '../posts.ts';
import { article } from './article.ts';
import { ageOf, instantOf } from './clock.ts';
import { make, wrap } from './make.ts';
import { isPlain } from './rich-text.ts';

/** A virtual row: the cell and what it shows now. */
export interface Row {
  readonly cell: HTMLElement;
  post: ReplicaPost;
  /** The nodes a plain row changes to become another plain post; null for any other row. */
  plain: PlainParts | null;
}

interface PlainParts {
  readonly links: readonly Element[];
  readonly avatar: Element;
  readonly face: Text;
  readonly name: Text;
  readonly handle: Text;
  readonly permalink: Element;
  readonly time: Element;
  readonly timeText: Text;
  readonly text: Element;
  readonly textNode: Text;
}

/** Makes a row with a post in it. */
export function makeRow(post: ReplicaPost, opened: boolean): Row {
  const cell = make('div', { class: 'cell', 'data-testid': 'cellInnerDiv' });
  const row: Row = { cell, post, plain: null };
  fillRow(row, post, opened);
  return row;
}

/** Puts a post into a row by drawing it anew. */
export function fillRow(row: Row, post: ReplicaPost, opened: boolean): void {
  const drawn = article(post, opened);
  const inner =
    post.ad === true
      ? make('div', { 'data-testid': 'placementTracking', class: 'box' }, drawn)
      : wrap(1, drawn);
  row.cell.replaceChildren(wrap(1, inner));
  row.post = post;
  row.plain = isPlainPost(post) && !opened ? plainParts(row.cell) : null;
}

/** True for a post that fits into any plain row by a change of text and attributes alone. */
export function isPlainPost(post: ReplicaPost): boolean {
  const simple =
    post.repostedBy ?? post.pinned ?? post.ad ?? post.replyTo ?? post.quote ?? post.pictures ?? post.video;
  const more = post.poll ?? post.room ?? post.cutAt ?? ('verified' in person(post.by) ? true : undefined);
  return simple === undefined && more === undefined && isPlain(post.text) && isPlain(person(post.by).name);
}

/** Turns a plain row into another plain post: text nodes and attributes change, no node comes or goes. */
export function rewriteRow(row: Row, post: ReplicaPost): void {
  rewriteAuthor(row, post);
  rewriteText(row, post);
}

/** The author's half of a rewrite. */
export function rewriteAuthor(row: Row, post: ReplicaPost): void {
  const parts = partsOf(row);
  const { handle, name } = person(post.by);
  for (const link of parts.links) link.setAttribute('href', `/${handle}`);
  parts.avatar.setAttribute('data-testid', `UserAvatar-Container-${handle}`);
  parts.face.data = (name.match(/[\p{L}]/u)?.[0] ?? '?').toUpperCase();
  parts.name.data = name;
  parts.handle.data = `@${handle}`;
  parts.permalink.setAttribute('href', `/${handle}/status/${statusId(post)}`);
  parts.permalink.setAttribute('aria-label', ageOf(post.hoursAgo));
  parts.time.setAttribute('datetime', instantOf(post.hoursAgo));
  parts.timeText.data = ageOf(post.hoursAgo);
  row.post = { ...post, text: row.post.text, lang: row.post.lang };
}

/** The text's half of a rewrite. */
export function rewriteText(row: Row, { text, lang }: Pick<ReplicaPost, 'text' | 'lang'>): void {
  const parts = partsOf(row);
  parts.textNode.data = text;
  parts.text.setAttribute('lang', lang);
  row.post = { ...row.post, text, lang };
}

/** Which person a row shows now. */
export function authorOf(row: Row): PersonKey {
  return row.post.by;
}

function partsOf({ plain }: Row): PlainParts {
  if (plain === null) throw new Error('only a plain row can be rewritten');
  return plain;
}

function plainParts(cell: HTMLElement): PlainParts {
  const author = one(cell, '[data-testid="User-Name"]');
  const permalink = one(author, 'a[href*="/status/"]');
  const time = one(permalink, 'time');
  const text = one(cell, '[data-testid="tweetText"]');
  const avatar = one(cell, '[data-testid^="UserAvatar-Container-"]');
  return {
    links: [one(avatar, 'a'), ...author.querySelectorAll('a:not([href*="/status/"])')],
    avatar,
    face: textIn(one(avatar, '.face')),
    name: textIn(one(author, '.name')),
    handle: textIn(one(author, '.handle')),
    permalink,
    time,
    timeText: textIn(time),
    text,
    textNode: textIn(text),
  };
}

function one(root: Element, selector: string): Element {
  const found = root.querySelector(selector);
  if (found === null) throw new Error(`the row has no ${selector}`);
  return found;
}

function textIn(element: Element): Text {
  const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  if (!(node instanceof Text)) throw new Error('the row has no text there');
  return node;
}
