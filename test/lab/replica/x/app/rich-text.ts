import { make } from './make.ts';

const PIECE =
  /(https?:\/\/[^\s]+)|(@\w{1,15})|(#[\p{L}\p{N}_]+)|((?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic})*))/gu;

/** The nodes of a text as X draws them: spans, links with hidden parts, mentions, tags, emoji as pictures. */
export function richText(text: string): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  for (const match of text.matchAll(PIECE)) {
    if (match.index > done) nodes.push(piece(text.slice(done, match.index)));
    const [all, address, mention, tag] = match;
    if (address !== undefined) nodes.push(link(address));
    else if (mention !== undefined) nodes.push(inner(`/${mention.slice(1)}`, mention));
    else if (tag !== undefined) nodes.push(inner(`/hashtag/${encodeURIComponent(tag.slice(1))}`, tag));
    else nodes.push(emoji(all));
    done = match.index + all.length;
  }
  if (done < text.length || nodes.length === 0) nodes.push(piece(text.slice(done)));
  return nodes;
}

/** True when the text is one plain piece: a row can take it by changing one text node. */
export function isPlain(text: string): boolean {
  return text !== '' && text.search(PIECE) < 0;
}

/** A display name: emoji are pictures there too. */
export function displayName(name: string): Node[] {
  return richText(name.replaceAll('@', '＠')).map((node) => {
    if (node.textContent?.includes('＠')) node.textContent = node.textContent.replaceAll('＠', '@');
    return node;
  });
}

function piece(text: string): HTMLElement {
  return make('span', { class: 'piece' }, text);
}

function inner(href: string, text: string): HTMLElement {
  return make('span', { class: 'r' }, make('a', { dir: 'ltr', href, role: 'link', class: 'link' }, text));
}

function link(address: string): HTMLElement {
  const shown = address.replace(/^https?:\/\//, '');
  return make(
    'a',
    {
      dir: 'ltr',
      href: `https://t.co/${hash(address)}`,
      rel: 'noopener noreferrer nofollow',
      target: '_blank',
      role: 'link',
      class: 'link',
    },
    make('span', { 'aria-hidden': 'true', class: 'unseen' }, 'https://'),
    shown.slice(0, 24),
    ...(shown.length > 24
      ? [
          make('span', { 'aria-hidden': 'true', class: 'unseen' }, shown.slice(24)),
          make('span', { 'aria-hidden': 'true', class: 'piece' }, '…'),
        ]
      : []),
  );
}

function emoji(character: string): HTMLElement {
  const name = Array.from(character, (part) => part.codePointAt(0)?.toString(16) ?? '').join('-');
  return make('img', {
    alt: character,
    draggable: 'false',
    src: `https://abs-0.twimg.com/emoji/v2/svg/${name}.svg`,
    title: 'Emoji',
    class: 'emoji',
  });
}

function hash(text: string): string {
  let value = 7;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 2_176_782_336;
  return `R${value.toString(36)}`;
}
