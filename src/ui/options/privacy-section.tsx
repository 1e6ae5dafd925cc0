import { t, tOne } from '../../platform/i18n.ts';

const PROMISES = ['feed', 'requests', 'telemetry', 'page', 'limits'] as const;

/** What happens with what is read: nothing leaves the device. */
export function PrivacySection() {
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
    </section>
  );
}
