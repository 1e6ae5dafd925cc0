import { runtime } from './runtime.ts';

/** The content of a `_locales/<language>/messages.json`, as far as words need it. */
export type OwnWords = Readonly<
  Record<
    string,
    {
      readonly message: string;
      readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
    }
  >
>;

const FALLBACK = 'en';

let words: OwnWords | null = null;

/** False where the browser has lost our words: every message is empty then, until its process ends (docs/adr/0010). */
export function browserHasWords(): boolean {
  return runtime().i18n.getMessage('localeTag') !== '';
}

/**
 * The extension's own words in the reader's language, read from its own files; English where there is no such file.
 * `read` gives the text of a file of the extension and rejects when there is none.
 */
export async function readOwnWords(read: (path: string) => Promise<string>): Promise<OwnWords> {
  const [language = FALLBACK, region] = runtime().i18n.getUILanguage().split(/[-_]/);
  const folders = [...(region === undefined ? [] : [`${language}_${region}`]), language, FALLBACK];
  for (const folder of folders) {
    try {
      return JSON.parse(await read(`_locales/${folder}/messages.json`)) as OwnWords;
    } catch {
      // No words in this language: the next.
    }
  }
  return {};
}

/** From now on, what the browser has no words for is looked up here. */
export function useOwnWords(read: OwnWords): void {
  words = read;
}

/** A message with its placeholders and `$1`–`$9` filled in, by the browsers' rules; "" without words. */
export function ownWord(key: string, substitutions: readonly string[]): string {
  const found = words !== null && Object.hasOwn(words, key) ? words[key] : undefined;
  if (found === undefined) return '';
  const positional = (text: string): string =>
    text.replace(/\$([1-9])/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
  return found.message.replace(
    /\$([a-zA-Z_]\w*)\$|\$([1-9])/g,
    (_, name: string | undefined, digit: string | undefined) =>
      name === undefined
        ? (substitutions[Number(digit) - 1] ?? '')
        : positional(found.placeholders?.[name.toLowerCase()]?.content ?? ''),
  );
}
