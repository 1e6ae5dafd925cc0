import { say, writeLine } from './terminal.ts';

/** What every verb can be told: data for programs, and to change nothing. */
export interface Manner {
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** One finding of a verb, `code: sentence` for people, the same as an object for programs. */
export interface Told {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly level?: 'error' | 'warning';
}

const RED = '\u001b[31m';
const YELLOW = '\u001b[33m';
const PLAIN = '\u001b[0m';

/** Tells findings: on stderr for people, as NDJSON on stdout for programs. */
export async function tell(findings: readonly Told[], { json }: Pick<Manner, 'json'>): Promise<void> {
  const colours = process.stderr.isTTY && (process.env.NO_COLOR ?? '') === '';
  for (const finding of findings) {
    const { code, message, file = '', line = 0, level = 'error' } = finding;
    if (json) await writeLine(JSON.stringify({ level, code, file, line, message }));
    const place = file === '' ? '' : line > 0 ? `${file}:${line}: ` : `${file}: `;
    const mark = colours ? `${level === 'error' ? RED : YELLOW}${code}${PLAIN}` : code;
    say(`${level === 'warning' ? 'warning ' : ''}${mark}: ${place}${message}`);
  }
}

/** Tells one finding and gives the exit code for it. */
export async function fail(
  code: string,
  message: string,
  manner: Pick<Manner, 'json'>,
  file = '',
): Promise<number> {
  await tell([{ code, message, file }], manner);
  return 1;
}

/** The result of a verb: words on stderr, and with --json an object on stdout. */
export async function done(words: string, result: object, { json }: Pick<Manner, 'json'>): Promise<number> {
  say(words);
  if (json) await writeLine(JSON.stringify(result));
  return 0;
}
