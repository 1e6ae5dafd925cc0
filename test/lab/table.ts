import type { LabReport, ReportPost } from './report.ts';

const WORDS = 60;

interface Row {
  readonly site: string;
  readonly author: string;
  readonly sentence: string;
  readonly words: string;
}

/** Every labelled post as a table, with the counts of every page: what `npm start` prints. */
export function printable(report: LabReport): string {
  const rows = report.pages.flatMap(({ site, posts }) => posts.flatMap((post) => rowsOf(site, post)));
  const lines = rows.length === 0 ? ['No labelled post.'] : table(rows);
  const counts = report.pages.map(({ site, name, seen, parsed, posts, broken }) => {
    const labelled = posts.filter(
      ({ badge, reposter }) => badge !== null || (reposter?.badge ?? null) !== null,
    );
    const alarm = broken === null ? '' : ` · badges stopped: ${broken}`;
    return `${site}/${name}: ${posts.length} posts read, ${labelled.length} labelled (${seen} units seen, ${parsed} with an author)${alarm}`;
  });
  const hosts = new Set(report.requests.map((url) => new URL(url).hostname));
  return [
    ...lines,
    '',
    ...counts,
    `${report.requests.length} requests by pages and the extension, to: ${[...hosts].join(', ') || 'nobody'}`,
    `contacted by the browser itself: ${report.browserRequests.join(', ') || 'nobody'}`,
  ].join('\n');
}

function rowsOf(site: string, post: ReportPost): Row[] {
  const words = post.text.replace(/\s+/g, ' ').trim();
  const kind = post.kind === 'post' ? '' : ` (${post.kind})`;
  const rows: Row[] = [];
  if (post.reposter !== null && post.reposter.badge !== null)
    rows.push({
      site,
      author: `@${post.reposter.handle} ↻`,
      sentence: sentenceOf(post.reposter.badge),
      words,
    });
  if (post.badge !== null)
    rows.push({
      site,
      author: `@${post.author?.handle ?? '?'}${kind}`,
      sentence: sentenceOf(post.badge),
      words,
    });
  return rows;
}

/** The sentence alone: every name ends the same way. */
function sentenceOf(badge: string): string {
  return badge.replace(/[\s.,;:·–-]*label added by Fieldmark$/, '');
}

function table(rows: readonly Row[]): string[] {
  const all: readonly Row[] = [
    { site: 'site', author: 'author', sentence: 'label', words: 'first words' },
    ...rows,
  ];
  const width = (of: (row: Row) => string) => Math.max(...all.map((row) => of(row).length));
  const site = width((row) => row.site);
  const author = width((row) => row.author);
  const sentence = width((row) => row.sentence);
  const lines = all.map(
    (row) =>
      `${row.site.padEnd(site)}  ${row.author.padEnd(author)}  ${row.sentence.padEnd(sentence)}  ${row.words.slice(0, WORDS)}`,
  );
  return [lines[0] ?? '', '─'.repeat(site + author + sentence + WORDS + 6), ...lines.slice(1)];
}
