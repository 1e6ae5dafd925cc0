import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../core/result.ts';

/** What stands on the command line after the verb. */
export interface Arguments {
  readonly positional: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** Reads the arguments of a verb; the error says which option the verb does not have, or which value is missing. */
export function readArguments(
  args: readonly string[],
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>,
): Result<Arguments, string> {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { ...options },
      allowPositionals: true,
      strict: true,
    });
    return ok({ positional: positionals, values });
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    return err(words.split(/[.\n]/)[0] || 'the options cannot be read');
  }
}
