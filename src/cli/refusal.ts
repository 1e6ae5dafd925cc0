/**
 * Ends a verb with one typed code: for what can go wrong at any depth, such as a file that cannot be read or is damaged.
 * main.ts catches it; nothing else does.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly file: string;

  constructor(code: string, message: string, file = '') {
    super(message);
    this.code = code;
    this.file = file;
  }
}
