import type { BenchPost } from '../posts.ts';
import { icon, make, wrap } from './make.ts';

/** A row of the feed with the places that change from post to post. */
export interface Row {
  readonly cell: HTMLElement;
  readonly article: Element;
  readonly text: Element;
  readonly avatar: Element;
  readonly links: readonly Element[];
  readonly name: Text;
  readonly handle: Text;
  readonly permalink: Element;
  readonly time: Element;
  readonly timeText: Text;
  readonly textNode: Text;
}

const ICON = 'M1.751 10c0-4.42 3.584-8 8.005-8h4.366c4.49 0 8.129 3.64 8.129 8.13';
const SPAN = { class: 'css-1jxf684 r-bcqeeo' };
/** Atomic classes of a real post: 5.2 on an element on average, 88 % of the elements have some (captures of 2023–2026). */
const CLASSES = Array.from({ length: 160 }, (_, at) => `r-${((at + 7) * 7919).toString(36)}`);
const CLASSES_EACH = 5;
const WITHOUT_CLASS = 8;
let pattern: HTMLElement | null = null;
let lastId = 0;

/** A new row for a post, in the structure of sites/x.md ("One post"), cloned from one pattern. */
export function makeRow(post: BenchPost): Row {
  pattern ??= dressed(makePattern());
  const cell = pattern.cloneNode(true) as HTMLElement;
  // Every post has ids of its own: 5 to 7 in the captures.
  for (const element of cell.querySelectorAll('[id]')) {
    lastId += 1;
    element.id = `id__${lastId.toString(36)}`;
  }
  const row = partsOf(cell);
  rewriteRow(row, post);
  return row;
}

/** The same cell with a new article in it: what a keyed re-draw does. */
export function refillRow(row: Row, post: BenchPost): Row {
  const fresh = makeRow(post);
  row.article.replaceWith(fresh.article);
  return { ...fresh, cell: row.cell };
}

/** The same elements with another post's words and addresses: no node comes or goes. */
export function rewriteRow(row: Row, post: BenchPost): void {
  row.avatar.setAttribute('data-testid', `UserAvatar-Container-${post.handle}`);
  for (const link of row.links) link.setAttribute('href', `/${post.handle}`);
  row.name.data = post.name;
  row.handle.data = `@${post.handle}`;
  row.permalink.setAttribute('href', `/${post.handle}/status/${post.id}`);
  row.time.setAttribute('datetime', post.at);
  row.timeText.data = post.at.slice(11, 16);
  row.textNode.data = post.text;
}

/** The badge beside the row's text, when there is one: a span without attributes on its own line before it. */
export function isBadged(row: Row): boolean {
  const before = row.text.previousElementSibling;
  return before !== null && before.localName === 'span' && before.attributes.length === 0;
}

function partsOf(cell: HTMLElement): Row {
  const name = one(cell, '[data-testid="User-Name"]');
  const permalink = one(name, 'a[href*="/status/"]');
  const time = one(permalink, 'time');
  const text = one(cell, '[data-testid="tweetText"]');
  const avatar = one(cell, '[data-testid^="UserAvatar-Container-"]');
  const links = [...name.querySelectorAll('a[role="link"]:not([href*="/status/"])')];
  const [first, second] = links;
  return {
    cell,
    article: one(cell, 'article'),
    text,
    avatar,
    links: [one(avatar, 'a'), ...links],
    name: textIn(first),
    handle: textIn(second),
    permalink,
    time,
    timeText: textIn(time),
    textNode: textIn(text),
  };
}

