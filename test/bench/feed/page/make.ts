/** Names and values. */
export type Attributes = Readonly<Record<string, string>>;

/** Makes an element with attributes and children. */
export function make(
  tag: string,
  attributes: Attributes,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A div in as many divs with classes as the depth says. */
export function wrap(depth: number, ...children: readonly Node[]): HTMLElement {
  let inner = make('div', { class: 'css-175oi2r r-1iusvr4' }, ...children);
  for (let at = 1; at < depth; at += 1) inner = make('div', { class: 'css-175oi2r r-18u37iz' }, inner);
  return inner;
}

/** An icon as the site draws it: svg, group, path. */
export function icon(path: string): SVGElement {
  const name = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(name, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'r-4qtqp9 icon');
  const group = document.createElementNS(name, 'g');
  const line = document.createElementNS(name, 'path');
  line.setAttribute('d', path);
  group.append(line);
  svg.append(group);
  return svg;
}
