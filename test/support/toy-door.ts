import { expect } from 'vitest';
import type { Door } from '../../src/feed/door.ts';
import { setDoor } from '../../src/feed/door.ts';
import { toyArticle } from './toy-site.ts';

/** Empties the page, shows the home feed, and opens a door in it; the background and the files to come are played by the test. */
export function openDoor(
  ask: (kind: string, request: never) => Promise<unknown>,
  bring: Door['bring'],
): Door {
  window.location.href = 'https://x.com/';
  document.body.replaceChildren();
  const door: Door = {
    life: new AbortController(),
    ask: ask as Door['ask'],
    bring,
    isAlive: () => true,
    logBug: (where, cause) => expect.unreachable(`${where}: ${String(cause)}`),
    reader: null,
    labeller: null,
    openEvidence: null,
    answers: null,
  };
  setDoor(door);
  return door;
}

/** Lets frames, timers and observers run. */
export async function turn(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Shows a post of this author and lets it be read. */
export async function show(handle: string): Promise<HTMLElement> {
  const article = toyArticle(document, handle, `words of ${handle}`);
  document.body.append(article);
  await turn();
  return article;
}
