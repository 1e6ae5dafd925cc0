import { useState } from 'preact/hooks';
import { formatBytes, t, tOne } from '../../platform/i18n.ts';
import { useLoaded } from '../controls/use-loaded.ts';
import type { OptionsApi } from './options-api.ts';
import { Requests } from './requests.tsx';

const PROMISES = ['feed', 'requests', 'telemetry', 'page', 'limits'] as const;

interface PrivacySectionProps {
  readonly api: OptionsApi;
  readonly onChange: () => Promise<void>;
}

/** What happens with what is read: nothing leaves the device. What is kept, and how to be rid of it. */
export function PrivacySection({ api, onChange }: PrivacySectionProps) {
  const [used, measure] = useLoaded(api.storageUsed);
  const changed = async (): Promise<void> => {
    await Promise.all([onChange(), measure()]);
  };
  return (
    <section id="privacy" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{tOne('section', 'privacy')}</h2>
      <div class="card stack">
        <p class="count">{t('privacyPromise')}</p>
        <ul class="tight bullets">
          {PROMISES.map((promise) => (
            <li key={promise}>{tOne('privacy', promise)}</li>
          ))}
        </ul>
      </div>
      <Requests api={api} />
      <div class="card stack">
        {used.state === 'ready' && used.value !== null ? (
          <p data-testid="storage-used">{t('storageUsed', formatBytes(used.value))}</p>
        ) : null}
        <Erase api={api} onChange={changed} />
      </div>
    </section>
  );
}

type Step = 'idle' | 'asking' | 'done' | 'failed';

function Erase({ api, onChange }: PrivacySectionProps) {
  const [step, setStep] = useState<Step>('idle');
  const erase = async (): Promise<void> => {
    try {
      await api.eraseEverything();
      await onChange();
      setStep('done');
    } catch {
      setStep('failed');
    }
  };
  return (
    <>
      <h3>{t('eraseTitle')}</h3>
      <p class="hint">{t('eraseHint')}</p>
      {step === 'asking' ? (
        <div class="row">
          <span>{t('eraseSure')}</span>
          <button type="button" onClick={() => void erase()}>
            {t('actionErase')}
          </button>
          <button type="button" class="link" onClick={() => setStep('idle')}>
            {t('actionKeep')}
          </button>
        </div>
      ) : (
        <div class="row">
          <button type="button" onClick={() => setStep('asking')}>
            {t('eraseTitle')} …
          </button>
        </div>
      )}
      <div role="status" data-testid="erase-result">
        {step === 'done' ? <p class="banner">{t('eraseDone')}</p> : null}
        {step === 'failed' ? <p class="banner warn">{t('eraseFailed')}</p> : null}
      </div>
    </>
  );
}
