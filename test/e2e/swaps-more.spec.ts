import type { CDPSession, Page } from '@playwright/test';
import type { FacebookReplica } from '../lab/replica/facebook/app/main.ts';
import { SWAP_PEOPLE as FACEBOOK_PEOPLE, person } from '../lab/replica/facebook/people.ts';
import { SWAP_PEOPLE as INSTAGRAM_PEOPLE } from '../lab/replica/instagram/posts.ts';
import { SWAP_TEXTS } from '../lab/replica/parts/phrases.ts';
import type { Lab } from './extension.ts';
import { expect, openReplica, test } from './extension.ts';
import { seedOf } from './extension-world.ts';

const SWAPS = Number(process.env.FIELDMARK_SWAPS ?? 600);
const VOSS = 'Amara Voss for Governor';
const RIVERS = 'Clear Rivers Alliance';
/** Whose message each text of the swap mode is. */
const MESSAGES: readonly (string | null)[] = [null, null, VOSS, RIVERS, null];

/** How a replica's rows are read without our program: the address of the author's link, and the words. */
interface Rows {
  readonly address: string;
  readonly row: string;
  readonly author: string;
  readonly text: string;
  /** Payer by the path of the author's link; null: on no list. */
  readonly payers: Readonly<Record<string, string | null>>;
}

const facebookPayers = { mira: VOSS, miraById: VOSS, teo: VOSS } as const;
const FACEBOOK: Rows = {
  address: 'https://www.facebook.com/?feed=plain',
  row: '.unit',
  author: 'h4 a',
  text: '.paragraph',
  payers: Object.fromEntries(
    FACEBOOK_PEOPLE.map((key) => [
      person(key).path,
      (facebookPayers as Readonly<Record<string, string>>)[key] ?? null,
    ]),
  ),
};
const instagramPayers: Readonly<Record<string, string>> = {
  'mira.solheim.demo': VOSS,
  'june.edits.demo': VOSS,
  'kenji.harrow.demo': RIVERS,
};
const INSTAGRAM: Rows = {
  address: 'https://www.instagram.com/?feed=plain',
  row: '.post',
  author: 'a:has(.name)',
  text: '.caption',
  payers: Object.fromEntries(
    INSTAGRAM_PEOPLE.map((handle) => [`/${handle}/`, instagramPayers[handle] ?? null]),
  ),
};

/** The one right sentence (null: none) for every author and text: "path\ntext" → sentence. */
function rightSentences({ payers }: Rows): Record<string, string | null> {
  const right: Record<string, string | null> = {};
  for (const [path, payer] of Object.entries(payers)) {
    for (const [at, text] of SWAP_TEXTS.entries()) {
      const message = MESSAGES[at] ?? null;
      const staff = payer === message ? `Paid by ${payer} · campaign-written text` : `Paid by ${payer}`;
      const crowd = message === null ? null : `Matches a message ${message} handed out`;
      right[`${path}\n${text}`] = payer === null ? crowd : staff;
    }
  }
  return right;
}

interface FrameRecord {
  frames: number;
  right: number;
  waiting: number;
  wrong: string[];
}

