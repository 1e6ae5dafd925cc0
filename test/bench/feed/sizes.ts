import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the build. */
export interface FileSize {
  readonly file: string;
  readonly bytes: number;
  readonly gz: number;
}

const KIB = 1024;
/** What a page without labels may load, gz: performance.md, "content script at load". */
export const LOAD_BYTES = 10 * KIB;
/**
 * What a page without labels loads now, gz, by its reader: the door and this file, and about 150 bytes for the next
 * change. Where it is above LOAD_BYTES that budget is missed (docs/adr/0009), and no page may get heavier meanwhile
 * without a record of what it bought (X once, by 361 bytes, for speed: docs/adr/0015).
 */
export const PAGE_BYTES: Readonly<Record<string, number>> = {
  'x.js': 12.65 * KIB,
  'facebook.js': 14.8 * KIB,
  'instagram.js': 12 * KIB,
};
/** What each file may weigh that comes when it is wanted, gz: the popover's by performance.md, the others as they are now. */
export const ON_DEMAND_BYTES: Readonly<Record<string, number>> = {
  'labels.js': 3.5 * KIB,
  'report.js': 5.5 * KIB,
  'popover.js': 12 * KIB,
};

/** What a site's page gets: the scripts the manifest loads, the readers they call in, and what comes when it is wanted. */
export interface Sizes {
  readonly atLoad: FileSize;
  readonly readers: readonly FileSize[];
  readonly onDemand: readonly FileSize[];
}

/** Reads the sizes of a build. Throws when a file is missing: then it is no build of ours. */
export function readSizes(built: string): Sizes {
  const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8')) as {
    content_scripts: readonly { js: readonly string[] }[];
  };
  const loaded = [...new Set(manifest.content_scripts.flatMap(({ js }) => js))];
  const readers = ['x.js', 'facebook.js', 'instagram.js'].filter((file) => existsSync(join(built, file)));
  return {
    atLoad: largest(loaded.map((file) => sizeOf(built, file))),
    readers: readers.filter((file) => !loaded.includes(file)).map((file) => sizeOf(built, file)),
    onDemand: Object.keys(ON_DEMAND_BYTES).map((file) => sizeOf(built, file)),
  };
}

function sizeOf(built: string, file: string): FileSize {
  const content = readFileSync(join(built, file));
  return { file, bytes: content.length, gz: gzipSync(content, { level: 9 }).length };
}

function largest(files: readonly FileSize[]): FileSize {
  const [first, ...rest] = files;
  if (first === undefined) throw new Error('the manifest names no content script');
  return rest.reduce((top, file) => (file.gz > top.gz ? file : top), first);
}
