import { expect, test } from 'vitest';
import { readCutText } from '../../src/sites/cut-text.ts';
import { slotBehind } from '../../src/sites/slot-behind.ts';
import { parsePage } from './adapters.ts';

const isButton = (element: Element) => element.getAttribute('role') === 'button';

test.each([
  ['A long story… <span role="button">Ver mais</span>', 'A long story', true],
  ['A long story... <b role="button">More</b>', 'A long story', true],
  ['A story<span> … <i role="button">more</i></span>', 'A story', true],
  ['A whole story. <span role="button">See translation</span>', 'A whole story.', false],
  ['First… <span role="button">x</span> and last', 'First…  and last', false],
  ['Well… nothing', 'Well… nothing', false],
  ['<span role="button">Play</span>', '', false],
])('%s', (html, text, truncated) => {
  const read = readCutText(parsePage(`<p>${html}</p>`).querySelector('p') ?? parsePage(''), {}, isButton);
  expect({ ...read, text: read.text.replace(/\s+/g, ' ') }).toEqual({
    text: text.replace(/\s+/g, ' '),
    truncated,
  });
});

test('the place behind a box is told by the next node of the page, not by a badge that stands there', () => {
  const page = parsePage('<div id="a"></div><span></span><div id="b"></div>');
  const box = page.querySelector('#a');
  if (box === null) throw new Error('no box');
  expect(slotBehind(box)).toEqual({ parent: box.parentElement, before: page.querySelector('#b') });
  page.querySelector('#b')?.remove();
  expect(slotBehind(box)?.before).toBeNull();
});