/** Code for the extension's isolated world, where alone closed roots can be opened. It shares nothing with our program. */
function recordFrames(rows: Rows, right: Record<string, string | null>): void {
  const scope = globalThis as unknown as {
    record: FrameRecord;
    chrome: { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  };
  const record: FrameRecord = { frames: 0, right: 0, waiting: 0, wrong: [] };
  scope.record = record;
  const namesIn = (root: ParentNode): string[] =>
    [...root.querySelectorAll('span')]
      .filter((span) => span.attributes.length === 0 && span.childNodes.length === 0)
      .map((span) =>
        scope.chrome.dom.openOrClosedShadowRoot(span)?.querySelector('button')?.getAttribute('aria-label'),
      )
      .filter((name) => name !== null && name !== undefined);
  const complain = (what: string) => {
    if (record.wrong.length < 20) record.wrong.push(`frame ${record.frames}: ${what}`);
  };
  const look = () => {
    record.frames += 1;
    let inRows = 0;
    for (const row of document.querySelectorAll(`main ${rows.row}, [role="main"] ${rows.row}`)) {
      const link = row.querySelector<HTMLAnchorElement>(rows.author);
      const url = new URL(link?.href ?? 'https://nobody.invalid/');
      const id = url.searchParams.get('id');
      const path = id === null ? url.pathname : `${url.pathname}?id=${id}`;
      const text = row.querySelector(rows.text)?.textContent ?? '';
      const wanted = right[`${path}\n${text}`];
      const names = namesIn(row);
      inRows += names.length;
      if (wanted === undefined) complain(`unknown row: ${path}: ${text}`);
      if (names.length > 1) complain(`${path} has ${names.length} badges`);
      for (const name of names) {
        const sentence = /^[^:]+: (.*), label added by Fieldmark$/.exec(name)?.[1];
        if (sentence === wanted) record.right += 1;
        else complain(`${path} shows "${name}" instead of "${wanted}", text: ${text.slice(0, 30)}`);
      }
      if (names.length === 0 && typeof wanted === 'string') record.waiting += 1;
    }
    const all = namesIn(document).length;
    if (all !== inRows) complain(`${all - inRows} badges outside every row`);
  };
  // A size observer reports after every callback of the frame and right before it is painted: what it sees is shown.
  const pulse = document.createElement('i');
  pulse.style.cssText = 'position:fixed;inset:0 auto auto 0;width:1px;height:1px;visibility:hidden';
  document.documentElement.append(pulse);
  new ResizeObserver(look).observe(pulse);
  const beat = () => {
    pulse.style.width = pulse.style.width === '1px' ? '2px' : '1px';
    requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
}

/** Runs code in the content script's own world and gives what it returns. */
async function inExtensionWorld(page: Page, lab: Lab): Promise<(code: string) => Promise<unknown>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${lab.browser.extensionId}`) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  await expect.poll(() => worlds.length).toBe(1);
  return async (expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: worlds[0],
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

for (const [site, rows] of [
  ['Facebook', FACEBOOK],
  ['Instagram', INSTAGRAM],
] as const) {
  test(`${SWAPS} random swaps on ${site}: no frame shows a badge on the wrong author`, async ({
    lab,
    page,
  }) => {
    const seed = seedOf('swaps');
    await openReplica(page, lab, rows.address);
    const run = await inExtensionWorld(page, lab);
    // The bundler of the test runner names functions with a helper of its own.
    await run(
      `globalThis.__name ??= (value) => value; (${recordFrames.toString()})(${JSON.stringify(rows)}, ${JSON.stringify(rightSentences(rows))})`,
    );
    const result = await page.evaluate(
      ([from, count]) =>
        (window as unknown as { __replica: FacebookReplica }).__replica.swap(from ?? 0, count ?? 0),
      [seed, SWAPS],
    );
    const record = (await run('globalThis.record')) as FrameRecord;
    console.log(
      `swaps: ${result.done} done, ${record.frames} frames, ${record.right} right badges, ${record.waiting} not yet there, ${record.wrong.length} wrong`,
    );
    expect(result.done).toBe(SWAPS);
    expect(record.wrong).toEqual([]);
    // The run must have had something to get wrong.
    expect(record.frames).toBeGreaterThan(50);
    expect(record.right).toBeGreaterThan(100);
    expect(Object.keys(result.operations).length).toBe(9);

    // At rest nothing is missing either.
    await expect
      .poll(async () => {
        await run('globalThis.record.waiting = 0; globalThis.record.frames = 0');
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        const { frames, waiting } = (await run('globalThis.record')) as FrameRecord;
        return frames > 0 && waiting === 0;
      })
      .toBe(true);
    expect(((await run('globalThis.record')) as FrameRecord).wrong).toEqual([]);
  });
}
