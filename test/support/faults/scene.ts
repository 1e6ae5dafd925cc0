import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { fixedSigner, hashOf, hours, smallState, TestPublisher, TestReader } from '../publication.ts';

/** What most cases are made of: a reader with release 1, and a server that has root 2, release 2, a journal and pulse 2. */
export interface Scene {
  readonly publisher: TestPublisher;
  /** Has synced once. */
  readonly reader: TestReader;
  /** Knows the pin only. */
  readonly stranger: TestReader;
  readonly before: ReadonlyMap<string, Bytes>;
  readonly next: ReadonlyMap<string, Bytes>;
  /** The files that the reader fetches next: "pulse.pal", "root/2.pal", "release/2.pal", "data/…". */
  readonly small: readonly string[];
  /** Those that only a new reader fetches. */
  readonly first: readonly string[];
  /** A person of the list whom pulse 2 retracts. */
  readonly retracted: string;
}

/** Makes the scene, always with the same bytes. */
export async function makeScene(): Promise<Scene> {
  const state = smallState();
  const publisher = await TestPublisher.start(state);
  const before = new Map(publisher.files);
  const reader = new TestReader(before);
  if ((await reader.sync()) !== 'ok') throw new Error('the first sync failed');
  await publisher.root([...publisher.signers, await fixedSigner('root', 2)], hours(1));
  await publisher.release({ ...state, accounts: state.accounts.slice(1) }, hours(1));
  const retracted = state.accounts[1]?.person ?? '';
  publisher.retract = [{ id: retracted, at: hours(1), reason: 'appeal' }];
  await publisher.pulse(hours(1));
  reader.now = hours(1);
  const next = new Map(publisher.files);
  const stranger = new TestReader(next);
  stranger.now = hours(1);
  stranger.pin = await hashOf(fileOf(next, 'root/1.pal'));
  const fetched = [...next.keys()].filter((path) => !before.has(path));
  const first = [...before.keys()].filter((path) => path === 'root/1.pal' || path.startsWith('data/'));
  return {
    publisher,
    reader,
    stranger,
    before,
    next,
    small: ['pulse.pal', ...fetched],
    first,
    retracted,
  };
}

/** A copy of one file; it is there. */
export function fileOf(files: ReadonlyMap<string, Bytes>, path: string): Bytes {
  const file = files.get(path);
  if (file === undefined) throw new Error(`no ${path}`);
  return new Uint8Array(file);
}

/** The same files, one of them replaced or, for null, missing. */
export function withFile(
  files: ReadonlyMap<string, Bytes>,
  path: string,
  file: Bytes | null,
): ReadonlyMap<string, Bytes> {
  const changed = new Map(files);
  if (file === null) changed.delete(path);
  else changed.set(path, file);
  return changed;
}

/** True for a file whose hash a signed file names: a document is known by its signatures instead. */
export function isHashed(path: string): boolean {
  return path.startsWith('release/') || path.startsWith('data/');
}
