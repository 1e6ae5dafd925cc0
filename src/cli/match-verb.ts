import { readDryList } from './list-folder.ts';
import { Matcher } from './match.ts';
import { isReadable, readListFiles, readRecords } from './node/input.ts';
import { say, showProgress, writeLine } from './node/terminal.ts';
import { readPost } from './read-post.ts';

/** How to call `match`. */
export const MATCH_USAGE =
  'fieldmark match <posts.jsonl|posts.csv|-> --list <folder> [--now <ISO instant>] [--json]';

const PROGRESS_EVERY = 5000;

/** What `match` was asked for. */
export interface MatchOptions {
  readonly posts: string;
  readonly list: string;
  readonly now: string;
}

/**
 * `match <posts> --list <folder>`: one verdict line per post on stdout, in the order of the posts; words for people on
 * stderr. Exit code: 0, or 1 when the list or a line is broken.
 */
export async function runMatch({ posts, list, now }: MatchOptions): Promise<number> {
  const files = await readListFiles(list);
  if (files === null) {
    say(`missing-folder: there is no folder ${list}.`);
    return 1;
  }
  if (!(await isReadable(posts))) {
    say(`missing-file: there is no file ${posts}.`);
    return 1;
  }
  const read = readDryList(files, now.slice(0, 10));
  if (!read.ok) {
    for (const finding of read.error)
      say(`${finding.code}: ${finding.file}:${finding.line}: ${finding.message}`);
    return 1;
  }
  for (const finding of read.value.setAside) {
    say(`set aside: ${finding.code}: ${finding.file}:${finding.line}: ${finding.message}`);
  }
  const matcher = new Matcher(read.value, now);
  const { accounts, templates } = matcher.counts;
  say(`${accounts} accounts, ${templates} messages; ${read.value.refused.length} messages refused.`);
  return judgeAll(matcher, posts);
}

async function judgeAll(matcher: Matcher, posts: string): Promise<number> {
  let judged = 0;
  let labelled = 0;
  let broken = 0;
  for await (const { line, value } of readRecords(posts)) {
    const input = readPost(value);
    if (input === null) {
      broken++;
      say(`bad-post: line ${line} is no post: it needs "platform" (x, facebook or instagram) and "text".`);
      continue;
    }
    const answer = matcher.match(input.id, input.post);
    judged++;
    if (answer.grade !== null) labelled++;
    await writeLine(JSON.stringify(answer));
    if (judged % PROGRESS_EVERY === 0) showProgress(`${judged} posts, ${labelled} labelled`);
  }
  showProgress('');
  say(
    `${judged} posts judged, ${labelled} would get a label${broken > 0 ? `, ${broken} lines are no posts` : ''}.`,
  );
  return broken > 0 ? 1 : 0;
}
