import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hasDisplay } from './browser.ts';
import { readOptions, USAGE } from './options.ts';
import { faultsOf } from './report.ts';
import { LAB_BUILD, runLab } from './run-lab.ts';
import { printable } from './table.ts';

/** `npm start`: exit 0 when all is well, 1 when something is wrong, 2 when the command line is. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if ('wrong' in options) {
    process.stderr.write(`${options.wrong}\n\n${USAGE}`);
    return 2;
  }
  if (!existsSync(join(LAB_BUILD, 'manifest.json'))) {
    process.stderr.write('The extension is not built: run "npm start", which builds it.\n');
    return 1;
  }
  const say = (sentence: string) => process.stderr.write(`fieldmark: ${sentence}\n`);
  try {
    const out = relative(process.cwd(), options.out) || '.';
    const report = await runLab({
      ...options,
      headless: options.headless || !hasDisplay(),
      extension: LAB_BUILD,
      say,
      show: (made) =>
        process.stdout.write(
          `\n${printable(made)}\nreport: ${join(out, 'report.json')}, pictures: ${out}/*.png\n`,
        ),
    });
    const faults = faultsOf(report);
    for (const fault of faults) process.stderr.write(`\n!!! ${fault}\n`);
    return faults.length === 0 ? 0 : 1;
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause));
    return 1;
  }
}

// A page that hangs may keep a connection open: the run is over when its report is.
process.exit(await main(process.argv.slice(2)));
