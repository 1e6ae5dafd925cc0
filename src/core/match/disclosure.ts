import type { PayerEntry } from '../list/entries.ts';
import type { DisclosureEvidence, Reason, Span } from '../verdict.ts';
import type { ListIndex } from './index-bytes.ts';
import { payerNameKey, registryKey } from './payer-keys.ts';

/** What a post itself discloses. */
export interface DisclosureFound {
  readonly evidence: DisclosureEvidence | null;
  readonly notes: readonly Reason[];
}

/** A precise disclosure sentence. `name` is the first group. */
interface Rule {
  readonly id: string;
  readonly sentence: RegExp;
}

/**
 * Statutory sentences. Each must be a whole sentence of its own: quotations of it and news about it are no disclosures.
 * - `ca-84513`: California Gov. Code § 84513 and 2 CCR § 18421.5: "The author was paid by [name of committee and committee
 *   identification number] in connection with this posting."
 * - `fec-110.11`: 52 U.S.C. § 30120 and 11 CFR § 110.11: "Paid for by [name] and not authorized by any candidate or
 *   candidate's committee", "Paid for by [name] and authorized by [committee]".
 */
const RULES: readonly Rule[] = [
  {
    id: 'ca-84513',
    sentence:
      /(?:^|[\n.!?…]\s*|#ad\s+)(the author was paid by ([^\n"“”«»]{2,200}?) in connection with this (?:posting|post))(?=\s*(?:[.!]|\n|$|#|https?:))/iu,
  },
  {
    id: 'fec-110.11',
    sentence:
      /(?:^|[\n.!?…]\s*)(paid for by ([^\n"“”«»]{2,160}?)(?:,| and|;|\.| –| -)*\s+(?:not authorized by any candidate(?: or candidate['’]s committee)?|authorized by [^\n"“”«»]{2,160}?))(?=\s*(?:[.!]|\n|$|#|https?:))/iu,
  },
];

/** What every sentence has: most posts are done with after this. */
const PAID = /\bpaid (?:for )?by\b/i;
const NONE: DisclosureFound = { evidence: null, notes: [] };

/** Labels a site itself puts on a post. Only the payer's name differs from one to the next. */
const LABELS =
  /^\s*(?:paid partnership with|paid for by|colaboración pagada con|publicidad pagada por)\s+(.{2,160}?)[\s.]*$/iu;
const COMMITTEE_NUMBER =
  /(?:[(,–-]\s*)?(?:FPPC|FEC|committee)?\s*(?:ID|I\.D\.|No\.?|number|#)*\s*[:#]?\s*\b(\d{6,8})\b\)?/iu;

/**
 * Finds a self-disclosure in the post's text or in the site's own label. The payer it names must be a payer of a list, by
 * name, alias or registry number, exactly after normalising; only the 84513 sentence with a committee number stands alone.
 */
export function findDisclosure(
  text: string,
  label: string | null,
  indexes: readonly ListIndex[],
): DisclosureFound {
  if (label === null && !PAID.test(text)) return NONE;
  const notes: Reason[] = [];
  for (const { id, sentence } of RULES) {
    const match = sentence.exec(text);
    const [whole, phrase, name] = match ?? [];
    if (match === null || whole === undefined || phrase === undefined || name === undefined) continue;
    const start = match.index + whole.length - phrase.length;
    const span: Span = [start, start + phrase.length];
    if (isTold(text, start)) continue;
    const number = COMMITTEE_NUMBER.exec(name);
    const known = findPayer(name, number, indexes);
    if (known !== null) return { evidence: { rule: id, ...known, span }, notes };
    if (id === 'ca-84513' && number !== null)
      return { evidence: { rule: id, payer: null, list: null, span }, notes };
    notes.push('unknown-payer');
  }
  const name = label === null ? undefined : LABELS.exec(label)?.[1];
  if (name !== undefined) {
    const known = findPayer(name, null, indexes);
    if (known !== null) return { evidence: { rule: 'platform-label', ...known, span: [0, 0] }, notes };
    notes.push('unknown-payer');
  }
  return { evidence: null, notes };
}

// "RT @x: …" tells another author's words.
function isTold(text: string, start: number): boolean {
  return /(?:^|\s)(?:RT|MT)\s+@?\w+\s*:?/.test(text.slice(0, start));
}

function findPayer(
  name: string,
  number: RegExpExecArray | null,
  indexes: readonly ListIndex[],
): { payer: PayerEntry; list: ListIndex['meta'] } | null {
  const bare =
    number === null ? name : name.slice(0, number.index) + name.slice(number.index + number[0].length);
  const keys = [payerNameKey(bare), payerNameKey(name)];
  if (number?.[1] !== undefined) keys.push(registryKey(number[1]));
  for (const index of indexes) {
    for (const key of keys) {
      const payer = key === 'n:' ? undefined : index.payersFor(key)[0];
      if (payer !== undefined) return { payer, list: index.meta };
    }
  }
  return null;
}
