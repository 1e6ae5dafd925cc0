import { browser } from './browser.ts';

/** Calls back with what stands behind `prefix` in the name of the alarm that rings, also after the worker slept. Register it in the first turn. */
export function onAlarm(prefix: string, callback: (rest: string) => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name.startsWith(prefix)) callback(name.slice(prefix.length));
  });
}

/** Lets the alarm ring once, after that many minutes; an earlier appointment of the same name is replaced. */
export async function ringIn(name: string, minutes: number): Promise<void> {
  await browser.alarms.create(name, { delayInMinutes: minutes });
}

/** The names of the alarms that are set. */
export async function alarmNames(): Promise<readonly string[]> {
  return (await browser.alarms.getAll()).map(({ name }) => name);
}

/** Takes an alarm back. */
export async function silence(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

/** Calls back when the browser has started. */
export function onBrowserStart(callback: () => void): void {
  browser.runtime.onStartup.addListener(callback);
}

/** Below the half minute after which a browser puts an idle worker to sleep. */
const AWAKE_MS = 20_000;

/** Keeps the worker awake until the work is done: a download counts as idleness, and would be cut off. */
export async function stayAwake<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
