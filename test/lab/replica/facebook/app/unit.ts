import { make, wrap } from '../../x/app/make.ts';
import { person } from '../people.ts';
import type { Layout, ReplicaComment, ReplicaPost } from '../posts.ts';
import { face, header } from './header.ts';
import { link, paragraph, tracked } from './words.ts';

/** One place of the feed: the frame of its cohort with the post in it. */
export function unit(post: ReplicaPost, at: number): HTMLElement {
  const inner = post.suggestion === true ? suggestion() : body(post);
  return frame(post.layout ?? 'posinset', at, inner);
}

/** What is left of a post that was scrolled away: its place, as high as it was, empty. */
export function emptied(place: HTMLElement, height: number): void {
  const shell = make('div', { 'data-virtualized': 'true' });
  shell.style.height = `${height}px`;
  place.replaceChildren(shell);
}

function frame(layout: Layout, at: number, inner: HTMLElement): HTMLElement {
  const row = make('div', { class: 'unit' });
  const number = String(at + 1);
  const framed: Readonly<Record<Layout, () => HTMLElement>> = {
    posinset: () =>
      make(
        'div',
        { 'aria-posinset': number, class: 'x1a2a7pz' },
        make('div', { 'data-virtualized': 'false' }, inner),
      ),
    describedby: () =>
      make('div', { 'aria-describedby': `_r_${at}a_ _r_${at}b_`, 'aria-labelledby': `_r_${at}c_` }, inner),
    virtualized: () => make('div', { 'data-virtualized': 'false' }, inner),
    'feed-unit': () => make('div', { 'data-pagelet': `FeedUnit_${at}` }, wrap(1, inner)),
    article: () => make('div', { role: 'article', 'aria-labelledby': `jsc_c_${at}` }, inner),
    '2020': () =>
      make('div', { role: 'article', 'aria-posinset': number, 'aria-labelledby': `jsc_c_${at}` }, inner),
    'feed-child': () => inner,
    light: () => wrap(1, inner),
  };
  row.append(framed[layout]());
  return row;
}

function body(post: ReplicaPost): HTMLElement {
  const box = wrap(2);
  const card = make('div', { class: 'card' });
  if (post.layout !== '2020') card.append(...decoys(2 + (post.id % 3)));
  card.append(wrap(1, header(post, false)));
  card.append(
    wrap(1, ...message(post), ...pictures(post), ...(post.shares === undefined ? [] : [shared(post.shares)])),
  );
  card.append(wrap(3, buttons(post)));
  if (post.comments !== undefined) card.append(comments(post, post.comments));
  box.append(card);
  return box;
}

function decoys(count: number): HTMLElement[] {
  return Array.from({ length: count }, (_, at) =>
    make(
      'div',
      { 'aria-hidden': 'true', 'data-0': '0', 'data-1': String(at), class: 'decoy' },
      make('blockquote', {}, make('span', { dir: 'auto' }, 'Facebook')),
      make('div', { 'aria-hidden': 'true', role: 'button', tabindex: '-1' }),
    ),
  );
}

/** The text with its names of 2018 and 2025; coloured backgrounds show it twice, one of them hidden from readers. */
function message(post: ReplicaPost): HTMLElement[] {
  if (post.text === '') return [];
  const text = make('div', {}, words(post));
  const preview = make('div', { 'data-ad-comet-preview': 'message', 'data-ad-preview': 'message' });
  if (post.coloured === true)
    preview.append(make('div', { 'aria-hidden': 'true', class: 'decoy' }, words(post)));
  preview.append(wrap(1, make('span', { dir: 'auto' }, text)));
  if (post.translated !== undefined) {
    preview.append(make('blockquote', {}, paragraph(post.translated)));
    preview.append(wrap(1, make('div', { role: 'button', tabindex: '0' }, 'Ver original')));
  }
  const role =
    post.layout === '2020' ? preview : make('div', { 'data-ad-rendering-role': 'story_message' }, preview);
  return [make('div', { dir: 'auto' }, role)];
}

