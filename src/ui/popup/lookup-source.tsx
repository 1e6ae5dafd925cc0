import type { SourceEntry } from '../../core/list/entries.ts';
import { oneLine } from '../../platform/bidi.ts';
import { formatDay, t, tOne } from '../../platform/i18n.ts';
import { httpsUrl } from '../badge/popover/element.ts';

/** A link to another page: a new tab that is told nothing. */
export const OUTSIDE = { target: '_blank', rel: 'noopener noreferrer' } as const;

/** One document behind an entry, with its original and its archived copy. */
export function LookupSource({ source }: { readonly source: SourceEntry }) {
  const url = httpsUrl(source.url);
  const archive = source.archive_url === undefined ? null : httpsUrl(source.archive_url);
  return (
    <li>
      <p>
        <bdi class="break">{oneLine(source.title, 240)}</bdi>
      </p>
      <p>
        {tOne('source', source.kind)} · {formatDay(source.date)}
      </p>
      <p class="links">
        {url === null ? null : (
          <a class="target" href={url.href} {...OUTSIDE}>
            {t('linkOriginal', url.host)}
          </a>
        )}
        {archive === null ? null : (
          <a class="target" href={archive.href} {...OUTSIDE}>
            {t('linkArchived')}
          </a>
        )}
      </p>
    </li>
  );
}
