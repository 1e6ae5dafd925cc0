import { afterEach, describe, expect, test } from 'vitest';
import { plural, t } from '../../src/platform/i18n.ts';
import { browserHasWords, ownWord, readOwnWords, useOwnWords } from '../../src/platform/own-words.ts';
import { installWords, readMessages } from '../support/words.ts';

/** A browser that answers every question of ours with nothing, in this language. */
function loseWords(language: string): void {
  installWords('en', language);
  Object.assign((globalThis as unknown as { chrome: { i18n: object } }).chrome.i18n, {
    getMessage: () => '',
  });
}

/** Reads the extension's own files as they stand in `public`. */
async function ownFile(path: string): Promise<string> {
  const locale = /^_locales\/(en|es)\/messages\.json$/.exec(path)?.[1];
  if (locale !== 'en' && locale !== 'es') throw new Error(`no file ${path}`);
  return JSON.stringify(readMessages(locale));
}

afterEach(() => useOwnWords({}));

describe('words of our own', () => {
  test('say what the browser would say, for every message and every language of ours', () => {
    for (const locale of ['en', 'es'] as const) {
      installWords(locale);
      const { getMessage } = (
        globalThis as unknown as {
          chrome: { i18n: { getMessage: (key: string, given: string[]) => string } };
        }
      ).chrome.i18n;
      useOwnWords(readMessages(locale));
      const given = ['Ada', '7', 'third'];
      for (const key of Object.keys(readMessages(locale)))
        expect(ownWord(key, given), key).toBe(getMessage(key, given));
    }
  });

  test('stand in when the browser has lost them', async () => {
    loseWords('es-MX');
    expect(browserHasWords()).toBe(false);
    expect(t('gradeA', 'Ada')).toBe('gradeA');
    useOwnWords(await readOwnWords(ownFile));
    expect(t('gradeA', 'Ada')).toBe('Recibe pagos de Ada');
    expect(plural('countAccounts', 1)).toBe('1 cuenta');
    expect(t('toString')).toBe('toString');
  });

  test('are English where we do not speak the language, and nothing where there is no file at all', async () => {
    loseWords('de');
    useOwnWords(await readOwnWords(ownFile));
    expect(t('gradeA', 'Ada')).toBe('Paid by Ada');
    expect(await readOwnWords(() => Promise.reject(new Error('no file')))).toEqual({});
  });

  test('are not asked while the browser answers', () => {
    installWords();
    useOwnWords({ gradeA: { message: 'something else' } });
    expect(browserHasWords()).toBe(true);
    expect(t('gradeA', 'Ada')).toBe('Paid by Ada');
  });
});