function makePattern(): HTMLElement {
  const link = (extra: Readonly<Record<string, string>>, ...inner: Node[]) =>
    make('a', { href: '/nobody', role: 'link', class: 'css-175oi2r r-1wbh5a2', ...extra }, ...inner);
  const span = (words: string) => make('span', SPAN, make('span', SPAN, words));
  const avatar = make(
    'div',
    { 'data-testid': 'Tweet-User-Avatar', class: 'css-175oi2r r-18kxxzh left' },
    wrap(
      2,
      make(
        'div',
        { 'data-testid': 'UserAvatar-Container-nobody', class: 'css-175oi2r r-bztko3' },
        wrap(2, link({ 'aria-hidden': 'true', tabindex: '-1' }, wrap(3))),
      ),
    ),
  );
  const time = make(
    'a',
    { href: '/nobody/status/1', role: 'link', dir: 'ltr', class: 'css-146c3p1 r-xoduu5' },
    make('time', { datetime: '2026-01-01T00:00:00.000Z' }, '1h'),
  );
  const name = make(
    'div',
    { 'data-testid': 'User-Name', id: 'id__name', class: 'css-175oi2r r-1awozwy name' },
    wrap(2, link({}, make('div', { dir: 'ltr', class: 'css-146c3p1' }, span('Nobody')), icon(ICON))),
    wrap(
      2,
      make(
        'div',
        { class: 'css-175oi2r row' },
        link({ tabindex: '-1' }, make('div', { dir: 'ltr', class: 'css-146c3p1' }, span('@nobody'))),
        make('div', { dir: 'ltr', 'aria-hidden': 'true' }, make('span', SPAN, '·')),
        time,
      ),
    ),
  );
  const caret = make(
    'button',
    { 'data-testid': 'caret', role: 'button', 'aria-label': 'More', type: 'button', class: 'css-175oi2r' },
    make('div', { dir: 'ltr' }, icon(ICON)),
  );
  const text = make(
    'div',
    { 'data-testid': 'tweetText', lang: 'en', dir: 'auto', id: 'id__text', class: 'css-146c3p1 text' },
    make('span', SPAN, ' '),
  );
  const card = make(
    'div',
    { 'aria-labelledby': 'id__card', class: 'css-175oi2r card' },
    wrap(
      4,
      make(
        'div',
        { 'data-testid': 'card.wrapper', class: 'css-175oi2r' },
        wrap(3, make('span', SPAN, 'example.org')),
      ),
    ),
  );
  const actions = make(
    'div',
    {
      role: 'group',
      'aria-label': '3 replies, 7 reposts, 21 likes',
      id: 'id__bar',
      class: 'css-175oi2r row bar',
    },
    ...['reply', 'retweet', 'like', 'bookmark', 'share'].map(action),
  );
  const body = make(
    'div',
    { class: 'css-175oi2r body' },
    wrap(1, make('div', { class: 'css-175oi2r row' }, wrap(2, name), wrap(2, caret))),
    wrap(1, text),
    card,
    wrap(1, actions),
  );
  const article = make(
    'article',
    {
      'aria-labelledby': 'id__name id__text',
      role: 'article',
      tabindex: '0',
      'data-testid': 'tweet',
      class: 'css-175oi2r r-18u37iz',
    },
    wrap(2, make('div', { class: 'css-175oi2r row' }, avatar, body)),
  );
  return make('div', { 'data-testid': 'cellInnerDiv', class: 'css-175oi2r cell' }, wrap(2, article));
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

function action(test: string, at: number): HTMLElement {
  const label = make(
    'span',
    { 'data-testid': 'app-text-transition-container' },
    make('span', SPAN, make('span', SPAN, String(at * 7))),
  );
  const button = make(
    'button',
    {
      'aria-label': `${at * 7} ${test}`,
      role: 'button',
      'data-testid': test,
      type: 'button',
      class: 'css-175oi2r',
    },
    make(
      'div',
      { dir: 'ltr', class: 'css-146c3p1 row' },
      wrap(1, make('div', { class: 'css-175oi2r' }), icon(ICON)),
      make('div', { class: 'css-175oi2r' }, label),
    ),
  );
  return make('div', { class: 'css-175oi2r r-18u37iz' }, button);
}

function one(root: Element, selector: string): Element {
  const found = root.querySelector(selector);
  if (found === null) throw new Error(`the row has no ${selector}`);
  return found;
}

function textIn(element: Element | undefined): Text {
  const node =
    element === undefined ? null : document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  if (!(node instanceof Text)) throw new Error('the row has no text there');
  return node;
}
