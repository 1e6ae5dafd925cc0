import type { ListMeta, SourceEntry } from '../../../core/list/entries.ts';
import type { Evidence } from '../../../messages/contract.ts';
import type { ListStanding } from '../../../messages/list-contract.ts';
import { oneLine } from '../../../platform/bidi.ts';
import { formatDay, t, tOne } from '../../../platform/i18n.ts';
import { element, httpsUrl, listText, outerLink } from './element.ts';

/** A name and its value, as one line of a table of facts. */
export type Fact = readonly [name: string, value: string | HTMLElement];

/** A table of facts; what is null is left out, and no table comes of nothing. */
export function factTable(rows: readonly (Fact | null)[]): HTMLElement | null {
  const pairs = rows.filter((row) => row !== null);
  if (pairs.length === 0) return null;
  return element(
    'dl',
    {},
    ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}

/** A heading with what stands under it; null when nothing does. */
export function section(title: string, ...parts: readonly (HTMLElement | null)[]): HTMLElement | null {
  const shown = parts.filter((part) => part !== null);
  return shown.length === 0 ? null : element('section', {}, element('h4', {}, title), ...shown);
}

/** How the subscribed lists stand, by list id. */
export type Standings = Evidence['standings'];

/** Who says so: the publisher, its list, version and last change, whether anybody signed it, and in which state that is. */
export function listLines(list: ListMeta, standings: Standings): HTMLElement {
  const standing = standings?.[list.id];
  return element(
    'div',
    { class: 'list' },
    element('p', { class: 'publisher' }, listText(list.publisher)),
    element(
      'p',
      { class: 'small' },
      listText(list.name),
      ` · ${t('listVersion', oneLine(list.version, 40))} · ${t('listChanged', formatDay(list.updated))} · `,
      tOne('origin', list.origin),
    ),
    standing === undefined ? null : element('p', { class: 'small' }, signatureWords(standing)),
  );
}

/** How many keys must agree, how old the publisher's last word is, and on what the trust rests. */
function signatureWords({ threshold, checked, firstUse, loopback }: ListStanding): string {
  const words = [
    t('thresholdWords', threshold[0], threshold[1]),
    ...(checked === null ? [] : [t('signatureChecked', formatDay(checked))]),
    ...(firstUse ? [t('keyFirstUse')] : []),
    ...(loopback ? [t('offerLoopback')] : []),
  ];
  return words.join(' · ');
}

/** The documents an entry rests on, each with its original and its archived copy. */
export function sourceList(sources: readonly SourceEntry[]): HTMLElement {
  return element('ul', {}, ...sources.map((source) => element('li', {}, ...sourceLines(source))));
}

function sourceLines(source: SourceEntry): (HTMLElement | null)[] {
  const { title, publisher, date, kind, locator, url, archive_url } = source;
  const host = httpsUrl(url)?.host ?? '';
  return [
    element('p', {}, listText(title, 240)),
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
