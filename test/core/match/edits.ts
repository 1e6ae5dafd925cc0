/** A way in which a copied message is changed; each gives the whole text of a post. */
export interface Edit {
  readonly kind: string;
  /** The changed post is still the message: no word of the author's own. */
  readonly message: boolean;
  readonly apply: (text: string) => string;
}

const CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  i: 'і',
  o: 'о',
  c: 'с',
  p: 'р',
  x: 'х',
  y: 'у',
  s: 'ѕ',
};
const bold = (word: string) =>
  word.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d5ee + letter.charCodeAt(0) - 97));
const wide = (text: string) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const words = (text: string) => text.split(' ');
const each = (text: string, change: (word: string, i: number) => string) => words(text).map(change).join(' ');

function typo(word: string, i: number): string {
  if (word.length < 6 || i % 2 === 0) return word;
  return `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`;
}

function swap(text: string): string {
  const list = words(text);
  const [third = '', fourth = ''] = list.slice(3, 5);
  return [...list.slice(0, 3), fourth, third, ...list.slice(5)].join(' ');
}

const replaceAt = (text: string, at: number, by: string) => each(text, (word, i) => (i === at ? by : word));
const cutAt = (text: string, share: number) => `${text.slice(0, Math.floor(text.length * share))}…`;

/** The 17 kinds of edit that matching is measured on, each written for these tests. */
export const EDITS: readonly Edit[] = [
  { kind: 'trunc', message: true, apply: (text) => cutAt(text, 0.7) },
  { kind: 'typo', message: true, apply: (text) => each(text, typo) },
  {
    kind: 'homoglyph',
    message: true,
    apply: (text) => text.replace(/[aeiocpxys]/g, (letter) => CYRILLIC[letter] ?? letter),
  },
  { kind: 'wordsub', message: false, apply: (text) => replaceAt(text, 4, 'zeppelin') },
  { kind: 'append', message: false, apply: (text) => `${text} Share this with everyone you know!` },
  { kind: 'prepend', message: false, apply: (text) => `I have been saying it all week. ${text}` },
  { kind: 'zerowidth', message: true, apply: (text) => text.replace(/[aeo]/g, '$&\u200b') },
  {
    kind: 'emoji',
    message: true,
    apply: (text) => `🔥 ${each(text, (word, i) => (i % 4 === 3 ? `${word} 👏🏽` : word))} 🇺🇸`,
  },
  {
    kind: 'bold',
    message: true,
    apply: (text) => each(text, (word, i) => (i % 2 === 0 ? bold(word) : word)),
  },
  { kind: 'wordswap', message: false, apply: swap },
  { kind: 'worddel', message: true, apply: (text) => words(text).toSpliced(5, 1).join(' ') },
  { kind: 'casepunct', message: true, apply: (text) => text.toUpperCase().replace(/[.,:!']/g, '') },
  {
    kind: 'hashtagify',
    message: true,
    apply: (text) => each(text, (word, i) => (i % 3 === 0 ? `#${word}` : word)),
  },
  {
    kind: 'combo',
    message: false,
    apply: (text) => `So true! ${each(text, typo).replace(/e/g, 'е')} 💯 #vote https://t.co/abc123`,
  },
  { kind: 'fullwidth', message: true, apply: wide },
  {
    kind: 'spaced',
    message: true,
    apply: (text) => each(text, (word, i) => (i % 3 === 2 ? word : [...word].join(' '))),
  },
  { kind: 'linkmention', message: true, apply: (text) => `@friend ${text} https://t.co/abc123 #Ad` },
];
