import type { Shape } from '../posts.ts';
import type { Attributes } from './make.ts';
import { icon, make, wrap } from './make.ts';

const ICON = 'M1.751 10c0-4.42 3.584-8 8.005-8h4.366c4.49 0 8.129 3.64 8.129 8.13';
/** A picture that needs no server. */
export const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const BUTTONS = ['reply', 'retweet', 'like', 'views', 'bookmark'];
const BLOCK = { class: 'css-175oi2r' };
const LINE = { dir: 'ltr', class: 'css-146c3p1' };
const SPAN = { class: 'css-1jxf684' };

/** A whole cell of the feed around one article, as sites/x.md ("One post") and the captures of 2023–2025 have it. */
export function cellOf(shape: Shape, isReposted: boolean): HTMLElement {
  const side = make('div', { class: 'left' }, avatar('a'), make('div', BLOCK));
  const body = make('div', { class: 'body' }, headLine(shape), wrap(1, textOf('id__text')));
  const attached = attachmentOf(shape);
  if (attached !== null) body.append(make('div', { 'aria-labelledby': 'id__a', id: 'id__b' }, attached));
  body.append(wrap(2, actions()));
  const article = make(
    'article',
    { 'aria-labelledby': 'id__name id__text', role: 'article', tabindex: '0', 'data-testid': 'tweet' },
    wrap(2, wrap(3, ...(isReposted ? [context()] : [])), make('div', { class: 'row' }, side, body)),
  );
  return make('div', { 'data-testid': 'cellInnerDiv', class: 'cell' }, wrap(2, article));
}

function headLine(shape: Shape): HTMLElement {
  const name = header('a', shape === 'card' || shape === 'video');
  const named = (label: string) => ({ role: 'button', 'aria-label': label, type: 'button' });
  // Since 2025 a button for X's own robot stands beside the menu (captures of 2025-10).
  const robot = wrap(1, make('button', named('Explain this post'), symbol()));
  const caret = make('button', { 'data-testid': 'caret', ...named('More') }, symbol());
  return make('div', { class: 'row' }, wrap(2, name), make('div', { class: 'row' }, robot, wrap(3, caret)));
}

/** The picture stands in rings, masks and a hover layer of its own: some twenty elements. */
function avatar(link: 'a' | 'div'): HTMLElement {
  const picture = make(
    'div',
    BLOCK,
    make('div', BLOCK),
    wrap(1, make('div', { 'aria-label': '' }, make('div', BLOCK), image(''))),
  );
  const around: Attributes =
    link === 'a' ? { href: '/nobody', role: 'link', tabindex: '-1', 'aria-hidden': 'true' } : {};
  const linked = make(link, around, wrap(2), wrap(2), wrap(1, picture), wrap(2));
  const container = make(
    'div',
    { 'data-testid': 'UserAvatar-Container-nobody' },
    make('div', BLOCK),
    wrap(2, make('div', BLOCK), wrap(2, linked)),
  );
  return make('div', { 'data-testid': 'Tweet-User-Avatar' }, wrap(1, container));
}

/** Display name, handle and time. In a quoted post nothing of it is a link. */
function header(link: 'a' | 'div', isVerified: boolean): HTMLElement {
  const linked = (...inner: Node[]) =>
    make(link, link === 'a' ? { href: '/nobody', role: 'link' } : {}, ...inner);
  const mark = make('span', SPAN, ...(isVerified ? [icon(ICON)] : []));
  const shown = make('div', { class: 'row' }, words('Nobody'), make('div', LINE, mark));
  const time = make('time', { datetime: '2026-01-01T00:00:00.000Z' }, '1h');
  const dated =
    link === 'a'
      ? make('a', { href: '/nobody/status/1', role: 'link', dir: 'ltr', 'aria-label': '1h' }, time)
      : make('div', { dir: 'ltr', 'aria-label': '1h' }, time);
  const dot = make('div', { dir: 'ltr', 'aria-hidden': 'true' }, make('span', SPAN, '·'));
  const line = make(
    'div',
    { class: 'row' },
    wrap(1, linked(make('div', LINE, make('span', SPAN, '@nobody')))),
    dot,
    wrap(1, dated),
  );
  return make('div', { 'data-testid': 'User-Name', id: 'id__name' }, wrap(2, linked(shown)), wrap(1, line));
}

function textOf(id: string | null): HTMLElement {
  const named: Attributes = id === null ? {} : { id };
  return make('div', { 'data-testid': 'tweetText', lang: 'en', dir: 'auto', class: 'text', ...named });
}

