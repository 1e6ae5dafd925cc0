import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/** The lab waits for the welcome page of an installation. */
const WELCOME = `chrome.runtime.onInstalled.addListener(() => chrome.tabs.create({ url: 'welcome.html' }));`;

/** An empty worker that answers: what waking one costs at least. */
const EMPTY_WORKER = `chrome.runtime.onMessage.addListener((_message, _sender, answer) => answer('pong'));
${WELCOME}`;

/** What a bench extension has besides its content script. */
export interface Extras {
  readonly name?: string;
  /** The whole worker; the empty one when left out. */
  readonly worker?: string;
  /** Opens no welcome page: for all but one of several extensions. */
  readonly quiet?: boolean;
  readonly permissions?: readonly string[];
  readonly hosts?: readonly string[];
}

/** An extension with one content script on the feed's host, and a worker. */
export async function writeExtension(folder: string, content: string, extras: Extras = {}): Promise<void> {
  const { name = 'Bench', worker = '', quiet = false, permissions = [], hosts = [] } = extras;
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    background: { service_worker: 'worker.js' },
    permissions,
    host_permissions: hosts,
    content_scripts: [{ matches: ['https://x.com/*'], js: ['content.js'], run_at: 'document_start' }],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'content.js'), content);
  await writeFile(
    join(folder, 'worker.js'),
    worker === '' ? EMPTY_WORKER : `${worker}\n${quiet ? '' : WELCOME}`,
  );
  await writeFile(join(folder, 'welcome.html'), '<!DOCTYPE html><title>Bench</title><main></main>');
}

/** One file of plain JavaScript from a module and what it imports, minified as a release is. */
export async function bundle(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'chrome137',
      lib: { entry, formats: ['iife'], name: 'bench', fileName: 'bench' },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (output === undefined || !('output' in output)) throw new Error(`${entry} was not bundled`);
  return output.output[0].code;
}
