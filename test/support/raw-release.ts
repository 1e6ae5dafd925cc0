import { gzipSync } from 'fflate';
import type { ListState } from '../../src/core/list/entries.ts';
import type { Bytes } from '../../src/core/list/publication/ports.ts';
import { artefactPath } from '../../src/core/list/publication/release.ts';
import { hashOf, hours, type TestPublisher } from './publication.ts';

/** What a raw artefact is described as, where it is not the truth. */
export interface RawOptions {
  readonly packed?: Bytes;
  readonly artefact?: object;
  /** More fields of the release. */
  readonly change?: object;
}

/** Gzip with a fixed header. */
export function gzip(raw: Bytes): Bytes {
  return new Uint8Array(gzipSync(raw, { mtime: 0 }));
}

/** Publishes a release and a pulse whose accounts artefact is made of these bytes, everything else being right. */
export async function releaseOf(
  publisher: TestPublisher,
  state: ListState,
  raw: Bytes,
  count: number,
  { packed = gzip(raw), artefact = {}, change = {} }: RawOptions = {},
): Promise<void> {
  const sha256 = await hashOf(packed);
  const described = {
    kind: 'accounts',
    path: artefactPath(sha256),
    bytes: packed.length,
    sha256,
    rawBytes: raw.length,
    rawSha256: await hashOf(raw),
    count,
    ...artefact,
  };
  publisher.files.set(artefactPath(sha256), packed);
  await publisher.release(state, hours(1), { change: { artefacts: [described], ...change } });
  await publisher.pulse(hours(1));
}
