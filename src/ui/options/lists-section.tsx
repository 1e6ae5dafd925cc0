import type { ListInfo } from '../../messages/contract.ts';
import { t, tOne } from '../../platform/i18n.ts';
import { AddByAddress } from './add-by-address.tsx';
import { ImportList } from './import-list.tsx';
import { ListCard } from './list-card.tsx';
import type { OptionsApi } from './options-api.ts';

interface ListsSectionProps {
  readonly lists: readonly ListInfo[];
  readonly api: OptionsApi;
  readonly onChange: () => Promise<void>;
}

/** The lists in this browser, and the way in for another. */
export function ListsSection({ lists, api, onChange }: ListsSectionProps) {
  return (
    <section id="lists" aria-labelledby="lists-title">
      <h2 id="lists-title">{tOne('section', 'lists')}</h2>
      <p class="hint">{t('listsIntro')}</p>
      {lists.length === 0 ? <p class="banner">{t('listsNone')}</p> : null}
      {lists.map((list) => (
        <ListCard key={list.meta.id} list={list} api={api} onChange={onChange} now={api.now()} />
      ))}
      <AddByAddress api={api} lists={lists} onChange={onChange} />
      <ImportList api={api} onChange={onChange} />
    </section>
  );
}
