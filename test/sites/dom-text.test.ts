import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINK_TOKEN, MAX_TEXT } from '../../src/core/post.ts';
import type { TextRules } from '../../src/sites/dom-text.ts';
import { capText, isTagOrMention, readText, withoutEllipsis } from '../../src/sites/dom-text.ts';
import { parsePage } from './adapters.ts';
import '../support/seed.ts';

function read(html: string, rules?: TextRules): string {
  return readText(body(html), rules);
}

function body(html: string): Element {
  const found = parsePage(`<body>${html}</body>`).querySelector('body');
  if (found === null) throw new Error('no body');
  return found;
}

describe('readText', () => {
  test('emoji are their alt, a picture with a description is not', () => {
    expect(read('Vote <img alt="❤️">!')).toBe('Vote ❤️!');
    expect(read('a<img alt="A long description of a picture of people">b')).toBe('ab');
    expect(read('a<img>b')).toBe('ab');
  });

  test('blocks and line breaks make lines, at most one of them empty', () => {
    expect(read('<div>one</div><div>two<p>three</p></div>four')).toBe('one\ntwo\nthree\nfour');
    expect(read('one<br>two<br><br><br><br>three')).toBe('one\ntwo\n\nthree');
    expect(read('<div></div><div><div></div></div>one<div></div>')).toBe('one');
    expect(read('one<div></div>two')).toBe('one\ntwo');
    expect(read('<ul><li>one</li><li>two</li></ul><h2>three</h2>')).toBe('one\ntwo\nthree');
  });

  test('white space folds as HTML folds it', () => {
    expect(read('  one\n   <span> two</span>\t<b>three </b> four ')).toBe('one two three four');
  });

  test('with preWrap white space stays and only br and line ends break', () => {
    const rules = { preWrap: true };
    expect(read('one  two\n\n<div>three</div> <p>four</p>', rules)).toBe('one  two\n\nthree four');
    expect(read('one<br>two', rules)).toBe('one\ntwo');
  });

  test('links become the token, with a space on either side; hashtags and mentions stay', () => {
    expect(read('see<a href="https://t.co/1">example.org/very</a>now')).toBe(`see ${LINK_TOKEN} now`);
    expect(read('<a href="/1">one</a><a href="/2">two</a>')).toBe(`${LINK_TOKEN} ${LINK_TOKEN}`);
    expect(read('<a href="/hashtag/Vote">#Vote</a> <a href="/ada">@ada</a> <a href="/s">$TSLA</a>')).toBe(
      '#Vote @ada $TSLA',
    );
    expect(read('<a>no link at all</a>')).toBe('no link at all');
    expect(read('with <a href="/ada">Ada Field</a>', { keepLink: () => true })).toBe('with Ada Field');
  });

  test('skipped elements, substitutes and hidden decoration', () => {
    expect(read('one<b>two</b>', { skip: (element) => element.localName === 'b' })).toBe('one');
    expect(
      read('<span aria-label="🗳">x</span> now', {
        substitute: (element) => element.getAttribute('aria-label'),
      }),
    ).toBe('🗳 now');
    expect(
      read('go <i>example.org</i>now', { substitute: (e) => (e.localName === 'i' ? LINK_TOKEN : null) }),
    ).toBe(`go ${LINK_TOKEN} now`);
    const hidden = 'one<i aria-hidden="true"> two</i><i aria-hidden="false"> three</i>';
    expect(read(hidden)).toBe('one two three');
    expect(read(hidden, { dropHidden: true })).toBe('one three');
    expect(read('one<i hidden> two</i>')).toBe('one');
  });

  test('what the reader writes is never read', () => {
    expect(
      read(
        'post<textarea>draft</textarea><form>draft</form><div contenteditable>draft</div>' +
          '<div contenteditable="true">draft</div><select><option>draft</option></select>' +
          '<div contenteditable="false"> shown</div><script>draft</script><style>draft</style><svg><title>draft</title></svg>',
      ),
    ).toBe('post\nshown');
  });

  test('at most MAX_TEXT units, and no half character', () => {
    const long = `<p>${'a'.repeat(MAX_TEXT - 1)}🗳🗳</p>`;
    expect(read(long)).toBe('a'.repeat(MAX_TEXT - 1));
    expect(read('ab '.repeat(MAX_TEXT)).length).toBeLessThanOrEqual(MAX_TEXT);
    expect(capText('short')).toBe('short');
  });

  test('ten thousand nested elements are read without recursion', () => {
    const root = body('');
    let at = root;
    for (let depth = 0; depth < 10_000; depth += 1) {
      const next = at.ownerDocument.createElement('div');
      at.append(next);
      at = next;
    }
    at.textContent = 'deep';
    expect(readText(root)).toBe('deep');
  });

  test('a page that shadows what a node has is read as far as it goes', () => {
    const root = body('<p>one</p><p>two</p>');
    const second = root.children[1];
    if (second === undefined) throw new Error('two paragraphs');
    Object.defineProperty(second, 'firstChild', {
      get() {
        throw new TypeError('shadowed');
      },
    });
    expect(readText(root)).toBe('one');
    Object.defineProperty(root, 'firstChild', { value: root });
    expect(readText(root)).toBe('');
  });

  test('any tree of words gives its words, in order', () => {
    const word = fc.constantFrom('ada', 'voté', 'دائما', '🗳', 'x9');
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        word,
        fc
          .tuple(fc.constantFrom('div', 'span', 'p', 'b', 'li'), fc.array(tie('node'), { maxLength: 4 }))
          .map(([tag, inner]) => `<${tag}> ${inner.join(' ')} </${tag}>`),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (html) => {
        const words = (text: string): string[] => text.split(/\s+/).filter((part) => part !== '');
        const wanted = words(html.replace(/<[^>]*>/g, ' '));
        expect(words(read(html))).toEqual(wanted);
        expect(words(read(html, { preWrap: true }))).toEqual(wanted);
      }),
      { numRuns: 150 },
    );
  });
});

test('a hashtag, a cashtag and a mention start with their sign', () => {
  const anchor = (text: string): Element => body(`<a href="/x">${text}</a>`).children[0] as Element;
  for (const text of ['#Vote', '@ada', '$TSLA', '＃選挙', ' @ada'])
    expect(isTagOrMention(anchor(text))).toBe(true);
  for (const text of ['', '#', 'example.org/#top', 'a@b.org', '5 $'])
    expect(isTagOrMention(anchor(text))).toBe(false);
});

test('the dots before a "more" control are dropped, once', () => {
  expect(withoutEllipsis('vote now …')).toBe('vote now');
  expect(withoutEllipsis('vote now... ')).toBe('vote now');
  expect(withoutEllipsis('vote… now')).toBe('vote… now');
  expect(withoutEllipsis('wait…… ')).toBe('wait…');
});
