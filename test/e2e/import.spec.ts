import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ListInfo } from '../../src/messages/contract.ts';
import { materialiseList } from '../lab/lists/dated.ts';
import { DEMO_LISTS, importFolder } from '../lab/profile.ts';
import { labelledOf } from './expected-posts.ts';
import type { Lab } from './extension.ts';
import { expect, openReplica, readNow, test } from './extension.ts';

interface BadList {
  readonly name: string;
  readonly file: string;
  /** What the message must name, so that somebody with a spreadsheet finds the place. */
  readonly says: RegExp;
  readonly spoil: (text: string) => string;
}

const MIB = 1024 * 1024;
const BAD_LISTS: readonly BadList[] = [
  {
    name: 'a quote that never ends',
    file: 'people.csv',
    says: /people\.csv/,
    spoil: (text) => text.replace('mira,Mira', 'mira,"Mira'),
  },
  {
    name: 'a row that is too short',
    file: 'accounts.csv',
    says: /accounts\.csv/,
    spoil: (text) => `${text.trimEnd()}\nmira,x\n`,
  },
  {
    name: 'an unknown column',
    file: 'accounts.csv',
    says: /accounts\.csv[\s\S]*shoe_size|shoe_size[\s\S]*accounts\.csv/,
    spoil: (text) =>
      text
        .trimEnd()
        .split('\n')
        .map((line, at) => `${line},${at === 0 ? 'shoe_size' : '42'}`)
        .join('\n'),
  },
  {
    name: 'one handle on two people',
    file: 'accounts.csv',
    says: /accounts\.csv[\s\S]*handle belongs to the person "mira"/,
    spoil: (text) => {
      const line = text.split('\n').find((row) => row.startsWith('mira,x,')) ?? '';
      return `${text.trimEnd()}\n${line.replace('mira,x,mira_demo', 'kenji,x,MIRA_demo')}\n`;
    },
  },
  {
    name: 'a cell of 20 MB',
    file: 'templates.csv',
    says: /templates\.csv/,
    spoil: (text) => text.replace('Amara Voss kept', `${'Amara '.repeat((20 * MIB) / 6)}Voss kept`),
  },
];

/** The lists of the profile, as the background knows them. */
function listsOf(lab: Lab): Promise<readonly ListInfo[]> {
  return lab.extension.page.evaluate(async () => {
    interface Runtime {
      sendMessage(message: unknown): Promise<{ value: readonly ListInfo[] }>;
    }
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    return (await runtime.sendMessage({ fieldmark: 'lists', request: {} })).value;
  });
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-bad-'));
  try {
    await materialiseList(DEMO_LISTS[0] ?? '', folder, new Date());
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

for (const { name, file, says, spoil } of BAD_LISTS) {
  test(`${name}: a clear message, the old list stays and goes on labelling`, async ({ lab, page }) => {
    const before = await listsOf(lab);
    expect(before.some(({ importedAt }) => importedAt !== null)).toBe(true);
    await withFolder(async (folder) => {
      const path = join(folder, file);
      const good = await readFile(path, 'utf8');
      const spoilt = spoil(good);
      expect(spoilt).not.toBe(good);
      await writeFile(path, spoilt);
      await page.goto(`chrome-extension://${lab.browser.extensionId}/options.html`);
      const answer = await importFolder(page, folder);
      expect(answer.ok).toBe(false);
      expect(answer.words).toMatch(says);
      // A message is for reading: no stack, no object, no wall of the file's own bytes.
      expect(answer.words).not.toMatch(/\[object|undefined|\n\s+at /);
      expect(answer.words.length).toBeLessThan(5_000);
    });
    expect(await listsOf(lab)).toEqual(before);
    await openReplica(page, lab, 'https://x.com/home');
    expect(labelledOf(await readNow(page, lab))[0]).toMatchObject({
      author: 'mira_demo',
      sentence: 'Paid by Amara Voss for Governor',
    });
  });
}

test('the same folder without a fault is taken, as a new generation of the same list', async ({
  lab,
  page,
}) => {
  const before = await listsOf(lab);
  await withFolder(async (folder) => {
    // One more person than before: the list is another one.
    await writeFile(
      join(folder, 'people.csv'),
      (await readFile(join(folder, 'people.csv'), 'utf8')).replace('Bas Okonedo-Demo', 'Bas M. Okonedo-Demo'),
    );
    await page.goto(`chrome-extension://${lab.browser.extensionId}/options.html`);
    const answer = await importFolder(page, folder);
    expect(answer).toMatchObject({ ok: true });
  });
  const after = await listsOf(lab);
  expect(after.map(({ meta }) => meta.id).sort()).toEqual(before.map(({ meta }) => meta.id).sort());
  const changed = after.filter(({ hash }) => !before.some((list) => list.hash === hash));
  expect(changed.length).toBe(1);
});
