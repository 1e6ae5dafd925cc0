import type { ListMeta, SourceEntry } from '../../../core/list/entries.ts';
import type { DisclosureEvidence, PersonEvidence, TextEvidence } from '../../../core/verdict.ts';
import type { Evidence } from '../../../messages/contract.ts';
import { plainText } from '../../../platform/bidi.ts';
import { formatDay, t, tOne } from '../../../platform/i18n.ts';
import { comparison } from './comparison.ts';
import { element, listText } from './element.ts';
import type { Fact, Standings } from './list-facts.ts';
import { factTable, listLines, section, sourceList } from './list-facts.ts';

/** What one claim rests on: at least one of the three. */
export interface Basis {
  readonly person: PersonEvidence | null;
  readonly text: TextEvidence | null;
  readonly disclosure: DisclosureEvidence | null;
}

/** The evidence in the order of product.md: who says so, the sources, the dates with the person's reply, the texts. */
export function evidenceSections(basis: Basis, evidence: Evidence): HTMLElement[] {
  const { person, text } = basis;
  const parts = [
    section(t('sectionWho'), ...whoParts(basis, evidence.standings)),
    section(t('sectionSources'), ...sourceParts(basis)),
    section(t('sectionDates'), factTable(dateFacts(basis, evidence.postedAt)), reply(person)),
    text === null ? null : section(t('sectionText'), comparison(text, evidence)),
  ];
  return parts.filter((part) => part !== null);
}

function whoParts({ person, text, disclosure }: Basis, standings: Standings): (HTMLElement | null)[] {
  const isOneList = person !== null && text !== null && person.list.id === text.list.id;
  const message: Fact | null = text === null ? null : [t('factHandedOutBy'), listText(text.payer.name)];
  return [
    ...(disclosure === null ? [] : disclosureParts(disclosure, standings)),
    person === null ? null : listLines(person.list, standings),
    person === null ? null : factTable([...personFacts(person), isOneList ? message : null]),
    text === null || isOneList ? null : listLines(text.list, standings),
    isOneList ? null : factTable([message]),
  ];
}

function disclosureParts(
  { rule, payer, list }: DisclosureEvidence,
  standings: Standings,
): (HTMLElement | null)[] {
  return [
    element('p', { class: 'publisher' }, t('whoAuthor')),
    element('p', { class: 'small' }, tOne('rule', rule)),
    list === null ? null : element('p', { class: 'small lead' }, t('whoPayerList')),
    list === null ? null : listLines(list, standings),
    payer === null ? null : factTable([[t('factPayer'), listText(payer.name)]]),
  ];
}

function personFacts({ account, payer }: PersonEvidence): (Fact | null)[] {
  const listedAs = element('span', {}, tOne('relation', account.relation), ', ', listText(account.role));
  return [
    [t('factAccount'), listText(`@${account.handle}`)],
    account.name === undefined ? null : [t('factName'), listText(account.name)],
    [t('factListedAs'), listedAs],
    [t('factPayer'), listText(payer.name)],
  ];
}

function sourceParts({ person, text }: Basis): (HTMLElement | null)[] {
  if (person === null) return text === null ? [] : [sourceList(text.sources)];
  if (text === null) return [sourceList(person.sources)];
  const more = text.sources.filter((source) => !holds(person, text.list, source));
  if (more.length === 0) return [sourceList(person.sources)];
  return [
    element('h5', {}, t('sourcesPerson')),
    sourceList(person.sources),
    element('h5', {}, t('sourcesMessage')),
    sourceList(more),
  ];
}

function holds(person: PersonEvidence, list: ListMeta, source: SourceEntry): boolean {
  return person.list.id === list.id && person.sources.some(({ id }) => id === source.id);
}

function dateFacts({ person, text }: Basis, postedAt: string | null): (Fact | null)[] {
  const period = (from: string, to: string): string => t('period', formatDay(from), formatDay(to));
  return [
    person === null
      ? null
      : [
          t(person.standing === 'volunteer' ? 'factPeriod' : 'factPaidPeriod'),
          period(person.account.valid_from, person.account.valid_to),
        ],
    text === null
      ? null
      : [t('factHandedOut'), period(text.template.first_distributed, text.template.last_distributed)],
    [t('factPosted'), postedAt === null ? t('dateUnknown') : formatDay(postedAt)],
  ];
}

function reply(person: PersonEvidence | null): HTMLElement | null {
  const words = person?.account.reply?.trim() ?? '';
  if (words === '') return null;
  return element(
    'div',
    { class: 'reply' },
    element('p', { class: 'small' }, t('replyIntro')),
    element('blockquote', { dir: 'auto' }, plainText(words)),
  );
}
