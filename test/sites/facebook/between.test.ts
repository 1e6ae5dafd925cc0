import { expect, test } from 'vitest';
import { facebook } from '../../../src/sites/facebook.ts';
import { HOME, readPage } from '../adapters.ts';

const person = (vanity: string, name: string) => `<a role="link" href="/${vanity}">${name}</a>`;
const unit = (line: string, below: string) => `<div role="main"><div aria-posinset="1">
  <div><a href="/ada.field"><svg><image></image></svg></a>
    <div data-ad-rendering-role="profile_name"><h4>${person('ada.field', 'Ada Field')}</h4></div><div>${line}</div></div>
  ${below}<div><div data-ad-rendering-role="story_message"><div dir="auto">Words.</div></div></div>
</div></div>`;

test('a name on a line of its own between a header and a text is whose words they are, or nobody is named', () => {
  const page = unit('', `<div>${person('kit.moor', 'Kit Moor')} · Original audio</div>`);
  const { posts } = readPage(facebook, page, HOME.facebook);
  expect(posts.map(({ author, text }) => [author?.handle, text])).toEqual([
    ['ada.field', ''],
    [undefined, 'Words.'],
  ]);
});

test('a name in the header’s own box is with the author, or paid for the post', () => {
  const page = unit(`Paid partnership with ${person('kit.moor', 'Kit Moor')}`, '');
  const { posts } = readPage(facebook, page, HOME.facebook);
  expect(posts.map(({ author, text }) => [author?.handle, text])).toEqual([['ada.field', 'Words.']]);
});
