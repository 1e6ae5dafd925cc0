import { useState } from 'preact/hooks';
import type { ListInfo } from '../../messages/contract.ts';
import type { SubscriptionInfo } from '../../messages/list-contract.ts';
import { formatDay, plural, t } from '../../platform/i18n.ts';
import { faultWords } from '../controls/fault-words.ts';
import { hostOf } from './add-by-address.tsx';
import { ListChangesFold } from './list-changes.tsx';
import type { OptionsApi } from './options-api.ts';
import { PublisherFacts } from './publisher-facts.tsx';

interface SubscriptionPartProps {
  readonly list: ListInfo;
  readonly subscription: SubscriptionInfo;
  readonly api: OptionsApi;
  readonly onChange: () => Promise<void>;
}

/** What stands on the card of a subscribed list beside what every list has: its age, its signature, and an update by hand. */
export function SubscriptionPart({ list, subscription, api, onChange }: SubscriptionPartProps) {
  const { base, permitted, publisher } = subscription;
  const allow = async (): Promise<void> => {
    // First of all: a browser asks only within the press.
    if (!(await api.allowHost(base))) return;
    await api.syncNow(list.meta.id);
    await onChange();
  };
  return (
    <>
      {warningsOf(subscription).map((words) => (
        <p key={words} class="banner warn" data-testid="list-warning">
          {words}
        </p>
      ))}
      {permitted ? null : (
        <div class="banner warn" data-testid="list-permission">
          <p>{t('listPermission', hostOf(base))}</p>
          <button type="button" onClick={() => void allow()}>
            {t('actionAllow')}
          </button>
        </div>
      )}
      <Update list={list} api={api} onChange={onChange} />
      <ListChangesFold list={list} subscription={subscription} api={api} />
      {publisher === null ? null : (
        <details>
          <summary>{t('publisherTitle')}</summary>
          <PublisherFacts info={publisher} />
        </details>
      )}
    </>
  );
}

/** What a reader must know of a subscription that is not as it should be, most important first. */
function warningsOf(subscription: SubscriptionInfo): readonly string[] {
  const { freshness, checked, quarantined, fault, permitted } = subscription;
  const day = checked === null ? '' : formatDay(checked);
  const told = quarantined ? 'quarantined' : permitted ? null : 'permission';
  return [
    ...(freshness === 'stale' ? [t('listStale', day)] : []),
    ...(freshness === 'dead' ? [t('listDead', day)] : []),
    ...(quarantined ? [t('listQuarantined')] : []),
    ...(fault === null || fault === told ? [] : [t('listSyncFault', faultWords(fault))]),
  ];
}

/** The facts of a subscription for the card's table. */
export function subscriptionFacts(
  { base, checked, threshold, held, loopback, firstUse }: SubscriptionInfo,
  age: (iso: string) => string,
): readonly (readonly [string, string])[] {
  return [
    ...(checked === null ? [] : [[t('factChecked'), age(checked)] as const]),
    [t('factAddress'), loopback ? `${base} · ${t('offerLoopback')}` : base],
    [
      t('factThreshold'),
      `${t('thresholdWords', threshold[0], threshold[1])}${firstUse ? `. ${t('keyFirstUse')}` : ''}`,
    ],
    ...(held === 0 ? [] : [[t('factStatus'), plural('listHeld', held)] as const]),
  ];
}

type Progress = 'idle' | 'running' | 'done' | { readonly words: string };

interface UpdateProps {
  readonly list: ListInfo;
  readonly api: OptionsApi;
  readonly onChange: () => Promise<void>;
}

function Update({ list, api, onChange }: UpdateProps) {
  const [progress, setProgress] = useState<Progress>('idle');
  const update = async (): Promise<void> => {
    setProgress('running');
    try {
      const [outcome] = await api.syncNow(list.meta.id);
      await onChange();
      const fault = outcome?.fault ?? null;
      setProgress(fault === null ? 'done' : { words: t('updateFailed', faultWords(fault)) });
    } catch {
      setProgress({ words: t('noAnswer') });
    }
  };
  return (
    <div class="row">
      <button
        type="button"
        disabled={progress === 'running'}
        onClick={() => void update()}
        data-testid="update"
      >
        {t('actionUpdate')}
        <span class="visually-hidden"> {list.meta.name}</span>
      </button>
      <span role="status" class="small">
        {progress === 'running' ? t('updateRunning') : null}
        {progress === 'done' ? t('updateDone') : null}
        {typeof progress === 'string' ? null : progress.words}
      </span>
    </div>
  );
}
