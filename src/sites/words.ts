import type { SiteWords } from '../core/site-words.ts';

/** A site's words as an adapter uses them: regular expressions by name (core/site-words.ts says what each finds). */
export type Words<Name extends string> = Readonly<Record<Name, RegExp>>;

/** Compiles the words that the background sent: each time reading starts. They come from our own build, and hold what that site needs. */
export function compileWords<Name extends string>(words: SiteWords): Words<Name> {
  const compiled = Object.entries(words).map(([name, pattern]) => [name, new RegExp(...pattern)]);
  return Object.fromEntries(compiled) as Words<Name>;
}
