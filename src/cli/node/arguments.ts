import { parseArgs } from 'node:util';

/** What stands on the command line after the verb. */
export interface Arguments {
  readonly positional: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** Reads the arguments of a verb; null for an option that the verb does not have, or a value that is missing. */
export function readArguments(
  args: readonly string[],
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>,
): Arguments | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { ...options },
      allowPositionals: true,
      strict: true,
    });
    return { positional: positionals, values };
  } catch {
    return null;
  }
}
