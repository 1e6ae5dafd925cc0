import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm start` was asked to do. */
export interface LabOptions {
  /** Folder of saved pages; null: the built-in replica. */
  readonly pages: string | null;
  /** A list folder to import; null: the demo lists, published on the lab's server and subscribed to. */
  readonly list: string | null;
  readonly out: string;
  readonly headless: boolean;
  readonly keepOpen: boolean;
}

/** The help text. */
export const USAGE = `Usage: npm start -- [options]

Builds the extension, publishes two invented lists on this computer, subscribes a real Chromium with the extension to
them, opens pages there, and prints every labelled post.

  --pages <dir>   your own saved pages, <dir>/<site>/<name>.html (site: x, facebook, instagram); each is served at the
                  path of its canonical link or og:url, else at "/"; without it: the built-in replica of X
  --list <dir>    a list folder (CSV files) to import instead of subscribing to the demo lists
  --out <dir>     where report.json and the screenshots go (default: out)
  --headless      no window, also where there is a display
  --keep-open     leave the browser open at the end; close it to end the lab
  --help          this text
`;

/** Reads the command line: the options, "help", or a sentence that says what is wrong. */
export function readOptions(args: readonly string[]): LabOptions | 'help' | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        pages: { type: 'string' },
        list: { type: 'string' },
        out: { type: 'string', default: 'out' },
        headless: { type: 'boolean', default: false },
        'keep-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const empty = (['pages', 'list', 'out'] as const).find((name) => values[name]?.trim() === '');
    if (empty !== undefined) return { wrong: `Option '--${empty}' needs a folder.` };
    return {
      pages: values.pages === undefined ? null : resolve(values.pages),
      list: values.list === undefined ? null : resolve(values.list),
      out: resolve(values.out),
      headless: values.headless,
      keepOpen: values['keep-open'],
    };
  } catch (cause) {
    return { wrong: cause instanceof Error ? cause.message : String(cause) };
  }
}
