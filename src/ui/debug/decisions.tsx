import type { TabPost } from '../../messages/contract.ts';
import { oneLine } from '../../platform/bidi.ts';
import { formatNumber, formatShare, plural, t, tOne } from '../../platform/i18n.ts';

interface DecisionsProps {
  readonly posts: readonly TabPost[];
  readonly narrow: boolean;
}

/** The tab's last decisions, newest first: author, text, verdict or the reason for none, µs. */
export function Decisions({ posts, narrow }: DecisionsProps) {
  const newestFirst = [...posts].reverse();
  return (
    <section class="tight">
      <h2>{t('debugDecisions')}</h2>
      <p class="hint">{plural('debugLast', posts.length)}</p>
      {narrow ? <DecisionCards posts={newestFirst} /> : <DecisionTable posts={newestFirst} />}
    </section>
  );
}

function DecisionTable({ posts }: { readonly posts: readonly TabPost[] }) {
  const columns = ['author', 'text', 'date', 'verdict', 'why', 'micros'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
    <section class="table-wrap" tabIndex={0} aria-label={t('debugDecisions')}>
      <table class="decisions">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" class={name === 'micros' ? 'number' : undefined}>
                {tOne('column', name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post.key}>
              <td>
                <bdi>{authorOf(post)}</bdi>
                <div class="small">{kindOf(post)}</div>
              </td>
              <td dir="auto">{oneLine(post.text, 400)}</td>
              <td class="date">{dateOf(post)}</td>
              <td dir="auto">{verdictOf(post)}</td>
              <td>{whyNot(post)}</td>
              <td class="number">{formatNumber(post.micros)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DecisionCards({ posts }: { readonly posts: readonly TabPost[] }) {
  return (
    <ul class="posts">
      {posts.map((post) => (
        <li key={post.key}>
          <div class="head">
            <bdi class="break">{authorOf(post)}</bdi>
            <span class="small number">{t('micros', formatNumber(post.micros))}</span>
          </div>
          <p class="small clip" dir="auto">
            {oneLine(post.text, 240)}
          </p>
          <p class="break" dir="auto">
            {verdictOf(post) || whyNot(post)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function authorOf({ author }: TabPost): string {
  if (author === null) return t('noAuthor');
  const id = author.id === undefined ? '' : ` #${author.id}`;
  return `@${oneLine(author.handle, 80)}${id}`;
}

/** As the page states it, to the minute, in the page's own time zone: this is for comparing, not for reading. */
function dateOf({ postedAt }: TabPost): string {
  return postedAt === null ? t('dateUnknown') : postedAt.slice(0, 16).replace('T', ' ');
}

function kindOf({ kind, truncated, imageTexts }: TabPost): string {
  const parts = [tOne('kind', kind)];
  if (truncated) parts.push(t('textCut'));
  if (imageTexts.length > 0) parts.push(plural('imageTexts', imageTexts.length));
  return parts.join(' · ');
}

function verdictOf({ verdict, label, reposterLabel, badged }: TabPost): string {
  const parts = [reposterLabel?.sentence, label?.sentence].filter((part) => part !== undefined);
  if (verdict !== null) parts.push(verdict.grade);
  if (verdict?.template !== undefined) parts.push(oneLine(verdict.template, 60));
  if (verdict?.account !== undefined) parts.push(oneLine(verdict.account, 80));
  if (verdict?.coverage !== undefined) parts.push(formatShare(verdict.coverage));
  if (parts.length > 0 && !badged) parts.push(t('notInPage'));
  return parts.join(' · ');
}

function whyNot({ reason, notes }: TabPost): string {
  const told = reason === null ? [] : [reason];
  return [...new Set([...told, ...notes])].map((one) => tOne('reason', one)).join(' · ');
}
