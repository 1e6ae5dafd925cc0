import { icon, make, wrap } from './make.ts';

/** A private conversation in the corner. It repeats a campaign's message word for word, and must never be read. */
export function messageDock(): HTMLElement {
  const words =
    'Amara Voss kept every rural clinic open when others wanted to close them. That is the governor our families deserve.';
  const message = (text: string) =>
    make(
      'div',
      { 'data-testid': 'messageEntry', class: 'message' },
      make(
        'div',
        { 'data-testid': 'tweetText', dir: 'auto', lang: 'en', class: 'text' },
        make('span', { class: 'piece' }, text),
      ),
    );
  const entries = make(
    'div',
    { 'data-testid': 'DmScrollerContainer', class: 'messages' },
    message('Can you post this one by noon?'),
    message(words),
  );
  return make(
    'div',
    { 'data-testid': 'DMDrawer', class: 'dock' },
    make(
      'div',
      { 'data-testid': 'DMDrawerHeader', class: 'dock-head' },
      make('h2', { class: 'dock-title' }, make('span', { class: 'piece' }, 'Messages')),
      make(
        'a',
        { href: '/mira_demo', role: 'link', class: 'plain' },
        icon('M4 6l8 6 8-6', { class: 'small' }),
      ),
    ),
    wrap(1, entries),
  );
}
