import { parseArgs } from 'node:util';

/** How large, and how often. */
export interface SyncOptions {
  readonly accounts: number;
  readonly templates: number;
  /** With names and numbers, which an entry may leave out. */
  readonly rich: boolean;
  /** Imports, of which the least disturbed counts. */
  readonly rounds: number;
  /** Wake-ups of each kind. */
  readonly wakes: number;
}

export const USAGE =
  'npm run bench -- sync [--accounts 100000] [--templates 10000] [--rich] [--rounds 3] [--wakes 7]\n';

/** Reads the command line; null for a number that is none. */
export function readOptions(args: readonly string[]): SyncOptions | null {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { rich: { type: 'boolean' }, accounts: text, templates: text, rounds: text, wakes: text },
    });
    const read = (value: string | undefined, usual: number): number => Number(value ?? usual);
    const numbers = {
      accounts: read(values.accounts, 100_000),
      templates: read(values.templates, 10_000),
      rounds: read(values.rounds, 3),
      wakes: read(values.wakes, 7),
    };
    const good = Object.values(numbers).every((value) => Number.isInteger(value) && value > 0);
    return good ? { ...numbers, rich: values.rich === true } : null;
  } catch {
    return null;
  }
}
