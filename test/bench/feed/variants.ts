import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, writeExtension } from '../extension.ts';

const SCRIPTS = join(import.meta.dirname, 'scripts');

/** Folders of unpacked extensions, one per browser. */
export interface VariantFolders {
  readonly idle: string;
  readonly least: string;
  readonly ours: string;
  readonly perPost: string;
  readonly monitor: string;
}

/** Makes the extensions that are compared, below `folder`, from our build. */
export async function makeVariants(built: string, folder: string): Promise<VariantFolders> {
  const at = (name: string) => join(folder, name);
  await Promise.all([
    writeExtension(at('idle'), await readFile(join(SCRIPTS, 'idle-content.js'), 'utf8')),
    writeExtension(at('least'), await readFile(join(SCRIPTS, 'least-content.js'), 'utf8'), {
      worker: await readFile(join(SCRIPTS, 'least-worker.js'), 'utf8'),
    }),
    writeExtension(at('monitor'), await bundle(join(SCRIPTS, 'dom-monitor.ts'))),
    cp(built, at('ours'), { recursive: true }),
    cp(built, at('per-post'), { recursive: true }),
  ]);
  const prelude = await readFile(join(SCRIPTS, 'split-messages.js'), 'utf8');
  const ours = await readFile(join(built, 'x.js'), 'utf8');
  await writeFile(join(at('per-post'), 'x.js'), `{${prelude}}\n${ours}`);
  return {
    idle: at('idle'),
    least: at('least'),
    ours: at('ours'),
    perPost: at('per-post'),
    monitor: at('monitor'),
  };
}
