import { render } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { t, textDirection, tOne, uiLocale } from '../../platform/i18n.ts';
import { SwitchRow } from '../controls/switch-row.tsx';
import { readyValue, useLoaded } from '../controls/use-loaded.ts';
import { useRepeated } from '../controls/use-repeated.ts';
import { DebugPanel } from '../debug/debug-panel.tsx';
import { Coverage } from './coverage.tsx';
import { LabelledPosts } from './labelled-posts.tsx';
import { Lookup } from './lookup.tsx';
import type { PopupApi } from './popup-api.ts';
import type { PopupFacts } from './popup-state.ts';
import { popupNotices, popupState } from './popup-state.ts';
import { ProfileSays } from './profile-says.tsx';
import { StateMessage } from './state-message.tsx';
import { UpdateNow } from './update-now.tsx';

const REFRESH_MS = 1500;

/** Draws the popup into `root` and keeps it up to date while it is open. */
export function mountPopup(root: HTMLElement, api: PopupApi): void {
  document.documentElement.lang = uiLocale();
  document.documentElement.dir = textDirection();
  render(<Popup api={api} />, root);
}

type Shown = 'posts' | 'debug';

/** The popup: the site's switch first, then what was found on this page, then what the lists cover. */
export function Popup({ api }: { readonly api: PopupApi }) {
  const [shown, setShown] = useState<Shown>('posts');
  const load = useCallback(async () => {
    const tab = await api.tab();
    const isSite = tab.id !== null && tab.site !== null;
    const [settings, lists, report] = await Promise.all([
      api.settings(),
      api.lists(),
      isSite && tab.id !== null ? api.report(tab.id) : null,
    ]);
    return { tab, settings, lists, report };
  }, [api]);
  const [loaded, reload] = useLoaded(load);
  useRepeated(reload, REFRESH_MS);
  const value = readyValue(loaded);
  const facts: PopupFacts = {
    tab: value?.tab,
    report: value?.report,
    settings: value?.settings,
    lists: value?.lists,
    online: api.isOnline(),
    now: api.now(),
  };
  const state = popupState(facts);
  const site = facts.tab?.site ?? null;
  const tabId = facts.tab?.id ?? null;
  const canDebug = facts.report != null && tabId !== null;
  return (
    <div class="popup">
      <header>
        <img src="/icons/48.png" alt="" width={24} height={24} />
        <h1>{t('extensionName')}</h1>
        {canDebug ? <Tabs shown={shown} onShow={setShown} /> : null}
      </header>
      <main class="stack">
        {site === null || facts.settings === undefined ? null : (
          <SwitchRow
            name={`site-${site}`}
            on={facts.settings.sites[site]}
            onChange={(on) => void api.switchSite(site, on).then(reload)}
            label={t('siteSwitch', tOne('site', site))}
          />
        )}
        {loaded.state === 'failed' ? (
          <p class="banner warn" role="alert">
            {t('noAnswer')}
          </p>
        ) : null}
        {shown === 'debug' && canDebug && facts.report != null ? (
          <>
            <button type="button" onClick={() => void api.openDebug(tabId).then(api.close)}>
              {t('debugFullPage')}
            </button>
            <DebugPanel report={facts.report} lists={facts.lists ?? []} narrow />
          </>
        ) : (
          <>
            <StateMessage state={state} notices={popupNotices(facts)} tab={tabId} api={api} onDone={reload} />
            {state.kind === 'ready' && tabId !== null ? (
              <>
                <LabelledPosts report={state.report} onOpen={(key) => api.scrollTo(tabId, key)} />
                <ProfileSays profile={state.report.profile} namedPayer={api.namedPayer} />
              </>
            ) : null}
            {facts.lists === undefined ? null : (
              <>
                <Coverage
                  lists={facts.lists}
                  now={facts.now}
                  checked={state.kind === 'ready' ? state.report.checked : null}
                />
                <UpdateNow lists={facts.lists} api={api} onDone={reload} />
              </>
            )}
            {facts.tab === undefined ? null : <Lookup api={api} site={site} />}
          </>
        )}
      </main>
      <footer>
        <button type="button" onClick={() => void api.openOptions('lists').then(api.close)}>
          {t('actionOptions')}
        </button>
      </footer>
    </div>
  );
}

function Tabs({ shown, onShow }: { readonly shown: Shown; readonly onShow: (shown: Shown) => void }) {
  return (
    <nav class="segments" aria-label={t('popupViews')}>
      {(['posts', 'debug'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={shown === one} onClick={() => onShow(one)}>
          {tOne('view', one)}
        </button>
      ))}
    </nav>
  );
}