function words(post: ReplicaPost): HTMLElement {
  if (post.cutAt === undefined) return paragraph(post.text);
  const cut = paragraph(`${post.text.slice(0, post.cutAt)}`);
  const more =
    post.layout === '2020'
      ? make('a', { role: 'link', tabindex: '0', href: '#' }, 'Ver mais')
      : make('div', { role: 'button', tabindex: '0', class: 'more' }, 'Ver mais');
  more.addEventListener('click', (event) => {
    event.preventDefault();
    cut.replaceChildren(...paragraph(post.text).childNodes);
  });
  cut.append('… ', more);
  return cut;
}

function pictures({ pictures: alts, id }: ReplicaPost): HTMLElement[] {
  return (alts ?? []).map((alt, at) =>
    wrap(
      2,
      link(
        tracked(`/photo/?fbid=12200000${id}${at}&set=a.122`),
        make(
          'div',
          { class: 'photo' },
          make('img', { alt, src: `https://scontent.xx.fbcdn.net/${id}-${at}.svg` }),
        ),
      ),
    ),
  );
}

/** A shared post: its picture stands before its header, and a card beside it repeats its whole text. */
function shared(post: ReplicaPost): HTMLElement {
  const card = link(
    tracked('/photo/?fbid=1'),
    make('div', { 'data-ad-rendering-role': 'meta' }, make('span', { dir: 'auto' }, 'iBgTW.example')),
    make('span', { 'data-ad-rendering-role': 'title' }, make('span', { dir: 'auto' }, 'Mike')),
    make('span', { 'data-ad-rendering-role': 'description' }, post.text),
  );
  const head = wrap(1, header(post, true));
  const text = make('div', { dir: 'auto' }, ...message({ ...post, layout: 'posinset' }));
  return wrap(
    2,
    wrap(1, ...pictures(post), make('div', { class: 'decoy' }, card)),
    make('div', { class: 'shared' }, head, text),
  );
}

function buttons(post: ReplicaPost): HTMLElement {
  const button = (role: string, label: string) =>
    make(
      'div',
      { 'aria-label': label, role: 'button', tabindex: '0', class: 'button' },
      ...(post.layout === '2020' ? [] : [make('div', { 'data-ad-rendering-role': role })]),
      make('span', { dir: 'auto' }, label),
    );
  return make(
    'div',
    { class: 'buttons' },
    button('like_button', 'Curtir'),
    button('comment_button', 'Comentar'),
    button('share_button', 'Compartilhar'),
  );
}

function comments(post: ReplicaPost, list: readonly ReplicaComment[]): HTMLElement {
  const box = make('div', { class: 'comments' }, ...list.map((one) => comment(post, one)));
  const typing = make('div', {
    role: 'textbox',
    contenteditable: 'true',
    'aria-label': 'Escreva um comentário',
    class: 'typing',
  });
  box.append(make('form', {}, typing));
  return box;
}

function comment(post: ReplicaPost, { id, by, text, replies }: ReplicaComment): HTMLElement {
  const who = person(by);
  const mark = `comment_id=${post.id}00${id}`;
  const path = `https://www.facebook.com${who.path}${who.path.includes('?') ? '&' : '?'}${mark}`;
  const avatar = face(who, path);
  avatar.setAttribute('aria-hidden', 'true');
  const article = make(
    'div',
    {
      role: 'article',
      tabindex: '-1',
      'aria-label': `Comentário de ${who.name} há 2 horas`,
      class: 'comment',
    },
    wrap(1, avatar),
    wrap(
      1,
      make('span', {}, link(path, make('span', { dir: 'auto' }, who.name))),
      wrap(1, make('span', { dir: 'auto', lang: 'en' }, wrap(1, paragraph(text)))),
    ),
    make('ul', {}, make('li', {}, link(`/permalink.php?story_fbid=${post.id}&id=1&${mark}`, '2 h'))),
  );
  if (replies !== undefined) article.append(wrap(1, ...replies.map((one) => comment(post, one))));
  return article;
}

function suggestion(): HTMLElement {
  return make(
    'div',
    { class: 'card' },
    make('h3', {}, make('span', {}, 'Pessoas que talvez você conheça')),
    wrap(
      1,
      link('/friends/suggestions/?profile_id=100088880000011', 'Uma Vale'),
      make('div', { role: 'button' }, 'Adicionar'),
    ),
  );
}
