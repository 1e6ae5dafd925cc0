import { t, tOne } from '../../platform/i18n.ts';

/** What this is, which version, and what a missing label means. */
export function About({ version }: { readonly version: string }) {
  return (
    <section id="about" aria-labelledby="about-title">
      <h2 id="about-title">{tOne('section', 'about')}</h2>
      <div class="card tight">
        <p>{t('aboutVersion', version)}</p>
        <p>{t('aboutWhat')}</p>
        <p>{t('noLabelNotUnpaid')}</p>
        <p>
          <a href="/welcome.html#sample">{t('actionSample')}</a>
        </p>
        <p class="hint">{t('aboutLicence')}</p>
      </div>
    </section>
  );
}
