import type { ListInfo } from '../../messages/contract.ts';
import { formatAge, formatDay, plural, t } from '../../platform/i18n.ts';
import { coverageOf } from './popup-state.ts';

/** What the lists cover, how old they are, and that silence proves nothing. */
export function Coverage({ lists, now }: { readonly lists: readonly ListInfo[]; readonly now: string }) {
  const { accounts, templates, newest } = coverageOf(lists);
  return (
    <p class="hint" data-testid="coverage">
      {t('coverage', plural('countAccounts', accounts), plural('countMessages', templates))}
      {newest === null
        ? null
        : ` ${t('coverageAge', newest.includes('T') ? formatAge(newest, now) : formatDay(newest))}`}
    </p>
  );
}
