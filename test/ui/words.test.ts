import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sectionsOf, sentencesDocument } from '../../scripts/sentences.ts';
import { ROLES } from '../../src/core/list/publication/root.ts';
import { SITE_IDS } from '../../src/core/site-id.ts';
import { REASONS } from '../../src/core/verdict.ts';
import { BACKUP_FAULTS } from '../../src/settings/backup.ts';
import { FAULT_GROUPS } from '../../src/ui/controls/fault-words.ts';
import { LABELS } from '../../src/ui/controls/label-words.ts';
import { hardCodedWords } from '../support/visible-words.ts';
import { readMessages } from '../support/words.ts';

const ROOT = join(import.meta.dirname, '../..');
const en = readMessages('en');
const es = readMessages('es');

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const sources = ['src', 'entrypoints'].flatMap(sourcesBelow);
const all = sources.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');

/** Values of the closed sets that are said by `tOne`. A set that is missing here fails the test of prefixes. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  reason: REASONS,
  relation: ['paid_staff', 'contractor', 'vendor', 'creator', 'volunteer', 'official'],
  origin: ['built-in', 'folder', 'subscription'],
  source: ['filing', 'platform', 'self', 'campaign', 'court', 'press', 'screenshot'],
  rule: ['ca-84513', 'fec-110.11', 'platform-label'],
  site: SITE_IDS,
  view: ['posts', 'debug'],
  state: ['loading', 'unsupported', 'permission', 'off', 'reload', 'private', 'broken'],
  notice: [
    'no-list',
    'list-fault',
    'list-stale',
    'list-dead',
    'list-permission',
    'list-quarantined',
    'offline',
  ],
  column: ['author', 'text', 'date', 'verdict', 'why', 'micros', 'level', 'file', 'line', 'message'],
  fault: FAULT_GROUPS,
  keyRole: ROLES,
  change: ['added', 'removed', 'corrected'],
  level: ['error', 'warning'],
  kind: ['post', 'repost', 'quote', 'comment', 'ad'],
  section: ['lists', 'labels', 'sites', 'overrides', 'privacy', 'backup', 'about'],
  welcome: ['sample', 'lists', 'sites'],
  status: ['active', 'disputed', 'retracted'],
  backupFault: BACKUP_FAULTS,
  theme: ['light', 'dim', 'black'],
  privacy: ['feed', 'requests', 'telemetry', 'page', 'limits'],
  labelName: LABELS,
  labelMeaning: LABELS,
};

const literal = [...all.matchAll(/\bt\(\s*'([A-Za-z]\w*)'/g)].map((match) => match[1] ?? '');
const conditional = [...all.matchAll(/\bt\(\s*[\w.!= '"&|]+\?\s*'(\w+)'\s*:\s*'(\w+)'/g)].flatMap((match) => [
  match[1] ?? '',
  match[2] ?? '',
]);
const plurals = [...all.matchAll(/\bplural\(\s*'(\w+)'/g)].flatMap((match) => [
  `${match[1]}_one`,
  `${match[1]}_other`,
]);
const ofSets = Object.entries(SETS).flatMap(([prefix, values]) =>
  values.map((value) => `${prefix}_${value.replace(/[-.]/g, '_').replace('~', 'n')}`),
);
const grades = ['A', 'C', 'B', 'BContains', 'BNear', 'S', 'SUnnamed', 'V', 'D', 'R'];
const ofGrades = [
  ...grades.flatMap((grade) => [`grade${grade}`, `compact${grade}`, `caveat${grade}`]),
  'caveatBImage',
];
const used = new Set([...literal, ...conditional, ...plurals, ...ofSets, ...ofGrades]);

describe('the words', () => {
  test('there are words to look at', () => {
    expect(literal.length).toBeGreaterThan(80);
    expect(plurals.length).toBeGreaterThan(10);
  });

  test('every key that the code uses has words in both languages', () => {
    expect([...used].filter((key) => en[key] === undefined || es[key] === undefined)).toEqual([]);
  });

  test('every closed set that the code says is listed above', () => {
    const said = [...all.matchAll(/\btOne\(\s*'(\w+)'/g)].map((match) => match[1] ?? '');
    expect(said.length).toBeGreaterThan(10);
    expect([...new Set(said)].filter((prefix) => SETS[prefix] === undefined)).toEqual([]);
  });

  test('no words are left over', () => {
    const quoted = new Set([...all.matchAll(/'([A-Za-z]\w*)'/g)].map((match) => match[1] ?? ''));
    const free = Object.keys(en).filter((key) => !used.has(key) && !quoted.has(key));
    // The manifest says these two.
    expect(free.filter((key) => !/^extension(Name|Description)$/.test(key))).toEqual([]);
  });

  test('both languages have the same keys, in keys a browser accepts', () => {
    expect(Object.keys(es)).toEqual(Object.keys(en));
    expect(Object.keys(en).filter((key) => !/^[A-Za-z0-9_]+$/.test(key))).toEqual([]);
  });

  test('both languages use the same substitutions', () => {
    const marks = (text: string): string[] => [...new Set(text.match(/\$(?:\w+\$|\d)/g) ?? [])].sort();
    const wrong = Object.keys(en).filter(
      (key) => marks(en[key]?.message ?? '').join() !== marks(es[key]?.message ?? '').join(),
    );
    expect(wrong).toEqual([]);
  });

  test('Spanish is Spanish', () => {
    const same = Object.keys(en).filter(
      (key) => en[key]?.message === es[key]?.message && /[a-z]{4}/i.test(en[key]?.message ?? ''),
    );
    // Names, and words that both languages share.
    const shared =
      /^(extensionName|localeDirection|site_\w+|aboutVersion|linkOriginal|level_error|countErrors_one)$/;
    expect(same.filter((key) => !shared.test(key))).toEqual([]);
  });

  test('words that may never be used are used nowhere', () => {
    const banned = /\b(bots?|trolls?|fakes?|shills?|suspicious|propaganda|astroturf\w*)\b/i;
    const spanish = /(?<!\p{L})(bots?|trol(es)?|fals[oa]s?|sospechos\p{L}+|propaganda)(?!\p{L})/iu;
    expect(Object.values(en).filter(({ message }) => banned.test(message))).toEqual([]);
    expect(Object.values(es).filter(({ message }) => spanish.test(message))).toEqual([]);
    const names = sources.filter((file) => banned.test(file.replace(/[-/._]/g, ' ')));
    expect(names).toEqual([]);
    // A dictionary holds every word, and a rule of the linter has one of them for a name.
    const code = sources
      .filter((file) => !file.endsWith('-data.ts'))
      .filter((file) => {
        const source = readFileSync(join(ROOT, file), 'utf8').replaceAll('lint/suspicious/', '');
        return banned.test(source);
      });
    expect(code).toEqual([]);
  });

  test('a text match alone never says "paid"', () => {
    for (const key of [
      'gradeB',
      'gradeBContains',
      'gradeBNear',
      'compactB',
      'compactBContains',
      'compactBNear',
    ]) {
      expect(en[key]?.message).not.toMatch(/paid/i);
      expect(es[key]?.message).not.toMatch(/pag/i);
    }
  });

  test('the page of sentences is current, and holds every sentence that makes a claim once', () => {
    const page = readFileSync(join(ROOT, 'docs/sentences.md'), 'utf8');
    expect(page, 'run: npx tsx scripts/sentences.ts').toBe(sentencesDocument(en, es));
    const claims = Object.keys(en).filter((key) =>
      /^(grade|compact|kicker|caveat|note[A-Z]|rule_|relation_|status_|origin_|labelName_|labelMeaning_|noLabel)/.test(
        key,
      ),
    );
    expect(claims.length).toBeGreaterThan(60);
    expect(claims.filter((key) => sectionsOf(key).length !== 1)).toEqual([]);
    expect(
      [...used].filter((key) => /^(grade|compact|caveat)/.test(key) && !page.includes(`\`${key}\``)),
    ).toEqual([]);
  });
});

describe('no visible words stand in the code', () => {
  const shown = sources.filter((file) => /^src\/(ui\/|background\/(phrase|toolbar)\.ts$)/.test(file));

  test('every component and every builder of the evidence takes its words from _locales', () => {
    const read = shown.filter((file) => !file.endsWith('-css.ts'));
    expect(read.length).toBeGreaterThan(50);
    const wrong = read.flatMap((file) =>
      hardCodedWords(file, readFileSync(join(ROOT, file), 'utf8')).map((words) => `${file}: ${words}`),
    );
    expect(wrong).toEqual([]);
  });

  test('style sheets generate no words', () => {
    const sheets = [...shown.filter((file) => file.endsWith('-css.ts')), 'src/ui/theme.css'];
    expect(sheets).toHaveLength(3);
    const generated = sheets.flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/content:([^;}]*)/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    expect(generated.length).toBeGreaterThan(3);
    const strings = generated.flatMap((content) => content.match(/"[^"]*"|'[^']*'/g) ?? []);
    expect(strings.filter((string) => /\p{L}/u.test(string))).toEqual([]);
  });

  test.each([
    ['<p>Paid by somebody</p>', 'Paid by somebody'],
    ['<p>Paid</p>', 'Paid'],
    ['<button aria-label="Close">✕</button>', 'aria-label=Close'],
    ['<p>{on ? "switched on" : t("off")}</p>', 'switched on'],
    ['element("p", {}, "Report a mistake")', 'Report a mistake'],
    ['element("p", {}, `so many times here:`)', 'so many times here:'],
    ['button.textContent = "Undo"', 'Undo'],
    ['({ sentence: "Close" }) as const', 'Close'],
    ['el.setAttribute("aria-label", "No list yet")', 'No list yet'],
  ])('%s would be found', (code, words) => {
    expect(hardCodedWords('a.tsx', `const made = ${code};`)).toEqual([words]);
  });

  test.each([
    '<p class="break small">{t("gradeA")}</p>',
    'new Error("this tab has no id")',
    'root.querySelector("ul li")',
    'element("p", { class: "small lead" }, t("caveatA"))',
    'button.className = `compact amber`',
    'import("./some file.ts")',
  ])('%s is no finding', (code) => {
    expect(hardCodedWords('a.tsx', `const made = ${code};`)).toEqual([]);
  });
});
