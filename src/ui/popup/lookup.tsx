import { useRef, useState } from 'preact/hooks';
import { canonicalHandle, isNumericId } from '../../core/account.ts';
import type { SiteId } from '../../core/site-id.ts';
import { isSiteId, SITE_IDS } from '../../core/site-id.ts';
import type { LookupHit } from '../../messages/contract.ts';
import { plural, t, tOne } from '../../platform/i18n.ts';
import { LookupEntry } from './lookup-entry.tsx';
import type { PopupApi } from './popup-api.ts';

type Outcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'bad' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'found'; readonly hits: readonly LookupHit[] };

interface LookupProps {
  readonly api: PopupApi;
  /** The site of the tab, which the form begins with. */
  readonly site: SiteId | null;
}

/** Every list's entries for an account, whatever their dates and status: what a label would rest on, or why there is none. */
export function Lookup({ api, site: shown }: LookupProps) {
  const [site, setSite] = useState<SiteId>(shown ?? 'x');
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const look = async (): Promise<void> => {
    const typed = field.current?.value.trim() ?? '';
    if (canonicalHandle(site, typed) === null && !isNumericId(typed)) {
      setOutcome({ kind: 'bad' });
      return;
    }
    try {
      setOutcome({ kind: 'found', hits: await api.lookup(site, typed) });
    } catch {
      setOutcome({ kind: 'failed' });
    }
  };
  return (
    <details class="lookup">
      <summary>{t('lookupTitle')}</summary>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <label>
          <span class="visually-hidden">{t('lookupSite')}</span>
          <select
            name="lookup-site"
            value={site}
            onChange={({ currentTarget: { value } }) => isSiteId(value) && setSite(value)}
          >
            {SITE_IDS.map((one) => (
              <option key={one} value={one}>
                {tOne('site', one)}
              </option>
            ))}
          </select>
        </label>
        <label class="grow">
          <span class="visually-hidden">{t('lookupHandle')}</span>
          <input
            type="text"
            name="lookup-handle"
            placeholder={t('lookupHandle')}
            autocomplete="off"
            spellcheck={false}
            maxLength={120}
            ref={field}
          />
        </label>
        <button type="submit">{t('actionLookup')}</button>
      </form>
      <div class="result" data-testid="lookup-result">
        <div role="status">
          <Sentence outcome={outcome} site={site} />
        </div>
        {outcome.kind === 'found' ? (
          <ul class="entries">
            {outcome.hits.map((hit) => (
              <LookupEntry key={`${hit.list.id} ${hit.account.id}`} hit={hit} copy={api.copy} />
            ))}
          </ul>
        ) : null}
      </div>
    </details>
  );
}

function Sentence({ outcome, site }: { readonly outcome: Outcome; readonly site: SiteId }) {
  if (outcome.kind === 'idle') return null;
  if (outcome.kind === 'bad') return <p class="banner warn">{t('lookupBad', tOne('site', site))}</p>;
  if (outcome.kind === 'failed') return <p class="banner warn">{t('noAnswer')}</p>;
  const { hits } = outcome;
  if (hits.length === 0) return <p class="banner">{t('lookupNone')}</p>;
  return <p class="hint">{plural('lookupFound', hits.length)}</p>;
}
