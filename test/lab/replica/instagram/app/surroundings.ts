import { CLINICS } from '../../parts/phrases.ts';
import { make, wrap } from '../../x/app/make.ts';
import { article } from './article.ts';
import { avatar, link } from './words.ts';

/** The bar at the side: links that are nobody's posts. */
export function navigation(): HTMLElement {
  return make(
    'nav',
    { role: 'navigation', class: 'bar' },
    link('/', 'Início'),
    link('/direct/inbox/', 'Mensagens'),
    avatar('wren.halloway'),
  );
}

/** The tray of stories. */
export function tray(): HTMLElement {
  const one = make(
    'div',
    { role: 'button', tabindex: '0' },
    make('canvas', { width: '40', height: '8' }),
    'june.edits.demo',
  );
  return wrap(1, make('ul', {}, make('li', {}, one)));
}

/** Accounts the site suggests, beside the feed: picture and name of somebody who posted nothing here. */
export function suggestions(): HTMLElement {
  const name = link('/mira.solheim.demo/', make('span', {}, 'mira.solheim.demo'));
  return make(
    'div',
    { class: 'suggestions' },
    make('span', {}, 'Sugestões para você'),
    wrap(1, avatar('mira.solheim.demo'), name, make('div', { role: 'button' }, 'Seguir')),
  );
}

/** A conversation with staff that holds a message and a whole post: private, and never to be read. */
export function messageDock(): HTMLElement {
  const sent = article({
    id: 900,
    by: 'mira.solheim.demo',
    text: 'A post that somebody sent me.',
    form: 'plain',
    hoursAgo: 1,
  });
  const line = (inner: Node) => make('div', { role: 'row' }, make('div', { role: 'gridcell' }, inner));
  return make(
    'div',
    { class: 'dock' },
    make('div', { role: 'grid' }, line(make('div', { dir: 'auto' }, CLINICS)), line(sent)),
    make('div', { role: 'textbox', contenteditable: 'true' }, CLINICS),
  );
}
