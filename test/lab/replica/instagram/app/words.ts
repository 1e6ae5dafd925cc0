import { ageOf, instantOf } from '../../x/app/clock.ts';
import { icon, make } from '../../x/app/make.ts';
import type { Handle, ReplicaPost } from '../posts.ts';
import { codeOf } from '../posts.ts';

const CIRCLE = 'M12 4a8 8 0 1 0 .1 0';
/** Line icons by the localised name of their button. */
const ICONS: Readonly<Record<string, string>> = {
  'Mais opções': 'M5 12h1M12 12h1M19 12h1',
  Curtir: 'M12 20C2 13 4 5 8.500 5 11 5 12 8 12 8s1-3 3.500-3C20 5 22 13 12 20z',
  Comentar: 'M20 20l-1.500-4.500A8 8 0 1 0 15 19z',
  Compartilhar: 'M3 4h18l-8 16-3-9zM10 11L21 4',
  Salvar: 'M6 3h12v18l-6-6-6 6z',
};

/** A caption's or comment's words with hashtags and mentions as links. */
export function words(text: string): (Node | string)[] {
  return text.split(/(#[\p{L}\p{N}_]+|@[a-z0-9._]+)/u).map((piece) => {
    if (piece.startsWith('#')) return link(`/explore/tags/${piece.slice(1)}/`, piece);
    return piece.startsWith('@') ? link(`/${piece.slice(1)}/`, piece) : piece;
  });
}

/** A link as Instagram draws one. */
export function link(href: string, ...children: readonly (Node | string)[]): HTMLAnchorElement {
  return make('a', { role: 'link', tabindex: '0', href, class: 'link' }, ...children);
}

/** Somebody's picture, linked. */
export function avatar(handle: Handle): HTMLElement {
  const picture = make('img', {
    alt: `${handle}'s profile picture`,
    draggable: 'false',
    src: 'https://scontent.cdninstagram.com/face.svg',
    class: 'face',
  });
  return make('div', { class: 'avatar' }, link(`/${handle}/`, picture));
}

/** Somebody's name, linked. */
export function nameLink(handle: Handle): HTMLElement {
  return make('span', {}, link(`/${handle}/`, make('span', { class: '_ap3a name', dir: 'auto' }, handle)));
}

/** The time with the permalink around it. */
export function timeLink(post: ReplicaPost): HTMLElement {
  const time = make('time', { datetime: instantOf(post.hoursAgo), title: 'replica' }, ageOf(post.hoursAgo));
  return link(`/p/${codeOf(post)}/`, make('span', {}, time));
}

/** A drawn button with a localised name. */
export function drawnButton(label: string): HTMLElement {
  const drawing = icon(ICONS[label] ?? CIRCLE, { 'aria-label': label, role: 'img', class: 'small' });
  return make('div', { role: 'button', tabindex: '0', class: 'button' }, make('div', {}, drawing));
}
