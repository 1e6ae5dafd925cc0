import { listen, onInstalled } from '../platform/inbox.ts';
import { ownOrigin } from '../platform/site-tabs.ts';
import { openOwnPage } from '../platform/tabs.ts';
import { makeAnswerer } from './answer.ts';
import { extensionAnswers } from './extension-answers.ts';
import { pageAnswers } from './page-answers.ts';
import { startWake } from './wake.ts';

/**
 * Starts the background at every wake-up. Listeners are registered in the first turn, as a worker must; everything else
 * is loaded when the first request needs it.
 */
export function startBackground(): void {
  const wake = startWake();
  listen(makeAnswerer(pageAnswers(wake), extensionAnswers(wake), ownOrigin()));
  onInstalled((isFirst) => {
    void wake.installed();
    if (isFirst) void openOwnPage('welcome.html');
  });
}
