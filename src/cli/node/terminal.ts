/** Writes lines to stdout and waits when the reader is slow, so that a large run needs little memory. */
export async function writeLine(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise<void>((resolve) => {
    process.stdout.once('drain', resolve);
  });
}

/** Says something to the person: stderr, so that stdout stays data. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Shows how far a run is, on one line that is rewritten; nothing when stderr is no terminal. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
