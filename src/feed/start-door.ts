import { answerTab } from '../messages/answer-tab.ts';
import type { PageFile } from '../messages/contract.ts';
import type { Line } from '../messages/line.ts';
import { makeLine } from '../messages/line.ts';
import { isExtensionAlive } from '../platform/inbox.ts';
import { logBug } from '../platform/log.ts';
import { guardEvents } from '../ui/badge/guard-events.ts';
import type { Door, ReportAnswers } from './door.ts';
import { setDoor } from './door.ts';

const MOST_TRIES = 5;
const RETRY_MS = 500;

/**
 * All that runs in a page at load, at document_start: the guard of the events, which must be registered before any script of
 * the page, and one question to the background, which puts the reader of the site into the page when the site is switched on
 * (docs/adr/0009). Where it is off, nothing else is loaded but the answer to a question of the extension's own pages.
 */
export function startDoor(window: Window): void {
  const line = makeLine();
  const bring = (file: PageFile) => bringFile(window, line, file, 1);
  const door: Door = {
    life: new AbortController(),
    ask: line.ask,
    bring,
    isAlive: isExtensionAlive,
    logBug,
    reader: null,
    labeller: null,
    openEvidence: null,
    answers: null,
  };
  setDoor(door);
  guardEvents(window, door.life.signal, (target) => door.labeller?.badgeOf(target));
  const answers = async (): Promise<ReportAnswers> => {
    if (door.answers === null) await bring('report');
    if (door.answers === null) throw new Error('report.js did not come');
    return door.answers;
  };
  answerTab({
    refresh: async (next) => {
      if (door.reader !== null) door.reader.refresh(next);
      else if (next.on) void bring('reader');
      return null;
    },
    report: async (request) => (await answers()).report(request),
    'scroll-to': async (request) => (await answers())['scroll-to'](request),
  });
  // A page that is kept for going back must hold no connection: some browsers would not keep it.
  window.addEventListener('pagehide', ({ isTrusted }) => isTrusted && line.hangUp(), {
    signal: door.life.signal,
  });
  void bring('reader');
}

/** A worker that is being stopped refuses; the next message wakes a new one. */
async function bringFile(window: Window, line: Line, file: PageFile, attempt: number): Promise<boolean> {
  try {
    return await line.ask('bring', { file });
  } catch (cause) {
    if (!isExtensionAlive()) return false;
    if (attempt < MOST_TRIES) {
      await new Promise((resolve) => window.setTimeout(resolve, RETRY_MS * attempt));
      return bringFile(window, line, file, attempt + 1);
    }
    logBug(`bring ${file}`, cause);
    return false;
  }
}
