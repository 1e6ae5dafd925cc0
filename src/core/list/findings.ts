import { MAX_FINDINGS } from './limits.ts';

/** Every way in which a list folder can be wrong. The words are part of the format: other tools may rely on them. */
export const FINDING_CODES = [
  'missing-file',
  'duplicate-file',
  'several-folders',
  'file-too-large',
  'not-utf8',
  'broken-zip',
  'encrypted-zip',
  'zip-bomb',
  'too-many-files',
  'broken-csv',
  'broken-json',
  'cell-too-long',
  'too-many-rows',
  'row-length',
  'unknown-column',
  'missing-column',
  'duplicate-column',
  'forbidden-column',
  'missing-cell',
  'missing-field',
  'formula',
  'control-character',
  'mixed-script-name',
  'too-long',
  'bad-id',
  'bad-value',
  'bad-date',
  'bad-url',
  'bad-hash',
  'bad-handle',
  'bad-platform-id',
  'rounded-id',
  'bad-registry',
  'duplicate-id',
  'duplicate-handle',
  'duplicate-platform-id',
  'unknown-person',
  'unknown-payer',
  'unknown-source',
  'missing-source',
  'too-many-sources',
  'dates-reversed',
  'future-date',
  'recheck-too-late',
  'recheck-past',
  'after-campaign',
  'template-too-short',
  'duplicate-template',
  'person-without-account',
  'same-checker',
  'unchecked',
  'empty-list',
  'more-findings',
  'index-check-failed',
  'database-unavailable',
  'quota-exceeded',
  'too-many-lists',
] as const;

/** One way in which a list folder can be wrong. */
export type FindingCode = (typeof FINDING_CODES)[number];

/** One finding: where, what, in a sentence a spreadsheet user understands. An error refuses the list. */
export interface ListFinding {
  readonly code: FindingCode;
  readonly file: string;
  /** 1-based line of the file, 0 when the whole file is meant. */
  readonly line: number;
  readonly message: string;
  readonly level: 'error' | 'warning';
}

/** An error finding. */
export function findError(code: FindingCode, file: string, line: number, message: string): ListFinding {
  return { code, file, line, message, level: 'error' };
}

/** Collects findings in the order they are made; keeps MAX_FINDINGS, errors before warnings, and counts the rest. */
export class Findings {
  readonly #errors: ListFinding[] = [];
  readonly #warnings: ListFinding[] = [];
  #errorCount = 0;
  #warningCount = 0;

  /** Adds an error. */
  error(code: FindingCode, file: string, line: number, message: string): void {
    this.#errorCount += 1;
    if (this.#errors.length < MAX_FINDINGS) this.#errors.push(findError(code, file, line, message));
  }

  /** Adds a warning: the list is accepted all the same. */
  warn(code: FindingCode, file: string, line: number, message: string): void {
    this.#warningCount += 1;
    if (this.#warnings.length < MAX_FINDINGS) {
      this.#warnings.push({ code, file, line, message, level: 'warning' });
    }
  }

  /** How many errors there are, those beyond MAX_FINDINGS too. */
  get errors(): number {
    return this.#errorCount;
  }

  /** At most MAX_FINDINGS findings, errors first; the last one says how many more there are. */
  all(): readonly ListFinding[] {
    const found = [...this.#errors, ...this.#warnings];
    const total = this.#errorCount + this.#warningCount;
    if (total <= MAX_FINDINGS) return found;
    const kept = found.slice(0, MAX_FINDINGS - 1);
    const message = `There are ${total - kept.length} more findings. Correct these first.`;
    return [
      ...kept,
      {
        code: 'more-findings',
        file: '',
        line: 0,
        message,
        level: this.#errorCount > 0 ? 'error' : 'warning',
      },
    ];
  }
}
