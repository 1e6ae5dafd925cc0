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
/** What the manifest may load with a page, gz: performance.md, "content script at load". */
export const LOAD_BYTES = 10 * KIB;
/** What the popover's file may weigh, gz (performance.md). */
export const POPOVER_BYTES = 12 * KIB;
/** What each reader may weigh, gz: a budget of its own (docs/adr/0009), a few hundred bytes above what it weighs now. */
export const READER_BYTES: Readonly<Record<string, number>> = {
  'x.js': 15.2 * KIB,
  'facebook.js': 18.5 * KIB,
  'instagram.js': 15.6 * KIB,
};

/** What a site's page gets: the scripts the manifest loads, the readers they call in, and the popover's file. */
export interface Sizes {
  readonly atLoad: FileSize;
  readonly readers: readonly FileSize[];
  readonly popover: FileSize;
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
    popover: sizeOf(built, 'popover.js'),
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
