import type { BenchPost, Shape, Statement } from '../posts.ts';
import { make } from './make.ts';
import { cellOf, PIXEL } from './parts.ts';

/** A row of the feed with the places that change from post to post. */
export interface Row {
  readonly cell: HTMLElement;
  readonly article: Element;
  readonly kind: string;
  readonly own: Places;
  readonly quoted: Places | null;
  readonly picture: Element | null;
  readonly context: { readonly link: Element; readonly words: Text } | null;
}

/** Where one post's own facts stand. */
interface Places {
  readonly avatar: Element;
  readonly links: readonly Element[];
  readonly name: Text;
  readonly handle: Text;
  readonly permalink: Element | null;
  readonly time: Element;
  readonly timeText: Text;
  readonly text: Element;
}

/** Atomic classes of a real post: 5.2 on an element on average, 88 % of the elements have some (captures of 2023–2026). */
const CLASSES = Array.from({ length: 160 }, (_, at) => `r-${((at + 7) * 7919).toString(36)}`);
const CLASSES_EACH = 5;
const WITHOUT_CLASS = 8;
/** What a text holds beside words: a hashtag, an address, an emoji, which X draws as a picture. */
const PIECES = /(#\w+|https:\/\/\S+|\p{Extended_Pictographic})/u;
const EMOJI = /^\p{Extended_Pictographic}$/u;
const patterns = new Map<string, HTMLElement>();
let lastId = 0;

/** A new row for a post, cloned from the pattern of its kind. */
export function makeRow(post: BenchPost): Row {
  const kind = kindOf(post);
  const cell = patternOf(kind, post.shape, post.reposter !== null).cloneNode(true) as HTMLElement;
  // Every post has ids of its own: 5 to 7 in the captures.
  for (const element of cell.querySelectorAll('[id]')) {
    lastId += 1;
    element.id = `id__${lastId.toString(36)}`;
  }
  const row = partsOf(cell, kind);
  rewriteRow(row, post);
  return row;
}

/** The same cell with a new article in it: what a keyed re-draw does. */
export function refillRow(row: Row, post: BenchPost): Row {
  const fresh = makeRow(post);
  row.article.replaceWith(fresh.article);
  return { ...fresh, cell: row.cell };
}

/** True when the row can become this post without a node that comes or goes outside its texts. */
export function canBecome(row: Row, post: BenchPost): boolean {
  return row.kind === kindOf(post);
}

/** The same elements with another post's words and addresses. */
export function rewriteRow(row: Row, post: BenchPost): void {
  rewrite(row.own, post, `/${post.handle}/status/${post.id}`);
  if (row.quoted !== null && post.quoted !== null) rewrite(row.quoted, post.quoted, '');
  row.picture?.setAttribute('alt', post.alt);
  if (row.context === null) return;
  row.context.link.setAttribute('href', `/${post.reposter}`);
  row.context.words.data = `${post.reposter} reposted`;
}

/** The badge beside the row's text, when there is one: a span without attributes on its own line before it. */
export function isBadged({ own }: Row): boolean {
  const before = own.text.previousElementSibling;
  return before !== null && before.localName === 'span' && before.attributes.length === 0;
}

function kindOf({ shape, reposter }: BenchPost): string {
  return reposter === null ? shape : `${shape} reposted`;
}

function patternOf(kind: string, shape: Shape, isReposted: boolean): HTMLElement {
  const known = patterns.get(kind);
  if (known !== undefined) return known;
  const made = dressed(cellOf(shape, isReposted));
  patterns.set(kind, made);
  return made;
}

function rewrite(places: Places, post: Statement, path: string): void {
  places.avatar.setAttribute('data-testid', `UserAvatar-Container-${post.handle}`);
  for (const link of places.links) link.setAttribute('href', `/${post.handle}`);
  places.name.data = post.name;
  places.handle.data = `@${post.handle}`;
  places.permalink?.setAttribute('href', path);
  places.time.setAttribute('datetime', post.at);
  places.timeText.data = post.at.slice(11, 16);
  fill(places.text, post.text);
}

/** Words as the site draws them. One run of plain words in the place of another keeps its nodes. */
function fill(element: Element, text: string): void {
  const pieces = text.split(PIECES).filter((piece) => piece !== '');
  const [only] = pieces;
  const there = element.childNodes.length === 1 ? element.firstChild?.firstChild : null;
  if (pieces.length === 1 && only !== undefined && there instanceof Text) there.data = only;
  else element.replaceChildren(...pieces.map(pieceOf));
}

function pieceOf(piece: string): HTMLElement {
  if (EMOJI.test(piece))
    return make('img', { alt: piece, draggable: 'false', src: PIXEL, class: 'r-4qtqp9' });
  const span = make('span', { class: 'css-1jxf684 r-bcqeeo' });
  if (piece.startsWith('#')) {
    span.append(make('a', { dir: 'ltr', href: `/hashtag/${piece.slice(1)}`, role: 'link' }, piece));
  } else if (piece.startsWith('https://')) {
    const hidden = make('span', { 'aria-hidden': 'true', class: 'r-qvutc0' }, 'https://');
    return make('a', { dir: 'ltr', href: piece, rel: 'noopener', role: 'link' }, hidden, piece.slice(8));
  } else span.append(piece);
  return span;
}

function partsOf(cell: HTMLElement, kind: string): Row {
  const [own, quoted] = [...cell.querySelectorAll('[data-testid="User-Name"]')].map((name, at) => {
    const avatar = cell.querySelectorAll('[data-testid^="UserAvatar-Container-"]')[at];
    const text = cell.querySelectorAll('[data-testid="tweetText"]')[at];
    if (avatar === undefined || text === undefined) throw new Error('the row lacks an avatar or a text');
    return placesOf(name, avatar, text);
  });
  if (own === undefined) throw new Error('the row has no header');
  const link = cell.querySelector('a:has([data-testid="socialContext"])');
  return {
    cell,
    article: one(cell, 'article'),
    kind,
    own,
    quoted: quoted ?? null,
    picture: cell.querySelector('[data-testid="tweetPhoto"] img'),
    context: link === null ? null : { link, words: textIn(link) },
  };
}

function placesOf(name: Element, avatar: Element, text: Element): Places {
  const time = one(name, 'time');
  const permalink = time.closest('a');
  const [shown, line] = name.children;
  if (shown === undefined || line === undefined) throw new Error('the header has two lines');
  const links = [...avatar.querySelectorAll('a'), ...name.querySelectorAll('a')];
  return {
    avatar,
    links: links.filter((link) => link !== permalink),
    name: textIn(shown),
    handle: textIn(line),
    permalink,
    time,
    timeText: textIn(time),
    text,
  };
}

/** Gives the elements their atomic classes, the same to the same place of every row. */
function dressed(cell: HTMLElement): HTMLElement {
  let at = 0;
  for (const element of cell.querySelectorAll('*')) {
    at += 1;
    if (at % WITHOUT_CLASS === 0) continue;
    for (let n = 0; n < CLASSES_EACH; n += 1)
      element.classList.add(CLASSES[(at * 13 + n * 31) % CLASSES.length] ?? 'r');
  }
  return cell;
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
