import { render } from 'preact';
import { useCallback } from 'preact/hooks';
import { SITE_IDS } from '../../core/site-id.ts';
import type { ListInfo } from '../../messages/contract.ts';
import { oneLine } from '../../platform/bidi.ts';
import { plural, t, textDirection, tOne, uiLocale } from '../../platform/i18n.ts';
import { SwitchRow } from '../controls/switch-row.tsx';
import { readyValue, useLoaded } from '../controls/use-loaded.ts';
import { ImportList } from '../options/import-list.tsx';
import { listCoverage } from '../options/list-card.tsx';
import { coverageOf } from '../popup/popup-state.ts';
import { BadgeDesk } from './badge-desk.ts';
import { SampleFeed } from './sample-feed.tsx';
import type { WelcomeApi } from './welcome-api.ts';

/** Draws the welcome page into `root`. */
export function mountWelcome(root: HTMLElement, api: WelcomeApi): void {
  document.documentElement.lang = uiLocale();
  document.documentElement.dir = textDirection();
  document.title = t('welcomeTitle');
  const desk = new BadgeDesk(window, new AbortController().signal);
  render(<Welcome api={api} desk={desk} />, root);
}

/** True while the lists are those of a fresh install: the messages of 2020. */
function isAsShipped(lists: readonly ListInfo[]): boolean {
  return lists.every(({ meta, on, accounts }) => meta.origin === 'built-in' && on && accounts === 0);
}

/** The truth of day one, a sample of every label, the lists, and where Fieldmark reads: under a minute. */
export function Welcome({ api, desk }: { readonly api: WelcomeApi; readonly desk: BadgeDesk }) {
  const load = useCallback(async () => {
    const [settings, lists, refused] = await Promise.all([api.settings(), api.lists(), api.refused()]);
    return { settings, lists, refused };
  }, [api]);
  const [loaded, reload] = useLoaded(load);
  const [sample] = useLoaded(api.sample);
  const value = readyValue(loaded);
  const openOptions = useCallback(() => void api.openOptions('labels'), [api]);
  const { accounts, templates } = coverageOf(value?.lists ?? []);
  return (
    <div class="page one-column">
      <header>
        <img src="/icons/48.png" alt="" width={32} height={32} />
        <h1>{t('welcomeTitle')}</h1>
      </header>
      <main>
        <section class="stack">
          <p class="lead">{t('welcomeWhat')}</p>
          {value === null ? null : (
            <p class="banner" data-testid="today">
              {isAsShipped(value.lists)
                ? plural('welcomeFirstDay', templates)
                : t(
                    'welcomeToday',
                    plural('countMessages', templates),
                    accounts === 0 ? t('countAccounts_zero') : plural('countAccounts', accounts),
                  )}{' '}
              {t('welcomeTodayHint')}
            </p>
          )}
          {loaded.state === 'failed' || sample.state === 'failed' ? (
            <p class="banner warn" role="alert">
              {t('noAnswer')}
            </p>
          ) : null}
        </section>
        <section id="sample" aria-labelledby="sample-title">
          <h2 id="sample-title">{tOne('welcome', 'sample')}</h2>
          <p class="hint">{t('sampleIntro')}</p>
          {sample.state === 'ready' ? (
            <SampleFeed posts={sample.value} desk={desk} onOptions={openOptions} />
          ) : null}
          <p class="hint">{t('sampleOff')}</p>
        </section>
        {value === null ? null : (
          <>
            <section id="lists" aria-labelledby="lists-title">
              <h2 id="lists-title">{tOne('welcome', 'lists')}</h2>
              <p class="hint">{t('listsIntro')}</p>
              <div class="card divided">
                {value.lists.map((list) => (
                  <SwitchRow
                    key={list.meta.id}
                    name={`list-${list.meta.id}`}
                    on={list.on}
                    onChange={(on) => void api.switchList(list.meta.id, on).then(reload)}
                    label={<bdi class="break">{oneLine(list.meta.name)}</bdi>}
                    hint={
                      <span class="break">
                        <bdi>{oneLine(list.meta.publisher)}</bdi> · {listCoverage(list)}
                      </span>
                    }
                  />
                ))}
              </div>
              <ImportList api={api} onChange={reload} />
            </section>
            <section id="sites" aria-labelledby="sites-title">
              <h2 id="sites-title">{tOne('welcome', 'sites')}</h2>
              <p class="hint">{t('siteReason')}</p>
              <div class="card divided">
                {SITE_IDS.map((site) => (
                  <div key={site} class="tight">
                    <SwitchRow
                      name={`site-${site}`}
                      on={value.settings.sites[site]}
                      onChange={(on) => void api.switchSite(site, on).then(reload)}
                      label={tOne('site', site)}
                    />
                    {value.refused.includes(site) ? (
                      <div class="banner warn">
                        <p>{t('state_permission', tOne('site', site))}</p>
                        <button type="button" onClick={() => void api.allow(site).then(reload)}>
                          {t('actionAllow')}
                          <span class="visually-hidden"> {tOne('site', site)}</span>
                        </button>
                      </div>
                    ) : null}
                  </div>
                ))}
              </div>
            </section>
          </>
        )}
        <section class="banner">
          <p class="count">{t('noLabelNotUnpaid')}</p>
          <p>{t('welcomeSilence')}</p>
        </section>
        <p class="row">
          <button type="button" onClick={() => void api.openOptions('lists')}>
            {t('actionOptions')}
          </button>
        </p>
      </main>
    </div>
  );
}
