// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFeed } from '../../src/feed/start-feed.ts';
import { startLabels } from '../../src/feed/start-labels.ts';
import type { PageRequests, PageSettings } from '../../src/messages/contract.ts';
import { openDoor, show, turn } from '../support/toy-door.ts';
import { judged, judgedBatch } from '../support/toy-judge.ts';
import { toySite } from '../support/toy-site.ts';

interface Question {
  readonly handles: readonly string[];
  /** Answers as the background would under this epoch: under `before` everybody it knows is labelled, under another nobody. */
  readonly answer: (epoch: string) => Promise<void>;
}

/** A page whose questions wait until the test answers them. */
function openPage(hello: Promise<PageSettings> = Promise.resolve({ on: true, epoch: 'before' })) {
  const waiting: Question[] = [];
  const ask = (kind: string, request: PageRequests['judge']['request']): Promise<unknown> => {
    if (kind === 'hello') return hello;
    if (kind !== 'judge') return Promise.resolve(null);
    return new Promise((resolve) => {
      waiting.push({
        handles: request.posts.map(([, author]) => (author === 0 ? '' : author[0])),
        answer: async (epoch) => {
          resolve(
            judgedBatch(request, epoch, (post) =>
              epoch === 'before' ? judged(post) : { ...judged(post), label: null, reposterLabel: null },
            ),
          );
          await turn();
        },
      });
    });
  };
  const door = openDoor(ask, async () => true);
  startFeed(toySite, window);
  startLabels(window);
  /** Takes the questions that wait now. */
  const questions = (): Question[] => waiting.splice(0);
  return { door, questions };
}

function isBadged(article: Element): boolean {
  return [...article.children].some(({ tagName }) => tagName === 'SPAN');
}

let page: ReturnType<typeof openPage>;

describe('lists, settings or overrides change while a question is under way', () => {
  beforeEach(async () => {
    page = openPage();
    await turn();
  });
  afterEach(() => page.door.life.abort());

  /** Answers whatever is asked, until nothing is. */
  async function answerAll(epoch: string): Promise<void> {
    for (let round = 0; round < 10; round += 1) {
      const all = page.questions();
      if (all.length === 0) return;
      for (const { answer } of all) await answer(epoch);
    }
    expect.unreachable('the page asks without end');
  }

  test('an answer from before that comes after the change is no answer', async () => {
    const ada = await show('ada');
    const [late] = page.questions();
    page.door.reader?.refresh({ on: true, epoch: 'after' });
    await turn();
    const again = page.questions();
    expect(again.flatMap(({ handles }) => handles)).toEqual(['ada']);
    for (const { answer } of again) await answer('after');
    expect(isBadged(ada)).toBe(false);
    await late?.answer('before');
    expect(isBadged(ada)).toBe(false);
    await answerAll('after');
    expect(isBadged(ada)).toBe(false);
  });

  test('a late answer from before hides no later change', async () => {
    const ada = await show('ada');
    await answerAll('before');
    expect(isBadged(ada)).toBe(true);
    const bo = await show('bo');
    const [late] = page.questions();
    page.door.reader?.refresh({ on: true, epoch: 'after' });
    await turn();
    await answerAll('after');
    expect([ada, bo].map(isBadged)).toEqual([false, false]);
    await late?.answer('before');
    // The change is taken back: the epoch has the name it had before.
    page.door.reader?.refresh({ on: true, epoch: 'before' });
    await turn();
    await answerAll('before');
    expect([ada, bo].map(isBadged)).toEqual([true, true]);
  });

  test('a change that an answer knows before it is told reaches every post at once', async () => {
    const ada = await show('ada');
    await answerAll('before');
    expect(isBadged(ada)).toBe(true);
    await show('bo');
    await answerAll('after');
    expect(isBadged(ada)).toBe(false);
    page.door.reader?.refresh({ on: true, epoch: 'after' });
    await turn();
    expect(page.questions()).toEqual([]);
  });

  test('a site that is switched off before the first answer is here stays off', async () => {
    page.door.life.abort();
    let greet: (settings: PageSettings) => void = () => undefined;
    page = openPage(new Promise((resolve) => (greet = resolve)));
    page.door.reader?.refresh({ on: false, epoch: 'after' });
    greet({ on: true, epoch: 'before' });
    await show('ada');
    expect(page.questions()).toEqual([]);
    expect(page.door.reader?.on).toBe(false);
  });
});
