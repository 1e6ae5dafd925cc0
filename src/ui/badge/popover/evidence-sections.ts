import type { ListMeta, SourceEntry } from '../../../core/list/entries.ts';
import type { PersonEvidence, TextEvidence } from '../../../core/verdict.ts';
import type { Evidence } from '../../../messages/contract.ts';
import { oneLine, plainText } from '../../../platform/bidi.ts';
import { formatDay, formatShare, plural, t, tOne } from '../../../platform/i18n.ts';
import { compareTexts } from './compare-texts.ts';
import { element, httpsUrl, listText, outerLink } from './element.ts';

/** Everything about one listed person: who, since when, who says so, by which documents. */
export function personSection(person: PersonEvidence, postedAt: string | null): HTMLElement {
  const { account, payer, list, sources, standing } = person;
  const period = t('period', formatDay(account.valid_from), formatDay(account.valid_to));
  return element(
    'section',
    {},
    element('h4', {}, t('sectionPerson')),
    facts([
      [t('factAccount'), listText(`@${account.handle}`)],
      account.name === undefined ? null : [t('factName'), listText(account.name)],
      [
        t('factListedAs'),
        element('span', {}, tOne('relation', account.relation), ', ', listText(account.role)),
      ],
      [t('factPayer'), listText(payer.name)],
      [t(standing === 'volunteer' ? 'factPeriod' : 'factPaidPeriod'), period],
      [t('factPosted'), postedAt === null ? t('dateUnknown') : formatDay(postedAt)],
    ]),
    account.reply === undefined || account.reply.trim() === ''
      ? null
      : element(
          'div',
          { class: 'reply' },
          element('p', { class: 'small' }, t('replyIntro')),
          element('blockquote', { dir: 'auto' }, plainText(account.reply)),
        ),
    listBlock(list),
    sourceList(sources),
  );
}

/** Everything about one known message: the comparison first, then who says so. */
export function textSection(text: TextEvidence, evidence: Evidence): HTMLElement {
  const { template, payer, list, sources } = text;
  const period = t('period', formatDay(template.first_distributed), formatDay(template.last_distributed));
  return element(
    'section',
    {},
    element('h4', {}, t('sectionText')),
    comparison(text, evidence),
    facts([
      [t('factHandedOutBy'), listText(payer.name)],
      [t('factHandedOut'), period],
      [t('factPosted'), evidence.postedAt === null ? t('dateUnknown') : formatDay(evidence.postedAt)],
    ]),
    listBlock(list),
    sourceList(sources),
  );
}

function comparison(text: TextEvidence, evidence: Evidence): HTMLElement {
  const post = text.where === 'text' ? evidence.postText : imageTextOf(text, evidence.imageTexts);
  const { pieces, identical } = compareTexts(text.template.text, post, text.spans);
  const drawn = pieces.map(({ kind, text: words }) => {
    const shown = plainText(words);
    if (kind === 'same') return element('span', {}, shown);
    if (kind === 'own') return element('span', { class: 'own' }, shown);
    const [tag, hidden] =
      kind === 'added' ? (['ins', 'wordAdded'] as const) : (['del', 'wordRemoved'] as const);
    return element(tag, {}, element('span', { class: 'hidden' }, ` ${t(hidden)}: `), shown);
  });
  return element(
    'div',
    {},
    element('div', { class: 'compare', dir: 'auto', lang: text.template.lang }, ...drawn),
    element(
      'p',
      { class: 'small' },
      identical ? t('compareIdentical') : legend(pieces.map(({ kind }) => kind)),
    ),
    text.own > 0 ? element('p', { class: 'small' }, t('compareOwn', formatShare(text.own))) : null,
    evidence.repeats !== undefined && evidence.repeats > 1
      ? element('p', { class: 'small' }, plural('repeatedHere', evidence.repeats))
      : null,
  );
}

/** Only the signs that occur are explained. */
function legend(kinds: readonly string[]): string {
  const words = [
    kinds.includes('removed') ? t('legendRemoved') : '',
    kinds.includes('added') ? t('legendAdded') : '',
    kinds.includes('own') ? t('legendOwn') : '',
  ];
  return words.filter((word) => word !== '').join(' · ');
}

/** The picture's text that the message was found in: the first one long enough to hold it. */
function imageTextOf(text: TextEvidence, imageTexts: readonly string[]): string {
  const end = Math.max(0, ...text.spans.map(([, to]) => to));
  return imageTexts.find((one) => one.length >= end) ?? imageTexts[0] ?? '';
}

function listBlock(list: ListMeta): HTMLElement {
  return element(
    'div',
    {},
    element('h5', {}, t('sectionWho')),
    element('p', {}, listText(list.publisher)),
    element(
      'p',
      { class: 'small' },
      listText(list.name),
      ` · ${t('listVersion', oneLine(list.version, 40))} · ${t('listChanged', formatDay(list.updated))} · `,
      tOne('origin', list.origin),
    ),
  );
}

function sourceList(sources: readonly SourceEntry[]): HTMLElement {
  return element(
    'div',
    {},
    element('h5', {}, t('sectionSources')),
    element('ul', {}, ...sources.map((source) => element('li', {}, ...sourceLines(source)))),
  );
}

function sourceLines(source: SourceEntry): (HTMLElement | null)[] {
  const { title, publisher, date, kind, locator, url, archive_url } = source;
  const host = httpsUrl(url)?.host ?? '';
  return [
    element('p', { dir: 'auto' }, listText(title, 240)),
    element(
      'p',
      { class: 'small' },
      `${tOne('source', kind)} · `,
      listText(publisher),
      ` · ${formatDay(date)}`,
      locator === undefined ? null : ' · ',
      locator === undefined ? null : listText(locator),
    ),
    element(
      'p',
      { class: 'links' },
      outerLink(url, t('linkOriginal', host)),
      archive_url === undefined ? null : outerLink(archive_url, t('linkArchived')),
    ),
  ];
}

type Fact = readonly [name: string, value: string | HTMLElement];

function facts(rows: readonly (Fact | null)[]): HTMLElement {
  const pairs = rows.filter((row) => row !== null);
  return element(
    'dl',
    {},
    ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}
