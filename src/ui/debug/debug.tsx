import { render } from 'preact';
import { useCallback } from 'preact/hooks';
import { t, textDirection, uiLocale } from '../../platform/i18n.ts';
import { readyValue, useLoaded } from '../controls/use-loaded.ts';
import { useRepeated } from '../controls/use-repeated.ts';
import type { DebugApi } from './debug-api.ts';
import { DebugPanel } from './debug-panel.tsx';

const REFRESH_MS = 2000;

/** Draws the full-page debug panel into `root`. */
export function mountDebug(root: HTMLElement, api: DebugApi): void {
  document.documentElement.lang = uiLocale();
  document.documentElement.dir = textDirection();
  document.title = t('debugTitle');
  render(<DebugPage api={api} />, root);
}

/** The debug panel of one tab, asked anew every two seconds while it is looked at. */
export function DebugPage({ api }: { readonly api: DebugApi }) {
  const load = useCallback(async () => {
    const [report, lists] = await Promise.all([api.report(), api.lists()]);
    return { report, lists };
  }, [api]);
  const [loaded, reload] = useLoaded(load);
  useRepeated(reload, REFRESH_MS);
  const value = readyValue(loaded);
  return (
    <div class="page wide">
      <header>
        <img src="/icons/48.png" alt="" width={32} height={32} />
        <h1>{t('debugTitle')}</h1>
      </header>
      <main>
        {loaded.state === 'loading' ? <p class="banner">{t('state_loading')}</p> : null}
        {loaded.state === 'failed' ? <p class="banner warn">{t('noAnswer')}</p> : null}
        {value !== null && value.report === null ? <p class="banner warn">{t('debugTabGone')}</p> : null}
        {value?.report == null ? null : <DebugPanel report={value.report} lists={value.lists} />}
      </main>
    </div>
  );
}