function attachmentOf(shape: Shape): HTMLElement | null {
  if (shape === 'photo')
    return wrap(4, make('a', { href: '/nobody/status/1/photo/1', role: 'link' }, photo()));
  if (shape === 'video') return video();
  if (shape === 'card') return card();
  return shape === 'quote' ? quote() : null;
}

function photo(): HTMLElement {
  const shown = make('div', { 'data-testid': 'tweetPhoto', 'aria-label': 'Image' }, make('div', BLOCK));
  shown.append(image('Image'));
  return make('div', BLOCK, make('div', BLOCK), wrap(1, shown));
}

/** A player with its bar of buttons, which have no numbers. */
function video(): HTMLElement {
  const buttons = Array.from({ length: 6 }, () =>
    make('button', { role: 'button', type: 'button' }, symbol()),
  );
  const player = make(
    'div',
    { 'data-testid': 'videoComponent', class: 'card' },
    wrap(2, make('div', BLOCK)),
    make('div', { class: 'row' }, ...buttons),
  );
  return wrap(3, make('div', { 'data-testid': 'videoPlayer' }, wrap(3, player)));
}

function card(): HTMLElement {
  const target = { href: 'https://example.org/', rel: 'noopener', target: '_blank', role: 'link' };
  const media = make(
    'div',
    { 'data-testid': 'card.layoutLarge.media', id: 'id__c' },
    make('a', target, make('div', BLOCK, make('div', BLOCK), wrap(2, make('div', BLOCK), image('')))),
  );
  const lines = Array.from({ length: 3 }, () => make('div', LINE, words('example.org')));
  const detail = make('div', { 'data-testid': 'card.layoutLarge.detail' }, ...lines);
  return make(
    'div',
    { 'data-testid': 'card.wrapper', 'aria-labelledby': 'id__d', class: 'card' },
    media,
    wrap(1, make('a', target, detail)),
  );
}

/** A quoted post: one place to press, with a header, words and a picture of its own. */
function quote(): HTMLElement {
  const head = make('div', { class: 'row' }, avatar('div'), wrap(1, header('div', true)));
  const box = make(
    'div',
    { role: 'link', tabindex: '0', class: 'card' },
    wrap(2, wrap(2, head), wrap(1, textOf(null)), wrap(4, photo())),
  );
  return make('div', BLOCK, make('div', LINE, make('span', SPAN, 'Quote')), box);
}

/** "… reposted" above the post. */
function context(): HTMLElement {
  const named = make(
    'a',
    { href: '/nobody', role: 'link', dir: 'ltr' },
    make('span', { 'data-testid': 'socialContext' }, make('span', SPAN, 'Nobody reposted')),
  );
  return make('div', { class: 'row' }, wrap(1, icon(ICON)), wrap(2, named));
}

function actions(): HTMLElement {
  const label = '3 replies, 7 reposts, 21 likes';
  const shared = make('button', { role: 'button', 'aria-label': 'Share', type: 'button' }, symbol());
  return make(
    'div',
    { role: 'group', 'aria-label': label, id: 'id__bar', class: 'row bar' },
    ...BUTTONS.map((name) => make('div', BLOCK, button(name))),
    wrap(2, shared),
  );
}

/** A button, most with their number; the one for views is a link. */
function button(name: string): HTMLElement {
  const shown = make('span', SPAN, make('span', SPAN, '7'));
  const number = make('span', { 'data-testid': 'app-text-transition-container' }, shown);
  const attributes = { 'aria-label': name, role: name === 'views' ? 'link' : 'button' };
  const inner = make('div', { dir: 'ltr', class: 'row' }, ...symbol().childNodes);
  if (name !== 'bookmark') inner.append(wrap(1, number));
  return name === 'views'
    ? make('a', { ...attributes, href: '/nobody/status/1/analytics' }, inner)
    : make('button', { ...attributes, 'data-testid': name, type: 'button' }, inner);
}

/** An icon in its round ground. */
function symbol(): HTMLElement {
  return make('div', LINE, make('div', BLOCK, make('div', BLOCK), icon(ICON)));
}

function words(shown: string): HTMLElement {
  return make('div', LINE, make('span', SPAN, make('span', SPAN, shown)));
}

function image(alt: string): HTMLElement {
  return make('img', { alt, draggable: 'true', src: PIXEL, class: 'css-9pa8cd' });
}
