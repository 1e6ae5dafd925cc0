import Dexie from 'dexie';
import { openIndex } from '../../../../src/core/match/index-bytes.ts';
import { breathe } from '../../../../src/platform/breathe.ts';
import { sha256Hex } from '../../../../src/platform/digest.ts';
import { fetchFile } from '../../../../src/platform/fetch-file.ts';
import { gunzip } from '../../../../src/platform/gunzip.ts';
import { Database } from '../../../../src/store/database.ts';
import {
  activeGeneration,
  listRecords,
  readIndex,
  readState,
  removeList,
} from '../../../../src/store/lists.ts';
import { subscribe, syncList } from '../../../../src/sync/sync-list.ts';

interface Command {
  readonly act: 'ping' | 'load' | 'import' | 'sync' | 'rows' | 'browser';
  readonly address?: string;
  readonly rows?: string;
  readonly files?: readonly string[];
}

const MOST = 64 * 1024 * 1024;

/** The longest time in which nothing else of this worker could run, while work goes on: wall clock, so at most too long. */
class Heartbeat {
  #longest = 0;
  #last = performance.now();
  #on = true;
  readonly #channel = new MessageChannel();

  constructor() {
    this.#channel.port1.onmessage = () => {
      const now = performance.now();
      this.#longest = Math.max(this.#longest, now - this.#last);
      this.#last = now;
      if (this.#on) this.#channel.port2.postMessage(null);
    };
    this.#channel.port2.postMessage(null);
  }

  stop(): number {
    this.#on = false;
    this.#channel.port1.close();
    return this.#longest;
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; longest: number; value: T }> {
  // One turn of the heartbeat before the work begins.
  const heart = new Heartbeat();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const start = performance.now();
  const value = await work();
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 0));
  return { ms, longest: heart.stop(), value };
}

/** The same rows as a table, as Dexie stores them, with the two indexes that a look-up needs. */
async function importRows(url: string): Promise<object> {
  const text = await (await fetch(url)).text();
  const rows: object[] = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const database = new Dexie('rows', { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ accounts: 'id, handle, platform_id' });
  const { ms, longest } = await timed(() => database.table('accounts').bulkPut(rows));
  const count = await database.table('accounts').count();
  await database.delete();
  return { ms, longest, count };
}

/**
 * What the browser itself does in an import, one after the other and nothing else: fetches the files of the release, hashes
 * each as it travelled and as it was unpacked, and all of it as the state, and puts it durably. Nothing of it is looked at.
 */
async function browserAlone(files: readonly string[]): Promise<object> {
  const database = new Dexie('alone', { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ bytes: '' });
  await database.open();
  const { ms, longest } = await timed(async () => {
    const packed: Uint8Array<ArrayBuffer>[] = [];
    for (const file of files) {
      const fetched = await fetchFile(file, MOST);
      if (!fetched.ok) throw new Error(fetched.error);
      packed.push(fetched.value);
      await sha256Hex(fetched.value);
    }
    // One behind the other, as the state is: nothing is copied.
    const state = new Uint8Array(packed.reduce((sum, gz) => sum + sizeOf(gz), 0));
    let end = 0;
    for (const gz of packed) {
      const room = state.subarray(end, end + sizeOf(gz));
      const length = await gunzip(gz, room);
      if (!length.ok) throw new Error(length.error);
      await sha256Hex(room);
      end += room.length;
    }
    await sha256Hex(state);
    await database.table('bytes').put({ state: new Blob([state]), packed }, 1);
  });
  await database.delete();
  return { ms, longest };
}

/** What a gzip file says that it holds (RFC 1952: ISIZE). */
function sizeOf(gz: Uint8Array): number {
  return new DataView(gz.buffer, gz.byteOffset + gz.length - 4).getUint32(0, true);
}

/** The extension API that this worker uses. */
declare const chrome: {
  runtime: {
    onMessage: {
      addListener: (
        listener: (command: Command, sender: unknown, reply: (answer: object) => void) => true,
      ) => void;
    };
  };
};

/** What a worker does before its first answer. */
async function load(database: Database): Promise<object> {
  const heart = new Heartbeat();
  const start = performance.now();
  const [record] = await listRecords(database);
  const generation = record === undefined ? undefined : await activeGeneration(database, record);
  if (generation === undefined) throw new Error('no list');
  const [index, lines] = await Promise.all([readIndex(generation), readState(generation, breathe)]);
  const read = performance.now();
  const opened = lines.ok ? openIndex({ index, lines: lines.value }) : null;
  if (opened?.ok !== true) throw new Error('no list');
  const open = performance.now() - read;
  await new Promise((resolve) => setTimeout(resolve, 0));
  return { read: read - start, open, longest: heart.stop() };
}

async function answer({ act, address = '', rows = '', files = [] }: Command): Promise<object> {
  if (act === 'ping') return {};
  if (act === 'rows') return importRows(rows);
  if (act === 'browser') return browserAlone(files);
  const database = new Database();
  if (act === 'load') return load(database);
  if (act === 'import') {
    for (const { id } of await listRecords(database)) await removeList(database, id);
    const { ms, longest, value } = await timed(() => subscribe(database, address, false));
    return { ms, longest, ok: value.ok, error: value.ok ? null : value.error };
  }
  const [record] = await listRecords(database);
  const { ms, longest, value } = await timed(() => syncList(database, record?.id ?? ''));
  return { ms, longest, ok: value?.ok === true, error: value?.ok === false ? value.error : null };
}

chrome.runtime.onMessage.addListener((command: Command, _sender, reply) => {
  answer(command).then(reply, (cause: unknown) => reply({ error: String(cause) }));
  return true;
});
