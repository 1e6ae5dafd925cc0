import { useState } from 'preact/hooks';
import type { SettingsView } from '../../messages/contract.ts';
import { t, tOne } from '../../platform/i18n.ts';
import type { Theme } from '../badge/tokens.ts';
import { BadgeSample } from '../controls/badge-sample.tsx';
import { LABELS, sampleSentence } from '../controls/label-words.ts';
import { SwitchRow } from '../controls/switch-row.tsx';
import type { OptionsApi } from './options-api.ts';

const THEMES: readonly Theme[] = ['light', 'dim', 'black'];

interface LabelsSectionProps {
  readonly settings: SettingsView;
  readonly api: OptionsApi;
  readonly onChange: () => Promise<void>;
}

/** Every label with what it means, its real look, and a switch. */
export function LabelsSection({ settings, api, onChange }: LabelsSectionProps) {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const [theme, setTheme] = useState<Theme>(isDark ? 'dim' : 'light');
  return (
    <section id="labels" aria-labelledby="labels-title">
      <h2 id="labels-title">{tOne('section', 'labels')}</h2>
      <p class="hint">{t('labelsIntro')}</p>
      <fieldset class="theme-choice">
        <legend class="visually-hidden">{t('previewTheme')}</legend>
        {THEMES.map((one) => (
          <label key={one}>
            <input type="radio" name="preview-theme" checked={theme === one} onChange={() => setTheme(one)} />
            {tOne('theme', one)}
          </label>
        ))}
      </fieldset>
      <div class="card divided">
        {LABELS.map((label) => (
          <div key={label} class={settings.shown[label] ? 'label-row' : 'label-row is-off'}>
            <SwitchRow
              name={`shown-${label}`}
              on={settings.shown[label]}
              onChange={(on) => void api.switchLabel(label, on).then(onChange)}
              label={tOne('labelName', label)}
              hint={tOne('labelMeaning', label)}
            />
            <BadgeSample label={label} sentence={sampleSentence(label)} theme={theme} />
          </div>
        ))}
      </div>
    </section>
  );
}
