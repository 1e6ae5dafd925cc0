import type { LabBrowser } from '../../lab/browser.ts';
import { peakOfExtensions } from './memory.ts';
import { askWorker, stopWorkers } from './page.ts';

/** Where an index can lie, in the order of the table. */
export const PLACES = ['empty', 'idb', 'idb-blob', 'idb-parts', 'opfs', 'cache', 'local'] as const;

/** One of them, or the extension's own way. */
export type Place = (typeof PLACES)[number] | 'ours';

/** Times in ms: until the page has its answer, and in the worker. */
export interface Wake {
  readonly ms: number;
  readonly read: number;
  readonly open: number;
  /** How long nothing else of the worker could run; of the extension's own way only. */
  readonly longest?: number;
}

/** One piece of work in the worker: how long it took, and how long nothing else could run. */
export interface Work {
  readonly ms: number;
  readonly longest: number;
}

/** What syncing cost. */
export interface Imports {
  readonly imports: readonly Work[];
  /** Of the same accounts, payers and sources without messages. */
  readonly accountsOnly: readonly Work[];
  /** What the browser itself does in an import of the accounts. */
  readonly browserAlone: readonly Work[];
  readonly unchanged: Work;
  readonly change: Work;
  /** Bytes that the change made a reader fetch. */
  readonly changeBytes: number;
  readonly rows: Work;
  /** Peak MiB of the extension's process: idle, after the imports. */
  readonly idlePeak: number | null;
  readonly peak: number | null;
}

type Start = () => Promise<LabBrowser>;

/** Imports the publication several times, then nothing new, then a small change, then its accounts as rows. */
export async function measureImport(
  start: Start,
  {
    address,
    accounts,
    files,
    rows,
    rounds,
  }: {
    readonly address: string;
    /** Of the publication without messages. */
    readonly accounts: string;
    /** The addresses of its artefacts. */
    readonly files: readonly string[];
    readonly rows: string;
    readonly rounds: number;
  },
  change: () => Promise<number>,
): Promise<Imports> {
  const browser = await start();
  try {
    const page = await browser.context.newPage();
    await page.goto('https://x.com/home');
    const work = async (command: object): Promise<Work> => {
      const { answer } = await askWorker<Work & { readonly ok?: boolean; readonly error?: object }>(
        page,
        'ours',
        command,
      );
      if (answer.ok === false) throw new Error(`the sync failed: ${JSON.stringify(answer.error)}`);
      return { ms: answer.ms, longest: answer.longest };
    };
    await askWorker(page, 'ours', { act: 'ping' });
    const idlePeak = await peakOfExtensions(browser.profile);
    const imports: Work[] = [];
    const accountsOnly: Work[] = [];
    const browserAlone: Work[] = [];
    for (let round = 0; round < rounds; round += 1) {
      accountsOnly.push(await work({ act: 'import', address: accounts }));
      browserAlone.push(await work({ act: 'browser', files }));
      imports.push(await work({ act: 'import', address }));
    }
    const peak = await peakOfExtensions(browser.profile);
    const unchanged = await work({ act: 'sync' });
    const changeBytes = await change();
    const changed = await work({ act: 'sync' });
    return {
      imports,
      accountsOnly,
      browserAlone,
      unchanged,
      change: changed,
      changeBytes,
      rows: await work({ act: 'rows', rows }),
      idlePeak,
      peak,
    };
  } finally {
    await browser.close();
  }
}

/** Wakes the worker again and again, each time for the index from another place; no extension page is open. */
export async function measureWakes(
  start: Start,
  { address, index, rounds }: { readonly address: string; readonly index: string; readonly rounds: number },
): Promise<Readonly<Record<Place, readonly Wake[]>>> {
  const browser = await start();
  try {
    const page = await browser.context.newPage();
    await page.goto('https://x.com/home');
    const session = await page.context().newCDPSession(page);
    for (const place of PLACES) {
      if (place !== 'empty') await askWorker(page, 'stores', { place, from: index });
    }
    await askWorker(page, 'ours', { act: 'import', address });
    const wakes: Record<Place, Wake[]> = {
      empty: [],
      idb: [],
      'idb-blob': [],
      'idb-parts': [],
      opfs: [],
      cache: [],
      local: [],
      ours: [],
    };
    // The first round fills the caches of the disk.
    for (let round = 0; round <= rounds; round += 1) {
      for (const place of [...PLACES, 'ours'] as const) {
        await stopWorkers(session);
        const command = place === 'ours' ? { act: 'load' } : { place };
        const { ms, answer } = await askWorker<Wake>(page, place === 'ours' ? 'ours' : 'stores', command);
        if (round > 0) wakes[place].push({ ...answer, ms });
      }
    }
    return wakes;
  } finally {
    await browser.close();
  }
}
