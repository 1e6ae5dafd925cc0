import { CLINICS } from '../../parts/phrases.ts';
import { make, wrap } from '../../x/app/make.ts';
import { person } from '../people.ts';
import type { ReplicaPost } from '../posts.ts';
import { face } from './header.ts';
import { unit } from './unit.ts';
import { paragraph, tracked } from './words.ts';

/** The bar on top and the shortcuts: links to people that are nobody's posts. */
export function topBar(): HTMLElement {
  const mira = person('mira');
  return make(
    'div',
    {},
    make('div', { role: 'banner', class: 'bar' }, make('a', { role: 'link', href: '/' }, 'Início')),
    make(
      'div',
      { role: 'navigation', class: 'unseen' },
      make('h2', { dir: 'auto' }, 'Atalhos'),
      face(mira, tracked(mira.path)),
    ),
  );
}

/** A chat with staff that quotes a message and shares a whole post: private, and never to be read. */
export function messageDock(): HTMLElement {
  const mira = person('mira');
  const sent: ReplicaPost = {
    id: 900,
    by: 'mira',
    text: 'A post that somebody sent me.',
    layout: 'posinset',
  };
  const bubble = (text: string) =>
    make(
      'div',
      { role: 'row' },
      make(
        'div',
        { role: 'gridcell' },
        make('div', { role: 'article', 'aria-label': mira.name }, paragraph(text)),
      ),
    );
  return make(
    'div',
    { 'data-pagelet': 'ChatTab', class: 'dock' },
    make('h2', { class: 'dock-head' }, make('a', { role: 'link', href: mira.path }, mira.name)),
    make(
      'div',
      { role: 'grid', class: 'messages' },
      bubble('Can you post this one by noon?'),
      bubble(CLINICS),
      make('div', { role: 'row' }, make('div', { role: 'gridcell' }, unit(sent, 8))),
    ),
    wrap(1, make('div', { role: 'textbox', contenteditable: 'true', class: 'typing' }, CLINICS)),
  );
}
