// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doorOf } from '../../src/feed/door.ts';
import { startFeed } from '../../src/feed/start-feed.ts';
import { startLabels } from '../../src/feed/start-labels.ts';
import type { PageRequests } from '../../src/messages/contract.ts';
import { openDoor, show, turn } from '../support/toy-door.ts';
import { judgedBatch } from '../support/toy-judge.ts';
import { toySite } from '../support/toy-site.ts';

/** A page with its door, and the background played by a table. Files come when the test says so. */
function openPage() {
  const asked: string[] = [];
  let coming: ((came: boolean) => void)[] = [];
  const ask = (kind: string, request: PageRequests['judge']['request']): Promise<unknown> => {
    if (kind === 'hello') return Promise.resolve({ on: true, epoch: 'e1' });
    if (kind === 'judge') return Promise.resolve(judgedBatch(request));
    return Promise.resolve(null);
  };
  const door = openDoor(ask, (file) => {
    asked.push(file);
    return new Promise((resolve) => coming.push(resolve));
  });
  startFeed(toySite, window);
  return {
    door,
    asked,
    /** Ends every `bring` under way. */
    bringEnds: async (came: boolean) => {
      for (const end of coming) end(came);
      coming = [];
      await turn();
    },
  };
}

function labelIn(article: Element): string | null {
  const host = [...article.children].find(({ tagName }) => tagName === 'SPAN') ?? null;
  return host === null ? null : (doorOf()?.labeller?.badgeOf(host)?.label.sentence ?? 'not ours');
}

let page: ReturnType<typeof openPage>;

describe('what draws comes with the first label', () => {
  beforeEach(async () => {
    page = openPage();
    await turn();
  });
  afterEach(() => page.door.life.abort());

  test('a page without labels never asks for it', async () => {
    await show('zoe');
    await show('max');
    expect(page.asked).toEqual([]);
  });

  test('it is asked for once, and then draws what waited', async () => {
    const ada = await show('ada');
    const zoe = await show('zoe');
    const bo = await show('bo');
    await expect.poll(() => page.asked).toEqual(['labels']);
    expect([ada, zoe, bo].map(labelIn)).toEqual([null, null, null]);
    startLabels(window);
    // A row that takes too long waits for the next frame.
    await expect
      .poll(() => [ada, zoe, bo].map(labelIn))
      .toEqual(['Paid by Payer of ada', null, 'Paid by Payer of bo']);
    const { labeller } = page.door;
    startLabels(window);
    expect(page.door.labeller).toBe(labeller);
    await page.bringEnds(true);
    await show('ada');
    expect(page.asked).toEqual(['labels']);
  });

  test('a row that has become another post meanwhile gets no badge of before, not even within the same task', async () => {
    const ada = await show('ada');
    const bo = await show('bo');
    const name = ada.querySelector('b');
    const words = bo.querySelector('p');
    if (name === null || words === null) throw new Error('a toy article has both');
    name.textContent = 'zoe';
    bo.remove();
    startLabels(window);
    expect(labelIn(ada)).toBeNull();
    expect(labelIn(bo)).toBeNull();
    await turn();
    expect(labelIn(ada)).toBeNull();
  });

  test('on a page that has become private, or of a site that was switched off, it draws nothing', async () => {
    const ada = await show('ada');
    window.location.href = 'https://x.com/messages';
    startLabels(window);
    expect(labelIn(ada)).toBeNull();
    page.door.life.abort();

    page = openPage();
    await turn();
    const bo = await show('bo');
    page.door.reader?.refresh({ on: false, epoch: 'e1' });
    startLabels(window);
    await turn();
    expect(labelIn(bo)).toBeNull();
    page.door.reader?.refresh({ on: true, epoch: 'e1' });
    await expect.poll(() => labelIn(bo)).toBe('Paid by Payer of bo');
  });

  test('when it could not be put there, the next label asks again', async () => {
    await show('ada');
    await page.bringEnds(false);
    expect(page.asked).toEqual(['labels']);
    await show('zoe');
    expect(page.asked).toEqual(['labels']);
    await show('bo');
    await expect.poll(() => page.asked).toEqual(['labels', 'labels']);
  });

  test('without a door and without a reader nothing is drawn', () => {
    page.door.reader = null;
    startLabels(window);
    expect(page.door.labeller).toBeNull();
  });

  test('a press brings the popover’s file once; when it cannot come, the next press tries again', async () => {
    const ada = await show('ada');
    startLabels(window);
    await page.bringEnds(true);
    await expect.poll(() => labelIn(ada)).not.toBeNull();
    const badge = page.door.labeller?.badgeOf(ada.querySelector('span'));
    const opened: unknown[] = [];
    badge?.press();
    await page.bringEnds(false);
    expect(page.asked).toEqual(['labels', 'popover']);
    badge?.press();
    page.door.openEvidence = async (post) => void opened.push(post.read?.post.author?.handle);
    await page.bringEnds(true);
    badge?.press();
    await turn();
    expect(page.asked).toEqual(['labels', 'popover', 'popover']);
    expect(opened).toEqual(['ada', 'ada']);
  });
});
