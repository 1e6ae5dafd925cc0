import { useState } from 'preact/hooks';
import { plural, t, tOne } from '../../platform/i18n.ts';
import { readBackup } from '../../settings/backup.ts';
import type { OptionsApi } from './options-api.ts';

interface BackupSectionProps {
  readonly api: OptionsApi;
  readonly onChange: () => Promise<void>;
}

type Outcome = { readonly words: string; readonly good: boolean };

/** Settings and overrides as one file, and back. A file that is not right changes nothing. */
export function BackupSection({ api, onChange }: BackupSectionProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const save = async (): Promise<void> => {
    try {
      api.saveFile(`fieldmark-${api.now().slice(0, 10)}.json`, await api.backup());
      setOutcome(null);
    } catch {
      setOutcome({ words: t('noAnswer'), good: false });
    }
  };
  const restore = async (input: HTMLInputElement): Promise<void> => {
    const text = await input.files?.[0]?.text();
    input.value = '';
    if (text === undefined) return;
    const read = readBackup(text);
    if (!read.ok) {
      setOutcome({ words: tOne('backupFault', read.error), good: false });
      return;
    }
    try {
      await api.restore(read.value);
      await onChange();
      const accounts = plural('countAccounts', read.value.overrides.length);
      setOutcome({ words: t('backupDone', accounts), good: true });
    } catch {
      setOutcome({ words: t('noAnswer'), good: false });
    }
  };
  return (
    <section id="backup" aria-labelledby="backup-title">
      <h2 id="backup-title">{tOne('section', 'backup')}</h2>
      <div class="card stack">
        <p class="hint">{t('backupIntro')}</p>
        <div class="row">
          <button type="button" onClick={() => void save()}>
            {t('actionExport')}
          </button>
          <label class="file-button">
            {t('actionRestore')}
            <input
              type="file"
              class="visually-hidden"
              accept=".json"
              data-testid="restore"
              onChange={(event) => void restore(event.currentTarget)}
            />
          </label>
        </div>
        <div role="status" data-testid="backup-result">
          {outcome === null ? null : <p class={outcome.good ? 'banner' : 'banner warn'}>{outcome.words}</p>}
        </div>
      </div>
    </section>
  );
}
