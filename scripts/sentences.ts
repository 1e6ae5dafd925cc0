// Writes docs/sentences.md: every sentence that claims something about a person or a post, in both languages, on one page
// for whoever has to answer for the wording. Run it after a change of those words: npx tsx scripts/sentences.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Messages = Readonly<Record<string, { readonly message: string; readonly description?: string }>>;

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FILE = join(ROOT, 'docs/sentences.md');

/** The sections of the page, each with what it is about and which keys it holds, by prefix or by name. */
const SECTIONS: readonly {
  readonly title: string;
  readonly about: string;
  readonly keys: RegExp;
}[] = [
  {
    title: 'The sentence of every grade',
    about: 'What a badge says beside a post. A text match alone never says that anybody was paid.',
    keys: /^(grade|badgeStale)/,
  },
  {
    title: 'The compact forms',
    about: 'The same claim, for the same author again in one thread.',
    keys: /^compact/,
  },
  {
    title: 'What is read aloud before and after',
    about: 'Nobody may think that the site wrote the label.',
    keys: /^(kicker|badgeName|popoverKicker)/,
  },
  {
    title: 'The caveat of every grade',
    about: 'Stands under the claim when a badge is opened.',
    keys: /^caveat/,
  },
  {
    title: 'Notes beside a claim',
    about: 'Facts that bear on the claim, shown only where they hold.',
    keys: /^(note[A-Z]|whoAuthor|whoPayerList|rule_|repeatedHere)/,
  },
  {
    title: 'How a person and an entry are named',
    about: 'Words from closed sets: a list chooses among them and cannot write others.',
    keys: /^(relation_|status_|origin_)/,
  },
  {
    title: 'What the settings say about each label',
    about: 'Name and meaning beside each switch.',
    keys: /^(labelName_|labelMeaning_)/,
  },
  {
    title: 'What silence means',
    about: 'Said wherever there is no label to see.',
    keys: /^(noLabelNotUnpaid|labelledNone|lookupNone|toolbarNone|welcomeFirstDay|welcomeToday$|welcomeSilence|profileSays|profileNoLabel)/,
  },
  {
    title: 'For the person who is labelled',
    about: 'Shown under “Is this you?” and “Report a mistake”.',
    keys: /^(isThisYou|report)/,
  },
];

/** Keys of sentences that make or limit a claim: each must stand in exactly one section. */
export function sectionsOf(key: string): readonly string[] {
  return SECTIONS.filter(({ keys }) => keys.test(key)).map(({ title }) => title);
}

/** The whole page. */
export function sentencesDocument(en: Messages, es: Messages): string {
  const parts = SECTIONS.map(({ title, about, keys }) => {
    const rows = Object.keys(en)
      .filter((key) => keys.test(key))
      .map((key) => `| \`${key}\` | ${cell(en[key]?.message)} | ${cell(es[key]?.message)} |`);
    return `## ${title}\n\n${about}\n\n| key | English | Spanish |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  const head =
    '# Every sentence that makes a claim\n\n' +
    'Written by `npx tsx scripts/sentences.ts` from `public/_locales`; a test fails when it is not current. Words in braces are filled in: a payer’s name is always the list’s, never a post’s. ' +
    'Never used, in any language and in any name in the code: bot, troll, fake, shill, suspicious, propaganda, astroturf.\n\n';
  return head + parts.join('\n');
}

function cell(message: string | undefined): string {
  return (message ?? '')
    .replace(/\$([A-Z]+)\$/g, (_, name: string) => `{${name.toLowerCase()}}`)
    .replace(/\$(\d)/g, '{$1}')
    .trim()
    .replaceAll('|', '\\|')
    .replaceAll('\n', '<br>');
}

/** The messages of a locale as they ship. */
function messagesOf(locale: string): Messages {
  return JSON.parse(readFileSync(join(ROOT, 'public/_locales', locale, 'messages.json'), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(FILE, sentencesDocument(messagesOf('en'), messagesOf('es')));
