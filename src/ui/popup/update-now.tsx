import { useState } from 'preact/hooks';
import type { ListInfo } from '../../messages/contract.ts';
import { t } from '../../platform/i18n.ts';
import { faultWords } from '../controls/fault-words.ts';
import type { PopupApi } from './popup-api.ts';

interface UpdateNowProps {
  readonly lists: readonly ListInfo[];
  readonly api: Pick<PopupApi, 'syncNow'>;
  readonly onDone: () => void;
}

/** Brings every subscribed list up to date now; nothing when no list comes from anywhere. */
export function UpdateNow({ lists, api, onDone }: UpdateNowProps) {
  const [words, setWords] = useState('');
  const [running, setRunning] = useState(false);
  if (!lists.some(({ on, subscription }) => on && subscription !== null)) return null;
  const update = async (): Promise<void> => {
    setRunning(true);
    setWords(t('updateRunning'));
    try {
      const outcomes = await api.syncNow();
      const fault = outcomes.find((outcome) => outcome.fault !== null)?.fault ?? null;
      setWords(fault === null ? t('updateDone') : t('updateFailed', faultWords(fault)));
    } catch {
      setWords(t('noAnswer'));
    }
    setRunning(false);
    onDone();
  };
  return (
    <div class="row">
      <button type="button" disabled={running} onClick={() => void update()} data-testid="update">
        {t('actionUpdate')}
      </button>
      <span role="status" class="small">
        {words}
      </span>
    </div>
  );
}
