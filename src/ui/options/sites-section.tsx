import { SITE_HOSTS } from '../../core/site-hosts.ts';
import { SITE_IDS } from '../../core/site-id.ts';
import type { SettingsView } from '../../messages/contract.ts';
import { t, tOne } from '../../platform/i18n.ts';
import { SwitchRow } from '../controls/switch-row.tsx';
import type { OptionsApi } from './options-api.ts';

interface SitesSectionProps {
  readonly settings: SettingsView;
  readonly api: OptionsApi;
  readonly onChange: () => Promise<void>;
}

/** Where Fieldmark reads at all, and the number on the toolbar. */
export function SitesSection({ settings, api, onChange }: SitesSectionProps) {
  return (
    <section id="sites" aria-labelledby="sites-title">
      <h2 id="sites-title">{tOne('section', 'sites')}</h2>
      <div class="card divided">
        {SITE_IDS.map((site) => (
          <SwitchRow
            key={site}
            name={`site-${site}`}
            on={settings.sites[site]}
            onChange={(on) => void api.switchSite(site, on).then(onChange)}
            label={tOne('site', site)}
            hint={t('siteReads', SITE_HOSTS[site].join(', '))}
          />
        ))}
        <SwitchRow
          name="toolbar-count"
          on={settings.toolbarCount}
          onChange={(on) => void api.switchToolbarCount(on).then(onChange)}
          label={t('toolbarCount')}
          hint={t('toolbarCountHint')}
        />
      </div>
    </section>
  );
}
