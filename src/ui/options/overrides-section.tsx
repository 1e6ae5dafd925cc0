import { isSiteId } from '../../core/site-id.ts';
import { formatDay, t, tOne } from '../../platform/i18n.ts';
import type { OptionsApi, Override } from './options-api.ts';

interface OverridesSectionProps {
  readonly overrides: readonly Override[];
  readonly api: OptionsApi;
  readonly onChange: () => Promise<void>;
}

/** Accounts the reader does not want labelled, each with a way back. */
export function OverridesSection({ overrides, api, onChange }: OverridesSectionProps) {
  return (
    <section id="overrides" aria-labelledby="overrides-title">
      <h2 id="overrides-title">{tOne('section', 'overrides')}</h2>
      <p class="hint">{t('overridesIntro')}</p>
      {overrides.length === 0 ? (
        <p class="card hint">{t('overridesNone')}</p>
      ) : (
        <ul class="card divided">
          {overrides.map(({ key, addedAt }) => (
            <li key={key} class="row spread">
              <span class="tight">
                <bdi class="break">{accountOf(key)}</bdi>
                <span class="hint">{t('overrideSince', formatDay(addedAt))}</span>
              </span>
              <button type="button" onClick={() => void api.removeOverride(key).then(onChange)}>
                {t('actionLabelAgain')}
                <span class="visually-hidden"> {accountOf(key)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** "x:ada" as "X · @ada", "x#123" as "X · 123". */
function accountOf(key: string): string {
  const [, site = '', sign, name = ''] = /^([a-z]+)([:#])(.*)$/.exec(key) ?? [];
  if (!isSiteId(site)) return key;
  return `${tOne('site', site)} · ${sign === ':' ? '@' : ''}${name}`;
}
