import type { ReplicaHandle } from '../lab/replica/x/app/main.ts';
import { person } from '../lab/replica/x/people.ts';
import { SWAP_PEOPLE, SWAP_TEXTS } from '../lab/replica/x/swap-feed.ts';
import { expect, openReplica, test } from './extension.ts';
import { inExtensionWorld, seedOf } from './extension-world.ts';

const SWAPS = 1_000;
const VOSS = 'Amara Voss for Governor';
const RIVERS = 'Clear Rivers Alliance';
const PAYERS: Readonly<Record<string, string>> = { mira: VOSS, teo: VOSS, noor: RIVERS };
const MESSAGES: readonly (string | null)[] = [null, null, VOSS, RIVERS, null];

/** The one right sentence (null: none) for every author and text of the swap mode: "handle\ntext" → sentence. */
function rightSentences(): Record<string, string | null> {
  const right: Record<string, string | null> = {};
  for (const key of SWAP_PEOPLE) {
    for (const [at, text] of SWAP_TEXTS.entries()) {
      const payer = PAYERS[key];
      const message = MESSAGES[at] ?? null;
      const staff = payer === message ? `Paid by ${payer} · campaign-written text` : `Paid by ${payer}`;
      const crowd = message === null ? null : `Matches a message ${message} handed out`;
      right[`${person(key).handle}\n${text}`] = payer === undefined ? crowd : staff;
    }
  }
  return right;
}

/** What the reader in the extension's world recorded. */
interface FrameRecord {
  frames: number;
  /** Right badges seen, one a frame and row. */
  right: number;
  /** Rows that should have a badge and had none yet in that frame. */
  waiting: number;
  wrong: string[];
}

/** Code for the extension's isolated world, where alone closed roots can be opened. It shares nothing with our program. */
function recordFrames(right: Record<string, string | null>): void {
  const scope = globalThis as unknown as {
    record: FrameRecord;
    chrome: { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  };
  const record: FrameRecord = { frames: 0, right: 0, waiting: 0, wrong: [] };
  scope.record = record;
  const nameOf = (host: Element): string | null =>
    scope.chrome.dom.openOrClosedShadowRoot(host)?.querySelector('button')?.getAttribute('aria-label') ??
    null;
  const complain = (what: string) => {
    if (record.wrong.length < 20) record.wrong.push(`frame ${record.frames}: ${what}`);
  };
  const look = () => {
    record.frames += 1;
    for (const span of document.querySelectorAll('span')) {
      if (span.attributes.length > 0 || span.childNodes.length > 0 || span.closest('article') !== null)
        continue;
      if (nameOf(span) !== null) complain(`a badge outside every post: ${nameOf(span)}`);
    }
    for (const article of document.querySelectorAll('article')) {
      const avatar = article.querySelector('[data-testid^="UserAvatar-Container-"]');
      const handle = avatar?.getAttribute('data-testid')?.slice('UserAvatar-Container-'.length) ?? '';
      const text = article.querySelector('[data-testid="tweetText"]')?.textContent ?? '';
      const wanted = right[`${handle}\n${text}`];
      const names = [...article.querySelectorAll('span')]
        .filter((span) => span.attributes.length === 0 && span.childNodes.length === 0)
        .map(nameOf)
        .filter((name) => name !== null);
      if (wanted === undefined) complain(`unknown row: @${handle}: ${text}`);
      if (names.length > 1) complain(`@${handle} has ${names.length} badges`);
      for (const name of names) {
        const sentence = /^[^:]+: (.*), label added by Fieldmark$/.exec(name)?.[1];
        if (sentence === wanted) record.right += 1;
        else complain(`@${handle} shows "${name}" instead of "${wanted}", text: ${text.slice(0, 30)}`);
      }
      if (names.length === 0 && typeof wanted === 'string') record.waiting += 1;
    }
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

test(`${SWAPS} random swaps in place: no frame shows a badge on the wrong author`, async ({ lab, page }) => {
  const seed = seedOf('swaps');
  await openReplica(page, lab, 'https://x.com/home?feed=plain');
  const run = await inExtensionWorld(page, lab);
  await run(`(${recordFrames.toString()})(${JSON.stringify(rightSentences())})`);
  const result = await page.evaluate(
    ([from, count]) =>
      (window as unknown as { __replica: ReplicaHandle }).__replica.swap(from ?? 0, count ?? 0),
    [seed, SWAPS],
  );
  const record = (await run('globalThis.record')) as FrameRecord;
  console.log(
    `swaps: ${result.done} done, ${record.frames} frames, ${record.right} right badges, ${record.waiting} not yet there, ${record.wrong.length} wrong`,
  );
  expect(result.done).toBe(SWAPS);
  expect(record.wrong).toEqual([]);
  // The run must have had something to get wrong.
  expect(record.frames).toBeGreaterThan(100);
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
