import { META_FILE } from '../core/list/columns.ts';
import type { ListState } from '../core/list/entries.ts';
import { readFolder } from '../core/list/folder.ts';
import { type PublisherCard, readPublisherCard } from '../core/list/publisher-card.ts';
import { passesGate } from './gate/gate.ts';
import { PLACEHOLDERS } from './init-verb.ts';
import type { Told } from './node/report.ts';

/** A list folder that may be published, or why not. */
export interface CheckedFolder {
  /** Null after an error. */
  readonly state: ListState | null;
  /** Null when datapackage.json does not say who publishes. */
  readonly card: PublisherCard | null;
  readonly findings: readonly Told[];
}

/**
 * Checks a list folder for publication: the rules of the format, then the information gate, which no switch passes, then
 * what a publisher must say about itself (a warning, because a folder can be imported without it).
 */
export function checkFolder(files: ReadonlyMap<string, string>, today: string): CheckedFolder {
  const read = readFolder(files, { origin: 'subscription', today });
  if (!read.ok) return { state: null, card: null, findings: read.error };
  const { state, warnings } = read.value;
  const findings: Told[] = [...warnings];
  const refused = state.templates.filter(({ text }) => !passesGate(text).accepted);
  for (const { id } of refused) {
    const message = `The message "${id}" says too little: ordinary people write the same. It cannot be published.`;
    findings.push({ code: 'refused-template', file: 'templates.csv', message });
  }
  for (const { id, archive_url, sha256 } of state.sources) {
    if (archive_url !== undefined || sha256 !== undefined) continue;
    const message = `The source "${id}" has neither an archived copy nor a hash: it may be gone when somebody asks.`;
    findings.push({ code: 'source-not-archived', file: 'sources.csv', message, level: 'warning' });
  }
  const card = readPublisherCard(files.get(META_FILE) ?? '', state.meta.publisher);
  if (!card.ok) {
    findings.push({ code: 'publisher-card', file: META_FILE, message: card.error, level: 'warning' });
  }
  if (card.ok) {
    const { publisher } = card.value;
    const left = Object.entries(publisher).find(([, value]) => PLACEHOLDERS.has(`${value}`));
    if (left !== undefined) {
      const message = `"${left[0]}" still says "${left[1]}": write who you are before you publish.`;
      findings.push({ code: 'placeholder', file: META_FILE, message, level: 'warning' });
      return { state: refused.length > 0 ? null : state, card: null, findings };
    }
  }
  return { state: refused.length > 0 ? null : state, card: card.ok ? card.value : null, findings };
}
