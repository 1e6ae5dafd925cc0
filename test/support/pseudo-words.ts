import type { Message } from './words.ts';

/** A pseudo-language: our own words changed by rule, so that layouts meet what no translator has written yet. */
export type PseudoLanguage = 'expanded' | 'mirrored';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'åå',
  e: 'éé',
  i: 'îî',
  o: 'øø',
  u: 'ûû',
};
/** The manifest's words, and the site's own label that the sample is judged by. */
const KEPT: ReadonlySet<string> = new Set(['extensionName', 'extensionDescription', 'sampleDisclosure']);

const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשתםןף';

/** The message in a pseudo-language. "expanded": every vowel twice, about 40 % longer. "mirrored": right-to-left letters. */
export function pseudoWords(message: string, language: PseudoLanguage): string {
  // Placeholders are kept as they are.
  return message
    .split(/(\$\w+\$|\$\d)/)
    .map((part, at) => (at % 2 === 1 ? part : language === 'expanded' ? expand(part) : mirror(part)))
    .join('');
}

function expand(text: string): string {
  return text.replace(/[aeiou]/gi, (letter) => ACCENTED[letter.toLowerCase()] ?? letter);
}

function mirror(text: string): string {
  return text.replace(
    /[a-z]/gi,
    (letter) => HEBREW[(letter.toLowerCase().charCodeAt(0) - 97) % HEBREW.length] ?? letter,
  );
}

/** A whole messages.json in a pseudo-language. */
export function pseudoMessages(
  messages: Readonly<Record<string, Message>>,
  language: PseudoLanguage,
): Record<string, Message> {
  const own: Readonly<Record<string, string>> =
    language === 'mirrored' ? { localeTag: 'he', localeDirection: 'rtl' } : {};
  return Object.fromEntries(
    Object.entries(messages).map(([key, entry]) => {
      const kept = key.startsWith('locale') || KEPT.has(key);
      return [
        key,
        { ...entry, message: own[key] ?? (kept ? entry.message : pseudoWords(entry.message, language)) },
      ];
    }),
  );
}
