import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const HERE = import.meta.dirname;

/** The benches there are: every folder here that has a `main.ts`. */
function benches(): string[] {
  return readdirSync(HERE)
    .filter((name) => existsSync(join(HERE, name, 'main.ts')))
    .sort();
}

const [name, ...rest] = process.argv.slice(2);
if (name === undefined || name.startsWith('-')) {
  process.stdout.write(`npm run bench -- <name> [options]\n\n${benches().join('\n')}\n`);
} else if (!benches().includes(name)) {
  process.stderr.write(`There is no bench "${name}". There are: ${benches().join(', ')}.\n`);
  process.exitCode = 2;
} else {
  const file = join(HERE, name, 'main.ts');
  // The bench reads its command line as if it had been started by itself.
  process.argv = [process.argv[0] ?? 'node', file, ...rest];
  await import(pathToFileURL(file).href);
}
