import { Cells } from './cells.ts';
import type { TemplateEntry } from './entries.ts';
import type { Findings } from './findings.ts';
import { MAX_TEMPLATE, MIN_TEMPLATE, MIN_TEMPLATE_WORDS } from './limits.ts';
import { putOnce } from './read-sources.ts';
import { codePoints, hasTextControl, isLongEnough } from './rules.ts';
import { type KnownIds, type Row, shown } from './table.ts';
import { LANGUAGE, MATCHES, STATUSES } from './vocabulary.ts';

function readText(cells: Cells): string {
  const text = cells.needed('text');
  if (text === '') return text;
  if (codePoints(text) > MAX_TEMPLATE) {
    cells.refuse('too-long', `The message is longer than ${MAX_TEMPLATE} characters.`);
  } else if (!isLongEnough(text)) {
    const least = `at least ${MIN_TEMPLATE} characters and ${MIN_TEMPLATE_WORDS} words; links, mentions and emoji are none`;
    cells.refuse(
      'template-too-short',
      `${shown(text)} is too short to tell a payer's message by: it needs ${least}.`,
    );
  }
  if (hasTextControl(text)) {
    cells.refuse(
      'control-character',
      'The message holds a hidden character that changes its direction or meaning.',
    );
  }
  return text;
}

/** The messages of templates.csv; the same text twice is a finding, because the label could name only one payer. */
export function readTemplates(
  rows: readonly Row[],
  known: { readonly payerIds: KnownIds; readonly sourceIds: KnownIds },
  findings: Findings,
): readonly TemplateEntry[] {
  const templates = new Map<string, TemplateEntry>();
  const texts = new Map<string, number>();
  for (const row of rows) {
    const cells = new Cells(row, findings);
    const id = cells.id('template_id');
    const payer = cells.id('payer_id');
    if (payer !== '' && !known.payerIds.has(payer)) {
      cells.refuse('unknown-payer', `${shown(payer)} is no payer_id of payers.csv.`);
    }
    const text = readText(cells);
    const lang = cells.pattern('lang', LANGUAGE, 'en, es or zh-Hant');
    const first = cells.day('first_distributed');
    const last = cells.day('last_distributed');
    const match = cells.choice('match', MATCHES);
    const sources = cells.sourceIds('source_ids', known.sourceIds);
    cells.countSources(sources);
    const status = cells.choice('status', STATUSES, 'active');
    if (cells.good && first > last) {
      cells.refuse('dates-reversed', `Last distributed (${last}) is before first distributed (${first}).`);
    }
    const twin = texts.get(text);
    if (text !== '' && twin !== undefined) {
      cells.refuse('duplicate-template', `The same message stands in line ${twin}.`);
    }
    texts.set(text, row.line);
    if (!cells.good || match === null || status === null) continue;
    const entry: TemplateEntry = {
      type: 'template',
      id,
      payer,
      text,
      lang,
      first_distributed: first,
      last_distributed: last,
      match,
      sources,
      ...(cells.raw('status') === '' ? {} : { status }),
    };
    putOnce(templates, entry, cells);
  }
  return [...templates.values()];
}
