import { useState } from 'preact/hooks';
import type { TabPost, TabReport } from '../../messages/contract.ts';
import { oneLine } from '../../platform/bidi.ts';
import { formatNumber, plural, t, tOne } from '../../platform/i18n.ts';
import { LOOKS } from '../badge/tokens.ts';

interface LabelledPostsProps {
  readonly report: TabReport;
  readonly onOpen: (key: string) => Promise<boolean>;
}

/** The labelled posts of this tab; pressing one brings it into view. Then why others have none. */
export function LabelledPosts({ report, onOpen }: LabelledPostsProps) {
  const [gone, setGone] = useState<string | null>(null);
  const open = (key: string): void => {
    void onOpen(key).then((found) => setGone(found ? null : key));
  };
  const { labelled } = report;
  return (
    <section class="tight" aria-labelledby="labelled-title">
      <h2 id="labelled-title" class="count">
        {labelled.length === 0 ? t('labelledNone') : plural('labelledPosts', labelled.length)}
      </h2>
      {labelled.length === 0 ? null : (
        <ul class="labelled">
          {labelled.map((post) => (
            <li key={post.key}>
              <LabelledPost post={post} onOpen={() => open(post.key)} />
              {gone === post.key ? (
                <p class="hint" role="status">
                  {t('postGone')}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Withheld report={report} />
    </section>
  );
}

function LabelledPost({ post, onOpen }: { readonly post: TabPost; readonly onOpen: () => void }) {
  const labels = [post.reposterLabel, post.label].filter((label) => label !== null);
  return (
    <button type="button" onClick={onOpen}>
      {labels.map(({ grade, sentence }) => (
        <span key={grade} class={`claim tone-${LOOKS[grade].tone}`}>
          <span class="glyph" aria-hidden="true">
            {LOOKS[grade].glyph}
          </span>
          <span class="break" dir="auto">
            {sentence}
          </span>
        </span>
      ))}
      <span class="small clip under-glyph" dir="auto">
        {post.author === null ? null : <bdi class="who">@{oneLine(post.author.handle, 80)}</bdi>}{' '}
        {oneLine(post.text, 160)}
      </span>
    </button>
  );
}

/** Posts without a badge for a reason other than that nothing matched. */
function Withheld({ report }: { readonly report: TabReport }) {
  const told = Object.entries(report.withheld).filter(([reason]) => !SILENT.has(reason));
  if (told.length === 0 && report.removedByPage === 0) return null;
  return (
    <details>
      <summary>{t('withheldTitle')}</summary>
      <ul class="small">
        {told.map(([reason, count]) => (
          <li key={reason}>
            {formatNumber(count)} · {tOne('reason', reason)}
          </li>
        ))}
        {report.removedByPage === 0 ? null : (
          <li>
            {formatNumber(report.removedByPage)} · {t('removedByPage')}
          </li>
        )}
      </ul>
    </details>
  );
}

const SILENT: ReadonlySet<string> = new Set([
  'no-match',
  'no-author',
  'below-threshold',
  'own-words',
  'no-list',
]);
