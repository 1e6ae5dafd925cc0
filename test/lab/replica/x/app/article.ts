import type { Person } from '../people.ts';
import { person } from '../people.ts';
import type { ReplicaPost } from '../posts.ts';
import { statusId } from '../posts.ts';
import { attachments } from './attachments.ts';
import { avatar, timeLink, userName } from './author.ts';
import { icon, make, wrap } from './make.ts';
import { richText } from './rich-text.ts';

const ARROWS = 'M4 8h12l-3-3M20 16H8l3 3';
const PIN = 'M12 3v10M8 13h8M12 13v8';
const DOTS = 'M5 12h1M12 12h1M19 12h1';

/** One post as X draws it: `article[data-testid=tweet]`. */
export function article(post: ReplicaPost, opened: boolean): HTMLElement {
  const author = person(post.by);
  const ids = Array.from({ length: 4 }, (_, at) => `id__${statusId(post).slice(-5)}x${at}`);
  const context = contextLine(post);
  const header = make(
    'div',
    { class: 'header' },
    wrap(2, userName(post, author, opened ? 'opened' : 'row')),
    wrap(3, caret()),
  );
  const body = make('div', { class: 'body' }, header);
  if (post.replyTo !== undefined && opened) body.append(replyLine(person(post.replyTo)));
  body.append(...textBox(post), ...attachments(post, ids[2] ?? ''));
  if (opened) body.append(make('div', { class: 'opened-time' }, wrap(2, timeLink(post, author))));
  body.append(wrap(1, actions(post, author, ids[3] ?? '')));
  return make(
    'article',
    {
      'aria-labelledby': ids.join(' '),
      role: 'article',
      tabindex: opened ? '-1' : '0',
      'data-testid': 'tweet',
      class: 'post',
    },
    wrap(
      1,
      ...(context === null ? [] : [context]),
      make('div', { class: 'columns' }, make('div', { class: 'left' }, avatar(author, true)), body),
    ),
  );
}

/** The text's box, or nothing when the post has no text. The show-more control stands beside it and unfolds in place. */
export function textBox(post: ReplicaPost): HTMLElement[] {
  if (post.text === '') return [];
  const cut = post.cutAt;
  const shown = cut === undefined ? post.text : `${post.text.slice(0, cut).trimEnd()}…`;
  const text = make(
    'div',
    { dir: 'auto', lang: post.lang, 'data-testid': 'tweetText', class: 'text' },
    ...richText(shown),
  );
  if (cut === undefined) return [wrap(1, text)];
  const more = make(
    'button',
    { 'data-testid': 'tweet-text-show-more-link', role: 'button', type: 'button', class: 'more' },
    make('span', { class: 'piece' }, 'Show more'),
  );
  more.addEventListener('click', () => {
    text.replaceChildren(...richText(post.text));
    more.remove();
  });
  return [wrap(1, text, more)];
}

function contextLine(post: ReplicaPost): HTMLElement | null {
  if (post.pinned === true) {
    const words = make('div', { dir: 'ltr', 'data-testid': 'socialContext', class: 'context' }, 'Pinned');
    return make('div', { class: 'context-line' }, icon(PIN, { class: 'small' }), words);
  }
  if (post.repostedBy === undefined) return null;
  const { handle, name } = person(post.repostedBy);
  const words = make(
    'a',
    { href: `/${handle}`, dir: 'ltr', role: 'link', class: 'plain context' },
    make(
      'span',
      { 'data-testid': 'socialContext', class: 'piece' },
      make('span', { class: 'piece' }, name),
      ' reposted',
    ),
  );
  return make('div', { class: 'context-line' }, icon(ARROWS, { class: 'small' }), wrap(2, words));
}

function replyLine({ handle }: Person): HTMLElement {
  const link = make('a', { href: `/${handle}`, dir: 'ltr', role: 'link', class: 'link' }, `@${handle}`);
  return make('div', { class: 'reply-line' }, 'Replying to ', link);
}

function caret(): HTMLElement {
  return make(
    'button',
    {
      'aria-expanded': 'false',
      'aria-haspopup': 'menu',
      'aria-label': 'More',
      role: 'button',
      'data-testid': 'caret',
      type: 'button',
      class: 'caret',
    },
    icon(DOTS, { class: 'small' }),
  );
}

function actions(post: ReplicaPost, { handle }: Person, id: string): HTMLElement {
  const count = (post.id * 7) % 90;
  const button = (test: string, label: string, shown: string) =>
    make(
      'button',
      { 'aria-label': label, role: 'button', 'data-testid': test, type: 'button', class: 'action' },
      make(
        'div',
        { dir: 'ltr', class: 'box' },
        make('span', { 'data-testid': 'app-text-transition-container', class: 'piece' }, shown),
      ),
    );
  return make(
    'div',
    {
      'aria-label': `${count} replies, ${count * 2} reposts, ${count * 9} likes`,
      role: 'group',
      id,
      class: 'actions',
    },
    wrap(1, button('reply', `${count} Replies. Reply`, `↩ ${count}`)),
    wrap(1, button('retweet', `${count * 2} reposts. Repost`, `⇄ ${count * 2}`)),
    wrap(1, button('like', `${count * 9} Likes. Like`, `♡ ${count * 9}`)),
    wrap(
      1,
      make(
        'a',
        {
          href: `/${handle}/status/${statusId(post)}/analytics`,
          'aria-label': `${count * 99} views. View post analytics`,
          role: 'link',
          class: 'action',
        },
        `▥ ${count * 99}`,
      ),
    ),
    wrap(1, button('bookmark', 'Bookmark', '⚐')),
  );
}
