import { useState } from 'preact/hooks';
import type { LookupHit } from '../../messages/contract.ts';
import { oneLine, plainText } from '../../platform/bidi.ts';
import { formatDay, t, tOne } from '../../platform/i18n.ts';
import { httpsUrl } from '../badge/popover/element.ts';
import { makeReport } from '../badge/popover/report-mistake.ts';
import { LookupSource, OUTSIDE } from './lookup-source.tsx';

interface LookupEntryProps {
  readonly hit: LookupHit;
  readonly copy: (text: string) => Promise<boolean>;
}

/** One list's entry for an account: who says what, since when, on which documents, and where to have it corrected. */
export function LookupEntry({ hit, copy }: LookupEntryProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const { list, account } = hit;
  const report = makeReport({ entry: account.id, list });
  const reply = plainText(account.reply ?? '').trim();
  return (
    <li class="entry">
      <div>
        <p>
          <strong>
            <bdi class="break">{oneLine(list.publisher)}</bdi>
          </strong>
        </p>
        <p class="small break">
          <bdi>{oneLine(list.name)}</bdi> · {t('listVersion', oneLine(list.version, 40))} ·{' '}
          {tOne('origin', list.origin)}
        </p>
      </div>
      <dl class="facts small">
        {factsOf(hit).map(([name, value]) => (
          <div key={name} class="fact">
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {reply === '' ? null : (
        <div class="small">
          <p>{t('replyIntro')}</p>
          <blockquote class="break lines" dir="auto">
            {reply}
          </blockquote>
        </div>
      )}
      <ul class="sources small">
        {hit.sources.map((source) => (
          <LookupSource key={source.id} source={source} />
        ))}
      </ul>
      <div class="row">
        <button type="button" onClick={() => void copy(textOf(hit)).then(setCopied)}>
          {t('actionCopy')}
        </button>
        {report === null ? null : (
          <a class="target" href={report.href} {...(report.kind === 'page' ? OUTSIDE : {})}>
            {t('actionReport')}
          </a>
        )}
        <span role="status">{copied === null ? '' : t(copied ? 'copied' : 'copyFailed')}</span>
      </div>
    </li>
  );
}

type Row = readonly [name: string, value: string];

function factsOf({ list, account, payer }: LookupHit): readonly Row[] {
  const period = account.relation === 'volunteer' ? 'factPeriod' : 'factPaidPeriod';
  const report = makeReport({ entry: account.id, list });
  return [
    [t('factAccount'), `${tOne('site', account.platform)} · @${oneLine(account.handle, 80)}`],
    ...(account.name === undefined ? [] : [[t('factName'), oneLine(account.name)] as const]),
    [t('factListedAs'), `${tOne('relation', account.relation)}, ${oneLine(account.role)}`],
    [t('factPayer'), oneLine(payer.name)],
    [t(period), t('period', formatDay(account.valid_from), formatDay(account.valid_to))],
    [t('factStatus'), tOne('status', account.status)],
    [t('factRecheck'), formatDay(account.recheck_by)],
    ...(list.contact === undefined ? [] : [[t('factContact'), report?.to ?? oneLine(list.contact)] as const]),
  ];
}

/** The entry as plain lines, the list and sources with their addresses. */
function textOf(hit: LookupHit): string {
  const { list, account } = hit;
  const facts = factsOf(hit).map(([name, value]) => `${name}: ${value}`);
  const from = `${t('factList')}: ${oneLine(list.publisher)} · ${oneLine(list.name)} · ${oneLine(list.version, 40)}`;
  const entry = `${t('factEntry')}: ${oneLine(account.id)}`;
  const sources = hit.sources.map(({ title, kind, date, url, archive_url }) => {
    const addresses = [url, archive_url ?? ''].map((one) => httpsUrl(one)?.href ?? '').join(' ');
    return `- ${oneLine(title, 240)} (${tOne('source', kind)}, ${formatDay(date)}) ${addresses}`.trim();
  });
  return [from, entry, ...facts, ...sources].join('\n');
}
