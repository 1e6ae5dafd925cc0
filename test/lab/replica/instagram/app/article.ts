import { make, wrap } from '../../x/app/make.ts';
import type { Handle, ReplicaComment, ReplicaPost } from '../posts.ts';
import { codeOf } from '../posts.ts';
import { avatar, drawnButton, link, nameLink, timeLink, words } from './words.ts';

/** One post of the feed, top to bottom: header, picture, buttons, likes, caption, short comments. */
export function article(post: ReplicaPost): HTMLElement {
  const below = make(
    'div',
    {},
    buttons(),
    likes(post),
    ...(post.text === '' ? [] : [caption(post)]),
    wrap(1, link(`/p/${codeOf(post)}/comments/`, 'Ver todos os comentários')),
    ...(post.previews ?? []).map(preview),
    typing(),
  );
  const inner = make('div', {}, header(post), media(post), below);
  return make(post.form === 'box' ? 'div' : 'article', { class: 'post' }, inner);
}

/** Header: a `header` element in 2021, plain boxes since. */
function header(post: ReplicaPost): HTMLElement {
  const both: Handle[] = post.together === undefined ? [post.by] : [post.by, post.together];
  const names = make('div', { class: 'names' }, nameLink(post.by));
  if (post.together !== undefined) names.append(make('span', {}, ' e '), nameLink(post.together));
  if (post.verified === true) names.append(make('span', { title: 'Verificado' }, 'Verificado'));
  if (post.ad !== 'label') names.append(make('span', {}, '•'), timeLink(post));
  if (post.suggested === true) names.append(make('span', {}, '•'), make('div', { role: 'button' }, 'Seguir'));
  const line = secondLine(post);
  return make(
    post.form === 'header' ? 'header' : 'div',
    { class: 'header' },
    make('div', { class: 'faces' }, ...both.map(avatar)),
    make('div', { class: 'who' }, names, ...(line === null ? [] : [line])),
    make('div', {}, drawnButton('Mais opções')),
  );
}

function secondLine({ ad, partner }: ReplicaPost): HTMLElement | null {
  // The word stands between letters nobody sees.
  if (ad === 'label') return wrap(1, make('span', {}, 'Patro\u200bcinado\u200b'));
  if (partner === undefined) return null;
  const brand = /\s/.test(partner) ? make('b', {}, partner) : link(`/${partner}/`, make('b', {}, partner));
  return wrap(1, make('span', { dir: 'auto' }, 'Paid partnership with ', brand));
}

function media(post: ReplicaPost): HTMLElement {
  const alt = post.alt ?? 'Photo by Somebody on May 4, 2026. May be an image of ocean.';
  const picture = make('img', {
    alt,
    src: `https://scontent.cdninstagram.com/${post.id}.svg`,
    class: 'photo',
  });
  const box = make('div', { class: 'media' }, make('div', { role: 'button', tabindex: '0' }, picture));
  if (post.tagged !== undefined) {
    const tag = link(`/${post.tagged}/`, make('span', {}, post.tagged));
    box.append(make('div', { class: 'tag' }, tag));
  }
  return box;
}

function buttons(): HTMLElement {
  const row = ['Curtir', 'Comentar', 'Compartilhar'].map((label) => make('span', {}, drawnButton(label)));
  return make('section', { class: 'buttons' }, make('div', { class: 'row' }, ...row), drawnButton('Salvar'));
}

function likes(post: ReplicaPost): HTMLElement {
  const others = link(`/p/${codeOf(post)}/liked_by/`, 'outras pessoas');
  const by = link('/mira.solheim.demo/', make('span', {}, 'mira.solheim.demo'));
  return make('section', {}, wrap(1, make('span', {}, 'Curtido por ', by, ' e ', others)));
}

function caption(post: ReplicaPost): HTMLElement {
  const text = make('span', { dir: 'auto', class: 'caption' });
  const box = make('div', {}, text);
  if (post.cutAt === undefined) text.append(...words(post.text));
  else {
    text.append(...words(post.text.slice(0, post.cutAt)));
    const more = make(
      'div',
      { role: 'button', tabindex: '0', class: 'more' },
      make('span', { dir: 'auto' }, 'mais'),
    );
    const tail = make('span', {}, '… ', more);
    more.addEventListener('click', () => {
      text.replaceChildren(...words(post.text));
      tail.remove();
    });
    box.append(tail);
  }
  const name = make('span', {}, make('div', { class: 'row' }, nameLink(post.by)));
  return wrap(1, make('div', {}, name, ' ', box));
}

function preview({ by, text }: ReplicaComment): HTMLElement {
  const name = link(`/${by}/`, make('span', {}, by));
  return wrap(
    1,
    make('div', {}, name, ' ', make('span', { dir: 'auto' }, ...words(text))),
    drawnButton('Curtir'),
  );
}

/** Where the reader writes a comment: nobody's words. */
export function typing(): HTMLElement {
  return make('section', {}, make('form', {}, make('textarea', { 'aria-label': 'Adicione um comentário' })));
}

/** A post's own page since 2024: picture on the left, header, caption, comments and only then the buttons on the right. */
export function postPage(post: ReplicaPost): HTMLElement {
  const row = (inner: HTMLElement, by: Handle) => make('li', {}, wrap(1, avatar(by), inner));
  const own = wrap(1, wrap(1, nameLink(post.by)), wrap(1, make('h1', { dir: 'auto' }, ...words(post.text))));
  const list = make(
    'ul',
    {},
    row(own, post.by),
    ...(post.comments ?? []).map((one) => row(comment(post, one), one.by)),
  );
  const head = make(
    'div',
    { class: 'header' },
    avatar(post.by),
    make('div', { class: 'who' }, nameLink(post.by)),
  );
  return make(
    'div',
    { class: 'post' },
    wrap(1, media(post)),
    make('div', {}, head, wrap(1, list), buttons(), wrap(1, likes(post), wrap(1, timeLink(post))), typing()),
  );
}

function comment(post: ReplicaPost, { id, by, text }: ReplicaComment): HTMLElement {
  const own = make('a', { role: 'link', href: `/p/${codeOf(post)}/c/1800000000000${id}/` });
  own.append(...timeLink(post).childNodes);
  return wrap(
    1,
    make('div', {}, nameLink(by), ' ', make('span', {}, own)),
    make('div', {}, make('span', { dir: 'auto' }, ...words(text))),
    wrap(1, make('div', { role: 'button' }, make('span', {}, 'Responder'))),
  );
}
