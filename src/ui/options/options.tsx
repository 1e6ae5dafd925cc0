import { render } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import { t, textDirection, tOne, uiLocale } from '../../platform/i18n.ts';
import { readyValue, useLoaded } from '../controls/use-loaded.ts';
import { About } from './about.tsx';
import { BackupSection } from './backup-section.tsx';
import { LabelsSection } from './labels-section.tsx';
import { ListsSection } from './lists-section.tsx';
import type { OptionsApi } from './options-api.ts';
import { OverridesSection } from './overrides-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { SitesSection } from './sites-section.tsx';

const SECTIONS = ['lists', 'labels', 'sites', 'overrides', 'privacy', 'backup', 'about'] as const;

/** Draws the options page into `root`. */
export function mountOptions(root: HTMLElement, api: OptionsApi): void {
  document.documentElement.lang = uiLocale();
  document.documentElement.dir = textDirection();
  document.title = t('optionsTitle');
  render(<Options api={api} />, root);
}

/** Lists and settings on one page; every change holds at once. */
export function Options({ api }: { readonly api: OptionsApi }) {
  const load = useCallback(async () => {
    const [settings, lists, overrides] = await Promise.all([api.settings(), api.lists(), api.overrides()]);
    return { settings, lists, overrides };
  }, [api]);
  const [loaded, reload] = useLoaded(load);
  const value = readyValue(loaded);
  const isReady = value !== null;
  useEffect(() => {
    // The browser looked for the section of the address before it was there.
    const section = SECTIONS.find((one) => `#${one}` === location.hash);
    if (isReady && section !== undefined) document.getElementById(section)?.scrollIntoView();
  }, [isReady]);
  return (
    <div class="page">
      <header>
        <img src="/icons/48.png" alt="" width={32} height={32} />
        <h1>{t('optionsTitle')}</h1>
      </header>
      <nav aria-label={t('optionsSections')}>
        <ul>
          {SECTIONS.map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{tOne('section', section)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        {loaded.state === 'loading' ? <p class="banner">{t('state_loading')}</p> : null}
        {loaded.state === 'failed' ? (
          <p class="banner warn" role="alert">
            {t('noAnswer')}
          </p>
        ) : null}
        {value === null ? null : (
          <>
            <ListsSection lists={value.lists} api={api} onChange={reload} />
            <LabelsSection settings={value.settings} api={api} onChange={reload} />
            <SitesSection settings={value.settings} api={api} onChange={reload} />
            <OverridesSection overrides={value.overrides} api={api} onChange={reload} />
          </>
        )}
        <PrivacySection api={api} onChange={reload} />
        <BackupSection api={api} onChange={reload} />
        <About version={api.version()} />
      </main>
    </div>
  );
}
