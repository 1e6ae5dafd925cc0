import { readdir, readFile } from 'node:fs/promises';

/** Peak resident MiB of the browser's extension processes below a process, as the kernel counts it; null where it does not. */
export async function peakOfExtensions(profile: string): Promise<number | null> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  let most: number | null = null;
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('--extension-process') || !command.includes(profile)) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
    if (!Number.isNaN(peak)) most = Math.max(most ?? 0, peak);
  }
  return most;
}
