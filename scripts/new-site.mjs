import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, runTool } from './run.mjs';

/**
 * `npm run new:site <id>`: writes a site that reads one invented page, with its fixtures, and enters it everywhere a site
 * is named. docs/new-site.md says how it goes on. Nothing is written when one of the places cannot be found.
 * Templates stand in scripts/new-site: "fourth" is the id, "Fourth" its name.
 */
const TEMPLATES = join(import.meta.dirname, 'new-site');
/** Where each template goes. */
const FILES = {
  'entrypoint.txt': 'entrypoints/fourth.ts',
  'site.txt': 'src/sites/fourth.ts',
  'view.txt': 'src/sites/fourth/view.ts',
  'find.txt': 'src/sites/fourth/find.ts',
  'read.txt': 'src/sites/fourth/read.ts',
  'home.html.txt': 'test/sites/fourth/home.html',
  'home.json.txt': 'test/sites/fourth/home.json',
  'nobody-certain.html.txt': 'test/sites/fourth/nobody-certain.html',
  'nobody-certain.json.txt': 'test/sites/fourth/nobody-certain.json',
  'shell.html.txt': 'test/sites/fourth/shell.html',
  'shell.json.txt': 'test/sites/fourth/shell.json',
};
/** What is entered, and behind what: the first match of each pattern. */
const ENTRIES = [
  ['src/core/site-id.ts', /SITE_IDS = \[[^\]]*'/, ", 'fourth'"],
  ['src/core/site-hosts.ts', / {2}instagram: INSTAGRAM_HOSTS,\n/, "  fourth: ['fourth.example'],\n"],
  ['src/core/account.ts', / {2}instagram: \/[^\n]*\n/, '  fourth: /^[a-z0-9_]{1,30}$/,\n'],
  [
    'src/core/list/read-accounts.ts',
    / {2}instagram: '[^\n]*\n/,
    '  fourth: \'a handle on Fourth has 1–30 letters a–z, digits or "_"\',\n',
  ],
  ['src/settings/known-settings.ts', /sites: \{[^}]*true/, ', fourth: true'],
  ['public/_locales/en/messages.json', /"site_instagram": \{[^}]*\},\n/, label()],
  ['public/_locales/es/messages.json', /"site_instagram": \{[^}]*\},\n/, label()],
  [
    'test/sites/adapters.ts',
    /import \{ facebook \}[^\n]*\n/,
    "import { fourth } from '../../src/sites/fourth.ts';\n",
  ],
  ['test/sites/adapters.ts', /ADAPTERS[^\n]*instagram/, ', fourth'],
  ['test/sites/adapters.ts', / {2}instagram: 'https:[^\n]*\n/, "  fourth: 'https://fourth.example/',\n"],
  ['test/lab/saved-pages.ts', / {2}instagram: '[^\n]*\n/, "  fourth: 'fourth.example',\n"],
  [
    'test/e2e/manifest.spec.ts',
    / {4}'https:\/\/www\.instagram\.com\/\*',\n/,
    "    'https://fourth.example/*',\n",
  ],
];

const [id = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]{1,19}$/.test(id))
  stop('npm run new:site <id>: 2 to 20 small letters and digits, a letter first.');
const named = (/** @type {string} */ text) =>
  text.replaceAll('fourth', id).replaceAll('Fourth', `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`);
if (readFileSync(join(ROOT, 'src/core/site-id.ts'), 'utf8').includes(`'${id}'`))
  stop(`There is a site "${id}" already.`);

/** @type {Map<string, string>} */
const written = new Map();
for (const [template, path] of Object.entries(FILES)) {
  if (existsSync(join(ROOT, named(path)))) stop(`${named(path)} is there already.`);
  written.set(named(path), named(readFileSync(join(TEMPLATES, template), 'utf8')));
}
for (const [path, behind, entry] of ENTRIES) {
  const source = written.get(path) ?? readFileSync(join(ROOT, path), 'utf8');
  const found = behind.exec(source);
  if (found === null) stop(`${path} has changed its shape: scripts/new-site.mjs finds no ${behind} in it.`);
  const at = found.index + found[0].length;
  written.set(path, source.slice(0, at) + named(entry) + source.slice(at));
}
if (readdirSync(TEMPLATES).length !== Object.keys(FILES).length)
  stop('scripts/new-site holds a template that goes nowhere.');

for (const [path, text] of written) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
  process.stdout.write(`${path}\n`);
}
const code = await runTool(
  '@biomejs/biome/bin/biome',
  ['check', '--write', ...written.keys()].filter(isChecked),
);
if (code !== 0) stop('What was written does not pass the linter: see above.');
process.stdout.write('Go on with docs/new-site.md.\n');

/** Pages of fixtures are written as their sites write them. @param {string} path */
function isChecked(path) {
  return !path.endsWith('.html');
}

function label() {
  return `  "site_fourth": {\n    "message": "Fourth"\n  },\n`;
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
