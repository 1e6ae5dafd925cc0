import { oneLine } from '../../platform/bidi.ts';
import { formatBytes, formatInstant, t } from '../../platform/i18n.ts';
import { readyValue, useLoaded } from '../controls/use-loaded.ts';
import type { OptionsApi } from './options-api.ts';

/** Every request is shown as it was made: when, where to, and what came back. */
export function Requests({ api }: { readonly api: Pick<OptionsApi, 'requests'> }) {
  const requests = readyValue(useLoaded(api.requests)[0]);
  if (requests === null) return null;
  return (
    <div class="card stack" data-testid="requests">
      <h3>{t('requestsTitle')}</h3>
      <p class="hint">{t('requestsHint')}</p>
      {requests.length === 0 ? (
        <p>{t('requestsNone')}</p>
      ) : (
        <ol class="requests">
          {requests.map(({ at, url, outcome }, place) => (
            <li key={`${at} ${place}`} class="request">
              <bdi class="break">{oneLine(url, 400)}</bdi>
              <span class="small">
                {formatInstant(at)} ·{' '}
                {typeof outcome === 'number'
                  ? formatBytes(outcome)
                  : t('requestFailed', oneLine(outcome, 40))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
