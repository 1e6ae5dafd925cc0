import { useState } from 'preact/hooks';
import type { ListInfo } from '../../messages/contract.ts';
import type { ChangedEntry, ListChanges, SubscriptionInfo } from '../../messages/list-contract.ts';
import { oneLine } from '../../platform/bidi.ts';
import { formatDay, plural, t, tOne } from '../../platform/i18n.ts';
import type { OptionsApi } from './options-api.ts';

const KINDS = ['added', 'removed', 'corrected'] as const;

interface ListChangesFoldProps {
  readonly list: ListInfo;
  readonly subscription: SubscriptionInfo;
  readonly api: Pick<OptionsApi, 'changes'>;
}

/** What the version in force changed: numbers at once, the entries when the fold is opened. */
export function ListChangesFold({ list, subscription, api }: ListChangesFoldProps) {
  const { added, removed, corrected } = subscription.changes;
  const [changes, setChanges] = useState<ListChanges | null | undefined>(undefined);
  if (added + removed + corrected === 0) return null;
  const load = async (open: boolean): Promise<void> => {
    if (!open) return;
    try {
      setChanges(await api.changes(list.meta.id));
    } catch {
      setChanges(null);
    }
  };
  const words = [
    plural('changeAdded', added),
    plural('changeRemoved', removed),
    plural('changeCorrected', corrected),
  ];
  return (
    <details data-testid="list-changes" onToggle={(event) => void load(event.currentTarget.open)}>
      <summary>
        {t('changesTitle')}: {words.join(' · ')}
      </summary>
      {changes === undefined ? <p class="hint">{t('state_loading')}</p> : null}
      {changes === null ? <p class="hint">{t('changesGone')}</p> : null}
      {changes == null ? null : <Changes changes={changes} />}
    </details>
  );
}

function Changes({ changes }: { readonly changes: ListChanges }) {
  const { from } = changes;
  return (
    <div class="stack small">
      {from === null ? null : <p>{t('changesSince', oneLine(from.version, 60), formatDay(from.updated))}</p>}
      {KINDS.filter((kind) => changes[kind].length > 0).map((kind) => (
        <div key={kind} class="tight">
          <h3>{tOne('change', kind)}</h3>
          <ul class="tight bullets">
            {changes[kind].map((entry) => (
              <li key={entry.id}>
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Entry({ entry: { site, words } }: { readonly entry: ChangedEntry }) {
  return (
    <>
      {site === null ? null : `${tOne('site', site)} · `}
      <bdi class="break">{oneLine(words)}</bdi>
    </>
  );
}
