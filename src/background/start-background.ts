import { onAlarm, onBrowserStart } from '../platform/alarms.ts';
import { listen, listenOnLines, onInstalled } from '../platform/inbox.ts';
import { logBug } from '../platform/log.ts';
import { onPermissionsChanged } from '../platform/permissions.ts';
import { ownOrigin } from '../platform/site-tabs.ts';
import { openOwnPage } from '../platform/tabs.ts';
import { Database } from '../store/database.ts';
import { makeAnswerer } from './answer.ts';
import { extensionAnswers } from './extension-answers.ts';
import { SYNC_ALARM, startListKeeper } from './list-keeper.ts';
import { pageAnswers } from './page-answers.ts';
import { startWake } from './wake.ts';

/**
 * Starts the background at every wake-up. Listeners are registered in the first turn, as a worker must; everything else
 * is loaded when the first request needs it.
 */
export function startBackground(): void {
  const database = new Database();
  const keeper = startListKeeper(database, () => wake);
  const wake = startWake(database, (session) => keeper.loaded(session));
  const answerer = makeAnswerer(pageAnswers(wake), extensionAnswers(wake, keeper), ownOrigin());
  listen(answerer);
  listenOnLines(answerer);
  onInstalled((isFirst) => {
    void wake.installed();
    if (isFirst) void openOwnPage('welcome.html');
  });
  onAlarm(SYNC_ALARM, (id) => done('sync', keeper.rang(id)));
  onBrowserStart(() => done('start', keeper.started()));
  onPermissionsChanged(() => done('permissions', keeper.permissionsChanged()));
}

function done(what: string, work: Promise<void>): void {
  work.catch((cause: unknown) => logBug(what, cause));
}
