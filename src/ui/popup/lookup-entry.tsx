import { useState } from 'preact/hooks';
import type { SourceEntry } from '../../core/list/entries.ts';
import type { LookupHit } from '../../messages/contract.ts';
import { oneLine } from '../../platform/bidi.ts';
import { formatDay, t, tOne } from '../../platform/i18n.ts';
import { httpsUrl } from '../badge/popover/element.ts';
import { makeReport } from '../badge/popover/report-mistake.ts';

interface LookupEntryProps {
  readonly hit: LookupHit;
  readonly copy: (text: string) => Promise<boolean>;
}

/** One list's entry for an account: who says what, since when, on which documents, and where to have it corrected. */
export function LookupEntry({ hit, copy }: LookupEntryProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const rows = factsOf(hit);
  const report = makeReport({ entry: hit.account.id, list: hit.list });
  return (
    <li>
      <dl class="facts small">
        {rows.map(([name, value]) => (
          <div key={name} class="fact">
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <ul class="tight small">
        {hit.sources.map((source) => (
          <li key={source.id}>
            <Source source={source} />
          </li>
        ))}
      </ul>
      <p class="row">
        <button type="button" onClick={() => void copy(textOf(hit)).then(setCopied)}>
          {t('actionCopy')}
        </button>
        {report === null ? null : (
          <a class="target" href={report.href} {...(report.kind === 'page' ? OUTSIDE : {})}>
            {t('actionReport')}
          </a>
        )}
        <span role="status">{copied === null ? '' : t(copied ? 'copied' : 'copyFailed')}</span>
      </p>
    </li>
  );
}

const OUTSIDE = { target: '_blank', rel: 'noopener noreferrer' } as const;

function Source({ source }: { readonly source: SourceEntry }) {
  const url = httpsUrl(source.url);
  const archive = source.archive_url === undefined ? null : httpsUrl(source.archive_url);
  return (
    <>
      <bdi class="break">{oneLine(source.title, 240)}</bdi>
      {' · '}
      {tOne('source', source.kind)} · {formatDay(source.date)}
      {url === null ? null : (
        <>
          {' '}
          <a class="target" href={url.href} {...OUTSIDE}>
            {t('linkOriginal', url.host)}
          </a>
        </>
      )}
      {archive === null ? null : (
        <>
          {' '}
          <a class="target" href={archive.href} {...OUTSIDE}>
            {t('linkArchived')}
          </a>
        </>
      )}
    </>
  );
}

type Row = readonly [name: string, value: string];

function factsOf({ list, account, payer }: LookupHit): readonly Row[] {
  const period = account.relation === 'volunteer' ? 'factPeriod' : 'factPaidPeriod';
  return [
    [t('factAccount'), `${tOne('site', account.platform)} · @${oneLine(account.handle, 80)}`],
    ...(account.name === undefined ? [] : [[t('factName'), oneLine(account.name)] as const]),
    [t('factListedAs'), `${tOne('relation', account.relation)}, ${oneLine(account.role)}`],
    [t('factPayer'), oneLine(payer.name)],
    [t(period), t('period', formatDay(account.valid_from), formatDay(account.valid_to))],
    [t('factStatus'), tOne('status', account.status)],
    [t('factRecheck'), formatDay(account.recheck_by)],
    [t('factList'), `${oneLine(list.publisher)} · ${oneLine(list.name)} · ${oneLine(list.version, 40)}`],
    ...(list.contact === undefined ? [] : [[t('factContact'), oneLine(list.contact)] as const]),
  ];
}

/** The entry as plain lines, sources with their addresses. */
function textOf(hit: LookupHit): string {
  const facts = factsOf(hit).map(([name, value]) => `${name}: ${value}`);
  const sources = hit.sources.map(({ title, kind, date, url }) => {
    const address = httpsUrl(url)?.href ?? '';
    return `- ${oneLine(title, 240)} (${tOne('source', kind)}, ${formatDay(date)}) ${address}`;
  });
  return [...facts, ...sources].join('\n');
}
