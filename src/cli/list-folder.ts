import { readCsv } from '../core/list/csv.ts';
import type { ListState, TemplateEntry } from '../core/list/entries.ts';
import type { ListFinding } from '../core/list/findings.ts';
import { readFolder } from '../core/list/folder.ts';
import { MAX_TEMPLATES } from '../core/list/limits.ts';
import { err, ok, type Result } from '../core/result.ts';
import { passesGate } from './gate/gate.ts';

/** A list folder as `match` sees it: what would be published, and what `build` would refuse. */
export interface DryList {
  readonly state: ListState;
  /** Templates the information gate refuses, and texts of rows that are too short. */
  readonly refused: readonly TemplateEntry[];
  /** Findings on single rows of templates.csv: those rows are set aside, the rest is used. */
  readonly setAside: readonly ListFinding[];
}

const TEMPLATES = 'templates.csv';
const MOST_ROUNDS = 200;

/**
 * Reads a list folder for a dry run. Rows of templates.csv that a publication could not have are set aside with their
 * findings; any other error refuses the folder.
 */
export function readDryList(
  files: ReadonlyMap<string, string>,
  today: string,
): Result<DryList, readonly ListFinding[]> {
  const setAside: ListFinding[] = [];
  const short: TemplateEntry[] = [];
  let texts = files;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const read = readFolder(texts, { origin: 'folder', today });
    if (read.ok) return ok(gated(read.value.state, short, setAside));
    const errors = read.error.filter(
      (finding) => finding.level === 'error' && finding.code !== 'more-findings',
    );
    const rows = errors.filter((finding) => finding.file === TEMPLATES && finding.line > 1);
    if (rows.length === 0 || rows.length < errors.length) return err(read.error);
    setAside.push(...rows);
    const cut = withoutRows(texts.get(TEMPLATES) ?? '', new Set(rows.map((finding) => finding.line)));
    if (cut === null) return err(read.error);
    short.push(...cut.removed);
    texts = new Map([...texts, [TEMPLATES, cut.text]]);
  }
  return err(setAside);
}

function gated(state: ListState, short: readonly TemplateEntry[], setAside: readonly ListFinding[]): DryList {
  const accepted: TemplateEntry[] = [];
  const refused = [...short];
  for (const template of state.templates) {
    (passesGate(template.text).accepted ? accepted : refused).push(template);
  }
  return { state: { ...state, templates: accepted }, refused, setAside };
}

// Blanks the rows in place of deleting them, so that the lines of later findings stay those of the file.
function withoutRows(
  text: string,
  lines: ReadonlySet<number>,
): { readonly text: string; readonly removed: readonly TemplateEntry[] } | null {
  const read = readCsv(text, MAX_TEMPLATES + 1);
  if (!read.ok) return null;
  const [header, ...records] = read.value;
  if (header === undefined) return null;
  const columns = header.cells.map((cell) => cell.trim().toLowerCase());
  const kept: string[] = [line(header.cells)];
  const removed: TemplateEntry[] = [];
  let at = 1;
  for (const record of records) {
    while (++at < record.line) kept.push('');
    const cell = (name: string) => record.cells[columns.indexOf(name)] ?? '';
    if (lines.has(record.line)) {
      kept.push('');
      removed.push(asRefused(cell('template_id'), cell('payer_id'), cell('text')));
    } else {
      kept.push(line(record.cells));
      at += record.cells.join('').split('\n').length - 1;
    }
  }
  return { text: kept.join('\n'), removed };
}

function line(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

function asRefused(id: string, payer: string, text: string): TemplateEntry {
  return {
    type: 'template',
    id,
    payer,
    text,
    lang: 'und',
    first_distributed: '1970-01-01',
    last_distributed: '2199-12-31',
    match: 'near',
    sources: [],
  };
}
