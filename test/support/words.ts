import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One entry of a messages.json. */
export interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The messages of a locale as they ship. */
export function readMessages(locale: 'en' | 'es'): Record<string, Message> {
  const file = join(import.meta.dirname, `../../public/_locales/${locale}/messages.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Message>;
}

/**
 * Gives the code under test the browser's i18n with the words that ship, by the browsers' own rules: named placeholders,
 * `$1`–`$9`, and "" for a key without words. `change` makes a pseudo-locale of every message.
 */
export function installWords(
  locale: 'en' | 'es' = 'en',
  uiLanguage: string = locale,
  change: (message: string) => string = (message) => message,
): void {
  const messages = readMessages(locale);
  const getMessage = (key: string, substitutions: string | readonly string[] = []): string => {
    const found = messages[key];
    if (found === undefined) return '';
    const given = typeof substitutions === 'string' ? [substitutions] : substitutions;
    const positional = (text: string): string =>
      text.replace(/\$([1-9])/g, (_, digit: string) => given[Number(digit) - 1] ?? '');
    // The tag and the direction of a language are no words.
    const message = key.startsWith('locale') ? found.message : change(found.message);
    return message.replace(
      /\$([a-zA-Z_]\w*)\$|\$([1-9])/g,
      (_, name: string | undefined, digit: string | undefined) =>
        name === undefined
          ? (given[Number(digit) - 1] ?? '')
          : positional(found.placeholders?.[name.toLowerCase()]?.content ?? ''),
    );
  };
  Object.assign(globalThis, {
    chrome: { i18n: { getMessage, getUILanguage: () => uiLanguage }, runtime: { id: 'test' } },
  });
}
