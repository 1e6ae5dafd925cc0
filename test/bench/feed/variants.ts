import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const SCRIPTS = join(import.meta.dirname, 'scripts');

/** Folders of unpacked extensions, one per browser. */
export interface VariantFolders {
  readonly idle: string;
  readonly ours: string;
  readonly perPost: string;
  readonly monitor: string;
}

/** Makes the extensions that are compared, below `folder`, from our build. */
export async function makeVariants(built: string, folder: string): Promise<VariantFolders> {
  const at = (name: string) => join(folder, name);
  await Promise.all([
    writeExtension(at('idle'), await readFile(join(SCRIPTS, 'idle-content.js'), 'utf8')),
    writeExtension(at('monitor'), await bundle(join(SCRIPTS, 'dom-monitor.ts'))),
    cp(built, at('ours'), { recursive: true }),
    cp(built, at('per-post'), { recursive: true }),
  ]);
  const prelude = await readFile(join(SCRIPTS, 'split-messages.js'), 'utf8');
  const ours = await readFile(join(built, 'x.js'), 'utf8');
  await writeFile(join(at('per-post'), 'x.js'), `{${prelude}}\n${ours}`);
  return { idle: at('idle'), ours: at('ours'), perPost: at('per-post'), monitor: at('monitor') };
}

/** An extension with one content script on the feed's host, and the empty worker. */
async function writeExtension(folder: string, content: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Bench',
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches: ['https://x.com/*'], js: ['content.js'], run_at: 'document_start' }],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'content.js'), content);
  await cp(join(SCRIPTS, 'idle-worker.js'), join(folder, 'worker.js'));
}

/** One file of plain JavaScript from a module and what it imports, minified as a release is. */
export async function bundle(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'chrome120',
      lib: { entry, formats: ['iife'], name: 'bench', fileName: 'bench' },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (output === undefined || !('output' in output)) throw new Error(`${entry} was not bundled`);
  return output.output[0].code;
}
