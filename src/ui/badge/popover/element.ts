import { oneLine } from '../../../platform/bidi.ts';

type Child = Node | string | null;

/** Makes an element with attributes and children. Strings become text nodes: nothing here can read HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  for (const child of children) if (child !== null) made.append(child);
  return made;
}

/** A short string from a list: on one line, of a length that can be read, isolated from the direction around it. */
export function listText(value: string, most = 160): HTMLElement {
  return element('bdi', {}, oneLine(value, most));
}

/** A link that opens in a new tab and tells the page behind it nothing; only the words when the address is not https. */
export function outerLink(address: string, words: string): HTMLElement {
  const url = httpsUrl(address);
  if (url === null) return element('span', {}, words);
  return element('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, words);
}

/** The address as a URL when it is https, else null. */
export function httpsUrl(address: string): URL | null {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}
