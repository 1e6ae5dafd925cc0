import { useState } from 'preact/hooks';
import type { ListInfo } from '../../messages/contract.ts';
import { oneLine } from '../../platform/bidi.ts';
import { formatAge, formatDay, plural, t, tOne } from '../../platform/i18n.ts';
import { SwitchRow } from '../controls/switch-row.tsx';
import type { OptionsApi } from './options-api.ts';
import { SubscriptionPart, subscriptionFacts } from './subscription-part.tsx';

interface ListCardProps {
  readonly list: ListInfo;
  readonly api: OptionsApi;
  readonly onChange: () => Promise<void>;
  readonly now: string;
}

/** One list: who publishes it, what it covers, how old it is; on, off, or gone. */
export function ListCard({ list, api, onChange, now }: ListCardProps) {
  const { meta, on, fault, importedAt, subscription } = list;
  const [asking, setAsking] = useState(false);
  const name = oneLine(meta.name);
  const facts: readonly (readonly [string, string])[] = [
    [t('listCovers'), listCoverage(list)],
    [t('listOrigin'), tOne('origin', meta.origin)],
    [t('listVersionName'), oneLine(meta.version, 60)],
    [t('listUpdated'), formatDay(meta.updated)],
    ...(importedAt === null || subscription !== null
      ? []
      : [[t('listImported'), formatAge(importedAt, now)] as const]),
    ...(meta.contact === undefined
      ? []
      : [[t('listContact'), oneLine(meta.contact.replace(/^mailto:/i, ''))] as const]),
    ...(meta.licence === undefined ? [] : [[t('listLicence'), oneLine(meta.licence)] as const]),
    ...(subscription === null ? [] : subscriptionFacts(subscription, (iso) => formatAge(iso, now))),
    [t('listFingerprint'), list.hash.slice(0, 16)],
  ];
  return (
    <article class="card stack" data-list={meta.id}>
      <SwitchRow
        name={`list-${meta.id}`}
        on={on}
        onChange={(next) => void api.switchList(meta.id, next).then(onChange)}
        label={<bdi class="break">{name}</bdi>}
        hint={<bdi class="break">{oneLine(meta.publisher)}</bdi>}
      />
      {fault === null ? null : (
        <p class="banner warn">{t(subscription === null ? 'listFault' : 'listDamaged', fault)}</p>
      )}
      <dl class="facts">
        {facts.map(([fact, value]) => (
          <div key={fact} class="fact">
            <dt>{fact}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {subscription === null ? null : (
        <SubscriptionPart list={list} subscription={subscription} api={api} onChange={onChange} />
      )}
      {meta.origin === 'built-in' ? null : (
        <div class="row">
          {asking ? (
            <>
              <span>{t('listRemoveSure')}</span>
              <button type="button" onClick={() => void api.removeList(meta.id).then(onChange)}>
                {t('actionRemove')}
              </button>
              <button type="button" class="link" onClick={() => setAsking(false)}>
                {t('actionKeep')}
              </button>
            </>
          ) : (
            <button type="button" onClick={() => setAsking(true)}>
              {t('actionRemove')}
              <span class="visually-hidden"> {name}</span>
            </button>
          )}
        </div>
      )}
    </article>
  );
}

/** What a list covers, in numbers: "12 accounts of 9 people · 3 messages · 1 payer". */
export function listCoverage({ accounts, people, templates, payers }: ListInfo): string {
  const parts = [
    accounts === 0
      ? null
      : t('accountsOfPeople', plural('countAccounts', accounts), plural('countPeople', people)),
    templates === 0 ? null : plural('countMessages', templates),
    plural('countPayers', payers),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
