/** Attributes of an element to make; an event handler never comes this way. */
export type Attributes = Readonly<Record<string, string>>;

/** Makes an element with attributes and children; a string child becomes a text node. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A div in as many plain divs as the depth says: the real tree is deep, and selectors must not count on it. */
export function wrap(depth: number, ...children: readonly Node[]): HTMLElement {
  let inner = make('div', { class: 'box' }, ...children);
  for (let at = 1; at < depth; at += 1) inner = make('div', { class: 'box' }, inner);
  return inner;
}

/** A line icon of the replica's own. */
export function icon(path: string, attributes: Attributes = {}): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  for (const [name, value] of Object.entries({ 'aria-hidden': 'true', ...attributes }))
    svg.setAttribute(name, value);
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  group.append(line);
  svg.append(group);
  return svg;
}
