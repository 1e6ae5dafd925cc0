import { icon, make, wrap } from '../../x/app/make.ts';
import type { Person } from '../people.ts';
import { person } from '../people.ts';
import type { ReplicaPost } from '../posts.ts';
import { BARE, link, scrambled, tracked } from './words.ts';

const FACE = 'M12 11a4 4 0 1 0-.1 0M4 21c0-5 4-7 8-7s8 2 8 7';
const GLOBE = 'M12 4a8 8 0 1 0 .1 0M4 12h16M12 4q6 8 0 16q-6-8 0-16';

/** The picture beside a name: a link without words. */
export function face(who: Person, href: string): HTMLElement {
  const drawing = icon(FACE, { 'aria-label': who.name, role: 'img', class: 'face' });
  return make('a', { role: 'link', tabindex: '0', 'aria-label': who.name, href }, wrap(1, drawing));
}

/** A post's header: picture, name, time, menu. The shared post's name stands in an h5, the outer one's in an h4. */
export function header(post: ReplicaPost, shared: boolean): HTMLElement {
  const who = post.by === null ? null : person(post.by);
  const member = who === null ? '' : `/groups/harbour.talk/user/${who.id}/`;
  const group = post.group;
  const path = tracked(who?.path ?? '', post.ad === 'long');
  const names: (Node | string)[] =
    group === undefined
      ? [who === null ? make('span', {}, 'Anonymous participant') : nameLink(who.name, path)]
      : [nameLink(group, tracked('/groups/harbour.talk/'))];
  if (post.with !== undefined) {
    const other = person(post.with);
    names.push(make('span', {}, ' is with ', link(tracked(other.path), other.name), '.'));
  }
  const second: Node[] = [];
  if (group !== undefined)
    second.push(who === null ? nobody() : link(tracked(member), make('span', {}, who.name)), dot());
  if (post.partner !== undefined) second.push(partnership(post.partner), dot());
  const picture =
    group !== undefined
      ? make('div', {}, groupFace(group), ...(who === null ? [] : [face(who, tracked(member))]))
      : who === null
        ? wrap(1)
        : face(who, path);
  return make(
    'div',
    { class: 'header' },
    make('div', { class: 'pictures' }, picture),
    make(
      'div',
      { class: 'names' },
      wrap(1, make('span', { dir: 'ltr' }, profileName(names, shared ? 'h5' : 'h4', post.layout === '2020'))),
      wrap(1, make('span', { dir: 'ltr', class: 'second' }, ...second, time(post))),
    ),
    ...(shared ? [] : [menu()]),
  );
}

function nameLink(name: string, href: string): HTMLElement {
  return link(href, make('b', {}, make('span', {}, name)));
}

/** 2020 has the heading alone; since 2025 the rendering role stands around it. */
function profileName(names: readonly (Node | string)[], rank: 'h4' | 'h5', old: boolean): HTMLElement {
  const heading = make(
    rank,
    { class: `html-${rank}`, dir: 'auto' },
    make('span', {}, make('span', {}, ...names)),
  );
  return old ? heading : make('div', { 'data-ad-rendering-role': 'profile_name' }, heading);
}

function nobody(): HTMLElement {
  const button = make('div', { role: 'button', tabindex: '0' }, make('span', {}, 'Anonymous participant'));
  return make('span', {}, make('object', { type: 'nested/pressable' }, button));
}

function groupFace(name: string): HTMLElement {
  const drawing = icon(FACE, { class: 'face' });
  return make(
    'a',
    { role: 'link', tabindex: '-1', 'aria-label': name, href: tracked('/groups/harbour.talk/') },
    drawing,
  );
}

function partnership(brand: string): HTMLElement {
  const words = link('/business/help/788160621327601/?helpref=x', brand);
  return make(
    'span',
    { dir: 'auto' },
    make('span', { id: `pp-${brand.length}` }, 'Paid partnership with ', words),
  );
}

function dot(): HTMLElement {
  return make('span', { 'aria-hidden': 'true' }, ' · ');
}

/** The time, or the label of an ad in one of its disguises. */
function time({ ad }: ReplicaPost): HTMLElement {
  const shown =
    ad === 'shuffled'
      ? lettersOutOfOrder()
      : ad === 'drawn'
        ? make(
            'span',
            { 'aria-labelledby': 'replica-ad-word' },
            make('canvas', { width: '60', height: '12' }),
          )
        : scrambled('May 4 at 7:15');
  const href = ad === 'link' ? '/ads/about/?entity=123&__tn__=%2CO' : BARE;
  return make('span', {}, link(href, make('span', {}, shown)), dot(), icon(GLOBE, { class: 'globe' }));
}

function lettersOutOfOrder(): HTMLElement {
  const line = make('span', { style: 'display: flex;' });
  for (const [letter, order] of [...'nSopdores'].map(
    (one, at) => [one, [5, 0, 2, 1, 8, 4, 6, 7, 3][at] ?? 0] as const,
  )) {
    line.append(make('span', { style: `order: ${order}` }, letter));
    line.append(make('span', { style: 'position: absolute; top: 3em;' }, '7'));
  }
  return make('span', { class: 'clip' }, line);
}

function menu(): HTMLElement {
  return make(
    'div',
    {
      'aria-expanded': 'false',
      'aria-haspopup': 'menu',
      'aria-label': 'Ações para esta publicação',
      role: 'button',
      tabindex: '0',
      class: 'menu',
    },
    icon('M5 12h1M12 12h1M19 12h1', { class: 'small' }),
  );
}
