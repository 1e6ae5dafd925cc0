import type { AuthorRef, Post, PostKind } from '../../core/post.ts';
import { HASH_START, hashStep, mix32 } from '../../core/text/hash.ts';
import type { PageContext, ReadPost } from '../site.ts';
import { authorOf, ownStatus } from './author.ts';
import { handleIn } from './links.ts';
import { headerId } from './profile.ts';
import type { Scan, Section } from './scan.ts';
import { scan } from './scan.ts';
import { contextSlotOf, slotOf } from './slot.ts';
import { imageTextsOf, textOf } from './text.ts';

/** Rows are `cellInnerDiv > div > div > [placementTracking] > article`: an ad's mark is at most so far above. */
const AD_LEVELS = 8;
/** First part of X's heart icon (6 times in the captures of 2023): "X liked" stood in the context line until 2023. */
const HEART = 'M20.884 13.19';

/** Reads a unit; see Site.read. A unit that cannot be read gives no posts; it never throws. */
export function readUnit(unit: Element, page: PageContext): ReadPost[] {
  try {
    return readScan(scan(unit), unit, page);
  } catch {
    // A page can shadow what every element has (a form control named "parentElement"): then nothing is said about it.
    return [];
  }
}

function readScan(found: Scan, unit: Element, page: PageContext): ReadPost[] {
  const context = repostLink(found.socialContext, unit);
  const ad = found.impressionPixel || hasAdAbove(unit);
  const kind: PostKind = ad ? 'ad' : context !== null ? 'repost' : 'post';
  const outer = readSection(found.outer, page, kind, null, context);
  const posts = [outer];
  for (const quote of found.quotes) posts.push(readSection(quote, page, 'quote', outer.post.key, null));
  return posts;
}

function readSection(
  section: Section,
  page: PageContext,
  kind: PostKind,
  outerKey: string | null,
  context: Element | null,
): ReadPost {
  const { status, time } = ownStatus(section);
  const { author, hook, compared } = authorOf(section, status);
  const { text, truncated, element, hook: textHook } = textOf(section);
  const own = outerKey === null && author !== null ? withHeaderId(author, section.box, page) : author;
  const id = status?.id ?? `${author?.handle.toLowerCase() ?? ''}:${fingerprint(text)}`;
  const post: Post = {
    site: 'x',
    key: outerKey === null ? id : `${outerKey}>${id}`,
    author: own,
    permalink: status?.path ?? null,
    postedAt: instant(time),
    kind,
    view: page.view,
    reposter: context === null ? null : reposterOf(context),
    text,
    imageTexts: imageTextsOf(section),
    truncated,
    disclosure: null,
  };
  const hooks: Record<string, string> = { author: hook, text: textHook };
  if (compared) hooks.handles = hook === 'differ' ? 'differ' : 'agree';
  if (time !== null) hooks.time = status === null ? 'header' : 'permalink';
  return {
    post,
    element: section.box,
    slot: slotOf(section, element),
    contextSlot: context === null ? null : contextSlotOf(context),
    hooks,
  };
}

/** On a profile page the header's follow button gives the numeric id of the profile's own posts. */
function withHeaderId(author: AuthorRef, box: Element, page: PageContext): AuthorRef {
  if (page.view !== 'profile' || author.id !== undefined) return author;
  const id = headerId(box.ownerDocument.documentElement, page, author.handle);
  return id === null ? author : { ...author, id };
}

/**
 * The link of the context line when the line says "X reposted" in whatever language: "Pinned" has no link (capture of
 * 2023), a topic's or community's link is no profile's, "X liked" has a heart.
 */
function repostLink(socialContext: Element | null, unit: Element): Element | null {
  const link = socialContext?.closest('a[href]') ?? socialContext?.querySelector('a[href]') ?? null;
  if (link === null || !unit.contains(link) || handleIn(link.getAttribute('href')) === null) return null;
  let at: Element | null = link.parentElement;
  for (let level = 0; at !== null && at !== unit && level < 5; level += 1) {
    const icon = at.querySelector('svg path');
    if (icon !== null) return icon.getAttribute('d')?.startsWith(HEART) === true ? null : link;
    at = at.parentElement;
  }
  return link;
}

function reposterOf(link: Element): AuthorRef | null {
  const handle = handleIn(link.getAttribute('href'));
  return handle === null ? null : { handle };
}

/** An ad's row is wrapped in `placementTracking`; inside a post the same mark stands around videos and Space cards. */
function hasAdAbove(unit: Element): boolean {
  let at = unit.parentElement;
  for (let level = 0; at !== null && level < AD_LEVELS; level += 1) {
    const testId = at.getAttribute('data-testid');
    if (testId === 'placementTracking') return true;
    if (testId === 'cellInnerDiv' || testId === 'primaryColumn') return false;
    at = at.parentElement;
  }
  return false;
}

/** An instant as X writes it; to parse one costs several times this look at its shape. */
const INSTANT = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.000Z$/;

/** `time[datetime]` is an ISO instant in every post of the captures; anything else is unreadable. */
function instant(time: Element | null): string | null {
  const value = time?.getAttribute('datetime') ?? null;
  if (value === null || INSTANT.test(value)) return value;
  return value.length <= 40 && !Number.isNaN(Date.parse(value)) ? value : null;
}

/** A short name for a text, the same on every reading: 64 bits in base 36. */
function fingerprint(text: string): string {
  let one = HASH_START;
  let two = ~HASH_START;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = hashStep(one, unit);
    two = hashStep(two, unit + 1);
  }
  return mix32(one).toString(36) + mix32(two).toString(36);
}
