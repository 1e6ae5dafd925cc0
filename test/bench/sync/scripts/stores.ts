import { checksumOf } from '../../../../src/core/checksum.ts';
import { openIndex } from '../../../../src/core/match/index-bytes.ts';

/** The places where an index can lie; `empty` reads nothing. */
type Place = 'empty' | 'idb' | 'idb-blob' | 'idb-parts' | 'opfs' | 'cache' | 'local';

interface Store {
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly read: () => Promise<Uint8Array>;
}

const NAME = 'index';
/** Chromium keeps values of 64 KiB and more in files of their own; these stay within the database. */
const PART = 60 * 1024;

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('blobs');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function put(name: string, values: readonly (readonly [IDBValidKey, unknown])[]): Promise<void> {
  const database = await open(name);
  const transaction = database.transaction('blobs', 'readwrite', { durability: 'strict' });
  for (const [key, value] of values) transaction.objectStore('blobs').put(value, key);
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}

async function get(name: string): Promise<unknown> {
  const database = await open(name);
  return ask(database.transaction('blobs').objectStore('blobs').get(NAME));
}

const STORES: Readonly<Record<Exclude<Place, 'empty'>, Store>> = {
  idb: {
    write: (bytes) => put('idb', [[NAME, bytes]]),
    read: async () => (await get('idb')) as Uint8Array,
  },
  'idb-blob': {
    write: (bytes) => put('idb-blob', [[NAME, new Blob([bytes])]]),
    read: async () => new Uint8Array(await ((await get('idb-blob')) as Blob).arrayBuffer()),
  },
  'idb-parts': {
    write: (bytes) =>
      put(
        'idb-parts',
        Array.from({ length: Math.ceil(bytes.length / PART) }, (_, n) => [
          n,
          bytes.slice(n * PART, (n + 1) * PART),
        ]),
      ),
    read: async () => {
      const database = await open('idb-parts');
      const parts: Uint8Array[] = await ask(database.transaction('blobs').objectStore('blobs').getAll());
      const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      return whole;
    },
  },
  opfs: {
    write: async (bytes) => {
      const file = await (await navigator.storage.getDirectory()).getFileHandle(NAME, { create: true });
      const stream = await file.createWritable();
      await stream.write(bytes);
      await stream.close();
    },
    read: async () => {
      const file = await (await navigator.storage.getDirectory()).getFileHandle(NAME);
      return new Uint8Array(await (await file.getFile()).arrayBuffer());
    },
  },
  cache: {
    write: async (bytes) => (await caches.open(NAME)).put('https://index.invalid/', new Response(bytes)),
    read: async () => {
      const found = await (await caches.open(NAME)).match('https://index.invalid/');
      return new Uint8Array((await found?.arrayBuffer()) ?? new ArrayBuffer(0));
    },
  },
  local: {
    write: async (bytes) => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 30_000)
        text += btoa(String.fromCharCode(...bytes.subarray(at, at + 30_000)));
      await chrome.storage.local.set({ [NAME]: text });
    },
    read: async () => {
      const { [NAME]: text } = await chrome.storage.local.get(NAME);
      const letters = atob(String(text));
      const bytes = new Uint8Array(letters.length);
      for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
      return bytes;
    },
  },
};

interface Command {
  readonly place: Place;
  /** Where the bytes come from, when they are to be written. */
  readonly from?: string;
}

/** The extension API that this worker uses. */
declare const chrome: {
  storage: {
    local: {
      get: (key: string) => Promise<Record<string, unknown>>;
      set: (items: Record<string, unknown>) => Promise<void>;
    };
  };
  runtime: {
    onMessage: {
      addListener: (
        listener: (command: Command, sender: unknown, reply: (answer: object) => void) => true,
      ) => void;
    };
  };
};

async function answer({ place, from }: Command): Promise<object> {
  if (place === 'empty') return { read: 0, open: 0, bytes: 0 };
  const start = performance.now();
  if (from !== undefined) {
    const bytes = new Uint8Array(await (await fetch(from)).arrayBuffer());
    const fetched = performance.now();
    await STORES[place].write(bytes);
    return { write: performance.now() - fetched, bytes: bytes.length };
  }
  const bytes = await STORES[place].read();
  const read = performance.now();
  // As main.ts puts them together: the length of the index in eight bytes, the index, the lines.
  const end = 8 + (new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0] ?? 0);
  const [index, lines] = [bytes.subarray(8, end), bytes.subarray(end)];
  const sum = checksumOf(lines);
  const opened = openIndex({ index, lines });
  if (!opened.ok || sum === '') throw new Error('no index');
  return {
    read: read - start,
    open: performance.now() - read,
    bytes: bytes.length,
    accounts: opened.value.counts.accounts,
  };
}

chrome.runtime.onMessage.addListener((command: Command, _sender, reply) => {
  answer(command).then(reply, (cause: unknown) => reply({ error: String(cause) }));
  return true;
});
