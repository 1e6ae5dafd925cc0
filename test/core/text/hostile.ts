import fc from 'fast-check';

const PIECES = [
  '\u0301',
  '\u0489',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2066',
  '\ufe0f',
  '\ud83d',
  '\udc00',
  '#',
  '@',
  '@a',
  'RT @x:',
  'https://t.co/x',
  'http',
  'www.',
  'a.b.com',
  '.',
  "'",
  '’',
  '…',
  '...',
  '&amp;',
  '&#39;',
  '_',
  ' ',
  '\n',
  '1,0',
  'v o t e',
  '🇺🇸',
  '👨‍👩‍👧',
  '𝗩',
  'ﷺ',
  'ß',
  'İ',
  'ๅ',
  'が',
  'か\u3099',
  '図書館',
  'ห้องสมุด',
  'ᄐ',
  'ᅮ',
  'ليبيا',
  'ferry',
  'the',
] as const;

/** Texts made of everything that has ever broken a normaliser, mixed with arbitrary characters. */
export function hostileText(maxLength = 40): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...PIECES),
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.string({ maxLength: 4 }),
  );
  return fc.array(piece, { maxLength }).map((pieces) => pieces.join(''));
}

const LENGTH = 65_536;
const fill = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

/** 64 KB texts that would make a careless matcher slow. */
export const HOSTILE_64K: Readonly<Record<string, string>> = {
  'combining marks': fill('a\u0301\u0301\u0301'),
  'only marks': fill('\u0301'),
  'one word': fill('ferry '),
  'one letter': fill('a'),
  'letters spelt out': fill('a '),
  'direction overrides': fill('\u202ea\u202c '),
  'lone surrogates': fill('\ud83d'),
  'swapped surrogates': fill('\udc00\ud83d'),
  dots: fill('a.'),
  'link beginnings': fill('http://'),
  mentions: fill('@a'),
  'RT marks': fill('RT @a: '),
  'bare RT': fill('RT a:'),
  apostrophes: fill("a'"),
  entities: fill('&#39'),
  hashtags: fill('#a'),
  thai: fill('ห้องสมุด'),
  han: fill('図書館'),
  'zero width': fill('#\u200b'),
  quotes: fill('"'),
  ellipses: fill('…a'),
};
