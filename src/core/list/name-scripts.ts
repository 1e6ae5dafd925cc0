const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Cherokee',
  'Coptic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Thai',
  'Georgian',
  'Ethiopic',
] as const;

type Script = (typeof SCRIPTS)[number] | 'other';

const PATTERNS = SCRIPTS.map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, 'u') }));
const ASCII = /^[\x20-\x7e]*$/;
const NO_SCRIPT = /[\p{Script=Common}\p{Script=Inherited}]/u;

/** Their letters are drawn alike: a name that mixes two of them imitates another name (UTS 39, section 5). */
const ALIKE: ReadonlySet<Script> = new Set(['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic']);

/** Written together in one word. */
const TOGETHER: readonly ReadonlySet<Script>[] = [
  new Set(['Han', 'Hiragana', 'Katakana']),
  new Set(['Han', 'Hangul']),
  new Set(['Han', 'Bopomofo']),
];

function scriptsOf(text: string): Set<Script> {
  const found = new Set<Script>();
  for (const char of text) {
    if (NO_SCRIPT.test(char)) continue;
    found.add(PATTERNS.find(({ pattern }) => pattern.test(char))?.script ?? 'other');
  }
  return found;
}

/**
 * True when a name mixes scripts in the way of an imitation: letters of two look-alike scripts anywhere in it, or two
 * scripts within one word that are not written together. "北川 Hikari" is fine; "Аmara" with a Cyrillic А is not.
 */
export function mixesScripts(name: string): boolean {
  if (ASCII.test(name)) return false;
  const alike = [...scriptsOf(name)].filter((script) => ALIKE.has(script));
  if (alike.length > 1) return true;
  return name.split(/[^\p{L}\p{M}]+/u).some((word) => {
    const scripts = [...scriptsOf(word)];
    return scripts.length > 1 && !TOGETHER.some((group) => scripts.every((script) => group.has(script)));
  });
}
