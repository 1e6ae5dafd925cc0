import type { ListInfo } from '../../messages/contract.ts';
import { formatAge, formatDay, plural, t } from '../../platform/i18n.ts';
import { coverageOf } from './popup-state.ts';

interface CoverageProps {
  readonly lists: readonly ListInfo[];
  readonly now: string;
  /** Posts looked at in this tab; null where none are read. */
  readonly checked: number | null;
}

/** How much was looked at, that silence proves nothing, and what the lists cover. */
export function Coverage({ lists, now, checked }: CoverageProps) {
  const { accounts, templates, newest } = coverageOf(lists);
  return (
    <section class="tight">
      {checked === null ? null : <p class="small">{plural('checkedPosts', checked)}</p>}
      <p data-testid="coverage">
        <strong>{t('noLabelNotUnpaid')}</strong>{' '}
        <span class="hint">
          {t('coverage', plural('countAccounts', accounts), plural('countMessages', templates))}
          {newest === null
            ? null
            : ` ${t('coverageAge', newest.includes('T') ? formatAge(newest, now) : formatDay(newest))}`}
        </span>
      </p>
    </section>
  );
}
