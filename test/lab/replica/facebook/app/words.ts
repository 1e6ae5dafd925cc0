import { make } from '../../x/app/make.ts';

const ORIGIN = 'https://www.facebook.com';
/** The tracking blob on every link of a story; an ad's is longer. */
const BLOB = `AZX${'k3mQ7'.repeat(46)}`;
const LONG_BLOB = `AZX${'k3mQ7'.repeat(66)}`;

/** An address with the parameters Facebook hangs on it. */
export function tracked(path: string, long = false): string {
  const address = path.startsWith('http') ? path : `${ORIGIN}${path}`;
  return `${address}${address.includes('?') ? '&' : '?'}__cft__[0]=${long ? LONG_BLOB : BLOB}&__tn__=-UC%2CP-R`;
}

/** The address of a time before the pointer is over it: parameters only. */
export const BARE = `?__cft__[0]=${BLOB}&__tn__=%2CO%2CP-R`;

const PIECE = /(#[\p{L}\p{N}_]+|https?:\/\/\S+|\p{Extended_Pictographic}\ufe0f?)/u;

/** A paragraph with hashtags and addresses as links and emoji as pictures. */
export function paragraph(text: string): HTMLElement {
  const box = make('div', { dir: 'auto', style: 'text-align: start;', class: 'paragraph' });
  for (const piece of text.split(PIECE)) {
    if (piece === '') continue;
    if (piece.startsWith('#'))
      box.append(make('span', {}, link(tracked(`/hashtag/${piece.slice(1)}`), piece)));
    else if (piece.startsWith('http')) {
      box.append(link(`https://l.facebook.com/l.php?u=${encodeURIComponent(piece)}&h=AT3`, piece));
    } else if (PIECE.test(piece)) box.append(emoji(piece));
    else box.append(piece);
  }
  return box;
}

/** A link as Facebook draws one. */
export function link(href: string, ...children: readonly (Node | string)[]): HTMLAnchorElement {
  return make('a', { role: 'link', tabindex: '0', href, class: 'link' }, ...children);
}

function emoji(character: string): HTMLElement {
  return make(
    'span',
    { class: 'html-span' },
    make('img', {
      alt: character,
      height: '16',
      width: '16',
      src: 'https://static.xx.fbcdn.net/images/emoji.php/v9/t69/1/16/1f331.png',
    }),
  );
}

/** A time in letters that only the style sheet puts in order, with decoys moved out of the line. */
export function scrambled(shown: string): HTMLElement {
  const decoys = 'reosdnpotSfu3130';
  const line = make('span', { style: 'display: flex;' });
  for (const [at, letter] of [...shown].entries()) {
    const decoy = decoys[at];
    if (decoy !== undefined) line.append(make('span', { style: 'position: absolute; top: 3em;' }, decoy));
    line.append(make('span', {}, letter));
  }
  return make('span', { 'aria-labelledby': '_r_6d2_', class: 'clip' }, line);
}
