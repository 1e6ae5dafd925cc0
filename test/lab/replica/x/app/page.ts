import type { Person, PersonKey } from '../people.ts';
import { person } from '../people.ts';
import { make, wrap } from './make.ts';
import type { Route } from './route.ts';
import { Timeline } from './timeline.ts';

/** Label of each kind of timeline, in Portuguese: the site's own words are localised, and nothing may depend on them. */
const LABELS = {
  home: 'Cronologia: Sua página inicial',
  status: 'Cronologia: Conversa',
  profile: 'Cronologia: Publicações',
} as const;

/** The main column for a route. Null timeline: there is nothing at this address. */
export function drawPage(route: Route): { readonly main: HTMLElement; readonly timeline: Timeline | null } {
  const column = make('div', { 'data-testid': 'primaryColumn', class: 'column' });
  const main = make('main', { role: 'main', class: 'main' }, wrap(2, column));
  if (route.page === 'missing') {
    column.append(make('div', { class: 'note' }, 'Hmm, this page does not exist.'));
    return { main, timeline: null };
  }
  const timeline = new Timeline(route.posts, route.page === 'status' ? route.opened : null);
  column.append(heading(route), ...(route.page === 'home' ? [composer()] : []));
  if (route.page === 'profile') column.append(profileHeader(route.who, person(route.who)));
  column.append(
    make(
      'section',
      { role: 'region', 'aria-labelledby': 'accessible-list-1', class: 'section' },
      make(
        'h1',
        { dir: 'auto', 'aria-level': '1', role: 'heading', id: 'accessible-list-1', class: 'unseen' },
        LABELS[route.page],
      ),
      make('div', { 'aria-label': LABELS[route.page], class: 'box' }, timeline.element),
    ),
  );
  return { main, timeline };
}

function heading(route: Exclude<Route, { page: 'missing' }>): HTMLElement {
  const words = route.page === 'home' ? 'Home' : route.page === 'status' ? 'Post' : person(route.who).name;
  return make(
    'h2',
    { dir: 'ltr', role: 'heading', 'aria-level': '2', class: 'heading' },
    make('span', { class: 'piece' }, words),
  );
}

/** A place to write in: what stands in it is nobody's post. */
function composer(): HTMLElement {
  return make(
    'div',
    { class: 'composer' },
    make('div', {
      'data-testid': 'tweetTextarea_0',
      role: 'textbox',
      contenteditable: 'true',
      'aria-label': 'Post text',
      'aria-multiline': 'true',
      class: 'textbox',
    }),
  );
}

function profileHeader(key: PersonKey, { handle, name, bio }: Person): HTMLElement {
  const id = String(1_765_432_109_000_000 + key.length);
  return make(
    'div',
    { class: 'profile' },
    make(
      'div',
      { 'data-testid': 'UserName', class: 'box' },
      make('div', { class: 'name' }, name),
      make('div', { class: 'handle' }, `@${handle}`),
    ),
    make(
      'div',
      { 'data-testid': 'UserDescription', dir: 'auto', class: 'bio' },
      make('span', { class: 'piece' }, bio ?? ''),
    ),
    make('button', { 'data-testid': `${id}-follow`, type: 'button', class: 'action' }, 'Follow'),
  );
}
