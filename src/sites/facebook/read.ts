import type { AuthorRef, Post } from '../../core/post.ts';
import { isReadable } from '../../core/post.ts';
import type { FacebookWord } from '../../core/site-words.ts';
import type { BadgeSlot, PageContext, ReadPost } from '../site.ts';
import { slotBehind } from '../slot-behind.ts';
import type { Words } from '../words.ts';
import { readComments } from './comments.ts';
import { authorOf, boxWithout, NOBODY } from './header.ts';
import { postIn, samePerson } from './links.ts';
import { MESSAGE } from './marks.ts';
import { disclosureIn, isAd } from './paid.ts';
import { picturesOf } from './pictures.ts';
import { between, type LinkPart, type Parts, scanUnit } from './scan.ts';
import { hasTime, type Story, splitStories } from './stories.ts';
import { readFacebookText } from './text.ts';

/** Reads a unit: the outer post, then the shared post, then the comments. Nothing on private and unsupported pages. */
export function readUnit(words: Words<FacebookWord>, unit: Element, page: PageContext): ReadPost[] {
  if (!isReadable(page.view)) return [];
  // A column beside the page is a photo's own only on the photo's page: elsewhere it holds contacts and adverts.
  if (page.view !== 'permalink' && unit.closest('[role="complementary"]') !== null) return [];
  const parts = scanUnit(unit);
  const stories = splitStories(parts);
  const posts: ReadPost[] = [];
  for (const index of stories.keys()) {
    const read = readStory(words, unit, parts, stories, index, page, posts[0]?.post.permalink ?? null);
    if (read !== null) posts.push(read);
  }
  if (posts.length === 0) return [];
  return [...posts, ...readComments(parts.comments, page)];
}

function readStory(
  words: Words<FacebookWord>,
  unit: Element,
  parts: Parts,
  stories: readonly Story[],
  index: number,
  page: PageContext,
  outerPath: string | null,
): ReadPost | null {
  const story = stories[index];
  if (story === undefined) return null;
  const outer = index === 0;
  const before = outer ? undefined : stories[index - 1];
  const from = Math.max(before?.header?.at ?? 0, before?.message?.at ?? 0);
  const named = story.header === null ? NOBODY : authorOf(story.header, parts, from, story.end);
  const message = story.message?.element ?? null;
  const { text, truncated } = message === null ? { text: '', truncated: false } : readFacebookText(message);
  const imageTexts = picturesOf(words, unit, parts, stories, index, named.author);
  const next = message ?? elementAt(parts, story.end);
  // Header, time and menu: all that holds nothing of what follows.
  const block = story.header === null || next === null ? null : boxWithout(story.header.element, next);
  const links = story.header === null ? [] : between(parts.links, story.header.at, story.end);
  const disclosure = disclosureIn(words, block);
  const ad = outer && isAd(words, links, block);
  const permalink = outer
    ? addressOf(parts, story, stories[1], named.author)
    : sharedAddress(links, outerPath);
  // A list of people, a suggestion, an empty box: nothing that could be somebody's post.
  // Without words a marked outer header proves a post; every other must name somebody, a bare heading has its time below.
  const marked = story.header?.named === true;
  if (text === '' && !(outer && marked) && (named.author === null || !(marked || hasTime(links))))
    return null;
  const handle = named.author?.handle.toLowerCase() ?? '';
  const post: Post = {
    site: 'facebook',
    key: `${outer ? '' : 'shared '}${permalink ?? `${handle}|${text === '' ? photoOf(parts, story) : text}`}`,
    author: named.author,
    permalink,
    postedAt: outer ? postedAtIn(block) : null,
    kind: ad ? 'ad' : outer ? 'post' : 'quote',
    view: page.view,
    reposter: null,
    text,
    imageTexts,
    truncated,
    disclosure,
  };
  return {
    post,
    element: outer ? unit : boxOf(story, block, unit),
    slot: slotOf(message, block),
    contextSlot: null,
    hooks: {
      author: named.hook,
      text: message === null ? 'none' : message.matches(MESSAGE) ? 'message' : 'paragraph',
      ...(named.mismatch ? { conflict: 'avatar' } : {}),
    },
  };
}

/** The smallest box around a shared post's header and text; without a text around its header's own box. */
function boxOf({ header, message }: Story, block: Element | null, unit: Element): Element {
  const inside =
    message !== null && header !== null
      ? boxWithout(message.element, header.element)
      : (message?.element ?? block ?? header?.element);
  return inside?.parentElement ?? unit;
}

/** On its own line before the text; without a text behind the header's own box. */
function slotOf(message: Element | null, block: Element | null): BadgeSlot | null {
  if (message !== null) {
    return message.parentElement === null ? null : { parent: message.parentElement, before: message };
  }
  return block === null ? null : slotBehind(block);
}

/** The post's own address: on the line of its time, or anywhere in the unit when it names the author. */
function addressOf(
  parts: Parts,
  story: Story,
  shared: Story | undefined,
  author: AuthorRef | null,
): string | null {
  for (const { element, at, href } of parts.links) {
    const address = postIn(href);
    if (address === null || story.header?.element.contains(element) === true) continue;
    const inHeader = story.header !== null && at > story.header.at && at < story.end;
    const { owner, path } = address;
    const owned =
      owner === null
        ? inHeader || shared === undefined
        : author !== null && samePerson({ handle: owner }, author);
    if (owned) return path;
  }
  return null;
}

/** On a saved permalink page the time of a shared post, "?…" on the live one, has become the address of the outer post. */
function sharedAddress(links: readonly LinkPart[], outerPath: string | null): string | null {
  const paths = links.flatMap(({ href }) => postIn(href)?.path ?? []);
  return paths.find((path) => path !== outerPath) ?? null;
}

/** 2018 to 2020 write the second of posting into the page; every later layout scrambles or rounds it. */
function postedAtIn(block: Element | null): string | null {
  const seconds = Number(block?.querySelector('abbr[data-utime]')?.getAttribute('data-utime') ?? Number.NaN);
  return Number.isInteger(seconds) && seconds > 0 && seconds < 1e11
    ? new Date(seconds * 1000).toISOString()
    : null;
}

/** A post without words is told apart by its first photo. */
function photoOf(parts: Parts, story: Story): string {
  for (const { href } of between(parts.links, story.header?.at ?? 0, Infinity)) {
    const photo = /[?&/](?:fbid=|photos\/|videos\/)([\w./-]+)/.exec(href);
    if (photo !== null) return `photo ${photo[1]}`;
  }
  return '';
}

/** What a story without a text ends before: the next header, a link or the row of buttons. */
function elementAt({ headers, links, barElement }: Parts, at: number): Element | null {
  return [...headers, ...links].find((part) => part.at === at)?.element ?? barElement;
}
