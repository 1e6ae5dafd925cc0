import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAddress } from '../../../src/core/list/publication/address.ts';
import { buildIndex } from '../../../src/core/match/compile-entries.ts';
import { launchBrowser } from '../../lab/browser.ts';
import { startServer } from '../../lab/server.ts';
import { portsAt } from '../../support/publication.ts';
import { bundle, writeExtension } from '../extension.ts';
import { readOptions, USAGE } from './options.ts';
import { publish, publishChange } from './publication.ts';
import { report } from './report.ts';
import { measureImport, measureWakes } from './runs.ts';

const HERE = import.meta.dirname;
const HOST = 'https://x.com/';
const OUT = join('out', 'bench-sync.json');

/** `npm run bench -- sync`: exit 0 when every byte budget and every ratio is kept. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-bench-'));
  const server = await startServer();
  try {
    const now = `${new Date().toISOString().slice(0, 19)}Z`;
    const made = await publish(options, now);
    const bare = await publish({ ...options, templates: 0 }, now);
    const { index, lines } = buildIndex(made.state);
    const head = new Uint8Array(new Uint32Array([index.length, 0]).buffer);
    const stored = Buffer.concat([head, index, lines]);
    const rows = made.state.accounts.map((account) => JSON.stringify(account)).join('\n');
    server.serve(({ pathname }) => {
      if (pathname === '/home') return { type: 'text/html', body: '<!DOCTYPE html><title>Bench</title>' };
      if (pathname === '/index.bin') return { type: 'application/octet-stream', body: Buffer.from(stored) };
      if (pathname === '/rows.ndjson') return { type: 'application/x-ndjson', body: rows };
      const [, place, ...path] = pathname.split('/');
      const publisher = place === 'pal' ? made.publisher : place === 'bare' ? bare.publisher : null;
      const file = publisher?.files.get(path.join('/'));
      return file === undefined ? null : { type: 'application/octet-stream', body: Buffer.from(file) };
    });
    const content = await readFile(join(HERE, 'scripts', 'content.js'), 'utf8');
    for (const name of ['stores', 'ours']) {
      await writeExtension(join(folder, name), content, {
        name,
        worker: await bundle(join(HERE, 'scripts', `${name}.ts`)),
        quiet: name === 'stores',
        permissions: ['storage', 'unlimitedStorage'],
        hosts: [`${HOST}*`],
      });
    }
    const addressOf = async ({ publisher }: typeof made, place: string): Promise<string> => {
      const root = publisher.files.get('root/1.pal') ?? new Uint8Array();
      return writeAddress(`${HOST}${place}/`, await portsAt(now).sha256(root));
    };
    const address = await addressOf(made, 'pal');
    const start = () =>
      launchBrowser({
        server,
        extension: ['stores', 'ours'].map((name) => join(folder, name)).join(','),
        headless: true,
      });
    const imports = await measureImport(
      start,
      {
        address,
        accounts: await addressOf(bare, 'bare'),
        files: [...bare.publisher.files.keys()]
          .filter((path) => path.startsWith('data/'))
          .map((path) => `${HOST}bare/${path}`),
        rows: `${HOST}rows.ndjson`,
        rounds: options.rounds,
      },
      () => publishChange(made, `${new Date().toISOString().slice(0, 19)}Z`),
    );
    const wakes = await measureWakes(start, { address, index: `${HOST}index.bin`, rounds: options.wakes });
    const figures = { options, full: made.full, index: index.length + lines.length, imports, wakes };
    await mkdir('out', { recursive: true });
    await writeFile(OUT, `${JSON.stringify(figures, null, 1)}\n`);
    return report(figures, OUT);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv.includes('--help')) process.stdout.write(USAGE);
else process.exit(await main());
