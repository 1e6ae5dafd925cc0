import type { Person } from '../people.ts';
import type { ReplicaPost } from '../posts.ts';
import { statusId } from '../posts.ts';
import { ageOf, instantOf } from './clock.ts';
import { icon, make, wrap } from './make.ts';
import { displayName } from './rich-text.ts';

const TICK = 'M4 12l5 5L20 6';

/** The avatar's box. Its test id carries the handle; a quoted post's avatar has no link. */
export function avatar({ handle, name }: Person, linked: boolean): HTMLElement {
  const picture = make(
    'div',
    { class: 'face', 'aria-hidden': 'true' },
    (name.match(/[\p{L}]/u)?.[0] ?? '?').toUpperCase(),
  );
  const inner = linked
    ? make(
        'a',
        { href: `/${handle}`, 'aria-hidden': 'true', role: 'link', tabindex: '-1', class: 'plain' },
        picture,
      )
    : make('div', { 'aria-hidden': 'true', role: 'presentation', tabindex: '-1', class: 'box' }, picture);
  return make(
    'div',
    { 'data-testid': 'Tweet-User-Avatar', class: 'avatar' },
    wrap(1, make('div', { 'data-testid': `UserAvatar-Container-${handle}`, class: 'box' }, wrap(2, inner))),
  );
}

/** Name, handle and, unless the post is opened, the time: `User-Name`. */
export function userName(post: ReplicaPost, author: Person, form: 'row' | 'opened' | 'quoted'): HTMLElement {
  const { handle, name, verified } = author;
  const shown = make(
    'div',
    { dir: 'ltr', class: 'name' },
    make('span', { class: 'piece' }, make('span', { class: 'piece' }, ...displayName(name))),
  );
  const marks = make('div', { dir: 'ltr', class: 'marks' }, make('span', { class: 'piece' }));
  if (verified === true)
    marks.firstElementChild?.append(
      icon(TICK, {
        'data-testid': 'icon-verified',
        'aria-label': 'Verified account',
        role: 'img',
        class: 'tick',
      }),
    );
  const at = make('div', { dir: 'ltr', class: 'handle' }, make('span', { class: 'piece' }, `@${handle}`));
  const linked = form !== 'quoted';
  const first = linked
    ? make('a', { href: `/${handle}`, role: 'link', class: 'plain row' }, shown, marks)
    : make('div', { class: 'row' }, shown, marks);
  const second = linked
    ? make('a', { href: `/${handle}`, role: 'link', tabindex: '-1', class: 'plain' }, at)
    : make('div', { tabindex: '-1', class: 'box' }, at);
  return make(
    'div',
    { 'data-testid': 'User-Name', class: 'user-name' },
    wrap(2, first),
    make(
      'div',
      { class: 'row' },
      wrap(1, second),
      ...(form === 'opened'
        ? []
        : [
            make(
              'div',
              { dir: 'ltr', 'aria-hidden': 'true', class: 'dot' },
              make('span', { class: 'piece' }, '·'),
            ),
            form === 'row' ? wrap(1, timeLink(post, author)) : quotedTime(post),
          ]),
    ),
  );
}

/** The time with the permalink around it. */
export function timeLink(post: ReplicaPost, { handle }: Person): HTMLElement {
  return make(
    'a',
    {
      href: `/${handle}/status/${statusId(post)}`,
      dir: 'ltr',
      'aria-label': ageOf(post.hoursAgo),
      role: 'link',
      class: 'plain time',
    },
    make('time', { datetime: instantOf(post.hoursAgo) }, ageOf(post.hoursAgo)),
  );
}

function quotedTime(post: ReplicaPost): HTMLElement {
  const time = make('time', { datetime: instantOf(post.hoursAgo) }, ageOf(post.hoursAgo));
  return wrap(2, make('div', { dir: 'ltr', 'aria-label': ageOf(post.hoursAgo), class: 'time' }, time));
}
