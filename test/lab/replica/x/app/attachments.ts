import { person } from '../people.ts';
import type { ReplicaPost } from '../posts.ts';
import { statusId } from '../posts.ts';
import { avatar, userName } from './author.ts';
import { make, wrap } from './make.ts';
import { richText } from './rich-text.ts';

/** What hangs below a post's text: quoted post, pictures, video, poll, audio room. */
export function attachments(post: ReplicaPost, id: string): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (post.pictures !== undefined) parts.push(pictures(post, post.pictures));
  if (post.video === true) parts.push(video());
  if (post.poll !== undefined) parts.push(poll(post.poll));
  if (post.room !== undefined) parts.push(room(post.room));
  if (post.quote !== undefined) parts.push(quote(post.quote));
  return parts.length === 0
    ? []
    : [make('div', { 'aria-labelledby': `${id}a`, id, class: 'attachments' }, ...parts)];
}

/** A quoted post: its author has no link, only an avatar that names the handle and "@handle" as text. */
function quote(post: ReplicaPost): HTMLElement {
  const author = person(post.by);
  const box = make(
    'div',
    { tabindex: '0', role: 'link', class: 'quote' },
    wrap(2, make('div', { class: 'row' }, avatar(author, false), userName(post, author, 'quoted'))),
  );
  if (post.text !== '')
    box.append(
      wrap(
        1,
        make(
          'div',
          { dir: 'auto', lang: post.lang, 'data-testid': 'tweetText', class: 'text' },
          ...richText(post.text),
        ),
      ),
    );
  return wrap(
    1,
    make('div', { dir: 'ltr', class: 'unseen' }, make('span', { class: 'piece' }, 'Quote')),
    box,
  );
}

function pictures(post: ReplicaPost, alts: readonly string[]): HTMLElement {
  const { handle } = person(post.by);
  return wrap(
    2,
    ...alts.map((alt, at) =>
      make(
        'a',
        { href: `/${handle}/status/${statusId(post)}/photo/${at + 1}`, role: 'link', class: 'plain' },
        make(
          'div',
          { 'aria-label': alt, 'data-testid': 'tweetPhoto', class: 'photo' },
          make('img', {
            alt,
            draggable: 'true',
            src: `https://pbs.twimg.com/media/${post.id}-${at}.svg`,
            class: 'picture',
          }),
        ),
      ),
    ),
  );
}

function video(): HTMLElement {
  const player = make(
    'div',
    { 'data-testid': 'videoPlayer', class: 'photo' },
    make('span', { class: 'piece' }, '▶ 1:30'),
  );
  return make('div', { 'data-testid': 'videoComponent', class: 'box' }, player);
}

function poll(choices: readonly string[]): HTMLElement {
  const lines = choices.map((choice) =>
    make('li', { role: 'listitem', class: 'choice' }, make('span', { class: 'piece' }, choice)),
  );
  return make(
    'div',
    { 'data-testid': 'cardPoll', class: 'box' },
    make('ul', { role: 'list', class: 'choices' }, ...lines),
  );
}

/** A card of an audio room: a role=link box that is no quote, an ad-like inner test id, an avatar of nobody. */
function room(title: string): HTMLElement {
  const host = make(
    'div',
    { 'data-testid': 'UserAvatar-Container-unknown', class: 'box' },
    make('div', { class: 'face small-face', 'aria-hidden': 'true' }, '?'),
  );
  const card = make(
    'div',
    { role: 'link', tabindex: '0', class: 'quote' },
    make(
      'div',
      { 'data-testid': 'placementTracking', class: 'box' },
      host,
      make('span', { class: 'piece' }, title),
    ),
  );
  return make('div', { 'data-testid': 'card.wrapper', class: 'box' }, card);
}
