import { browser } from './browser.ts';

/** Calls back when the alarm rings, also after the worker was put to sleep. Register it in the first turn. */
export function onAlarm(name: string, callback: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) callback();
  });
}

/** Lets the alarm ring once, after that many minutes; an earlier appointment of the same name is replaced. */
export async function ringIn(name: string, minutes: number): Promise<void> {
  await browser.alarms.create(name, { delayInMinutes: minutes });
}

/** Calls back when the browser has started. */
export function onBrowserStart(callback: () => void): void {
  browser.runtime.onStartup.addListener(callback);
}
