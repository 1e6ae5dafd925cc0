// Writes src/core/text/confusables-data.ts from Unicode's confusables data (UTS #39), as the package `unhomoglyph` carries it.
// Kept: letters of alphabets that can pass for Latin, one to one. Run: node scripts/confusables.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const table = JSON.parse(readFileSync(require.resolve('unhomoglyph/data.json'), 'utf8'));
const SCRIPTS =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]$/u;
// A letter whose capital looks Latin must fold like its capital, or "ВОТ" and "вот" would be two words.
const CAPITALS = [...'АВЕКМНОРСТХУЅІЈԌԚԜҺΑΒΕΖΗΙΚΜΟΡΤΥΧ'];
const CAPITAL_LOOKS = [...'abekmhopctxysijgqwhabezhikmoptyx'];
// Seen in place of Latin letters, and missing from the data or there more than one letter.
const BY_HAND = [...'ոսօհցյքɑɡ'];
const BY_HAND_LOOKS = [...'nuohgjpag'];
// Letters that nobody takes for Latin ones in running text.
const NEVER = new Set('гпзьσγßꞵ');

function bare(char) {
  const folded = [...char.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')];
  return folded.length === 1 ? folded[0] : '';
}

const found = new Map();
for (const [from, to] of Object.entries(table)) {
  if ([...from].length !== 1 || !SCRIPTS.test(from)) continue;
  const source = bare(from);
  const target = bare(to);
  if (!/^\p{L}$/u.test(source) || /^[a-z]$/.test(source) || !/^[a-z]$/.test(target)) continue;
  // A capital's look counts only where the small letter has none of its own.
  if (from !== from.toLowerCase() && found.has(source)) continue;
  found.set(source, target);
}
CAPITALS.forEach((capital, i) => {
  found.set(bare(capital), CAPITAL_LOOKS[i]);
});
BY_HAND.forEach((letter, i) => {
  found.set(letter, BY_HAND_LOOKS[i]);
});
const pairs = [...found]
  .filter(([from]) => !NEVER.has(from))
  .sort(([a], [b]) => a.codePointAt(0) - b.codePointAt(0));
writeFileSync(
  new URL('../src/core/text/confusables-data.ts', import.meta.url),
  `// Written by scripts/confusables.mjs from Unicode's confusables.txt (UTS #39; © Unicode, Inc., Unicode License v3). Do not edit.

/** Letters, in lower case and without accents, that look like a Latin letter. */
export const CONFUSABLE_FROM =
  '${pairs.map(([from]) => from).join('')}';

/** The Latin letters they look like, in the same order. */
export const CONFUSABLE_TO =
  '${pairs.map(([, to]) => to).join('')}';
`,
);
console.log(`${pairs.length} letters`);
