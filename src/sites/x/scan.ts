/** The elements of one post inside a unit, in document order: what is inside a quoted post's box is the quoted post's. */
export interface Section {
  /** The unit itself, or the quoted post's box. */
  readonly box: Element;
  /** `User-Name`: display name, "@handle", and mostly the time. */
  name: Element | null;
  /** Handle in the avatar's test id: plain text, in every language. */
  avatarHandle: string | null;
  readonly texts: Element[];
  /** `div[lang][dir=auto]`: where the text stands when its hook is gone. Looked for only then. */
  readonly languages: Element[];
  readonly times: Element[];
  readonly photos: Element[];
  readonly follows: Element[];
  showMore: Element | null;
  article: Element | null;
  /** First attachment or quoted post: where a badge goes when there is no text. */
  media: Element | null;
  /** A second header that came without a box of its own: what follows it is nobody's. */
  closedBy: Element | null;
}

/** A unit taken apart. */
export interface Scan {
  readonly outer: Section;
  readonly quotes: readonly Section[];
  readonly socialContext: Element | null;
  /** X's own mark of an ad, inside the unit. */
  readonly impressionPixel: boolean;
}

/** In every post, and marks of nothing: half of all test ids. Leaving them out by name takes 40 % off the query and its use. */
const NO_MARKS = [
  'app-text-transition-container',
  'reply',
  'retweet',
  'like',
  'bookmark',
  'caret',
  'Tweet-User-Avatar',
];
/** One query for the whole post, with one simple selector in front: this is the hot path. */
const MARKS = `[data-testid]:not(${NO_MARKS.map((id) => `[data-testid="${id}"]`).join(',')})`;
const LANGUAGES = 'div[lang][dir="auto"]';
/** What a quoted post stands in: `[role=link]` that is no anchor, `blockquote` until 2021, `article` when it is unavailable. */
const BOX = '[role="link"]:not(a),[role="blockquote"],article';
/** `UserAvatar-Container-<handle>`: captures of 2023–2026; "unknown" on the tiles of cards and Spaces. */
const AVATAR = 'UserAvatar-Container-';
const HANDLE = /^[A-Za-z0-9_]{1,15}$/;
/** Follow buttons carry the numeric id: `<rest_id>-follow`, `-unfollow` (captures of 2023–2026). */
const FOLLOW = /^[1-9][0-9]*-(?:un)?follow$/;

/** What a mark says; everything else of a post (its buttons, counters, icons) is passed over. */
type Kind =
  | 'name'
  | 'avatar'
  | 'text'
  | 'language'
  | 'time'
  | 'photo'
  | 'media'
  | 'article'
  | 'show-more'
  | 'follow'
  | 'context'
  | 'pixel';

/** By test id (captures of 2023–2026; the carousel's and the video's wrappers hold one of these). */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['User-Name', 'name'],
  ['tweetText', 'text'],
  ['tweetPhoto', 'photo'],
  ['card.wrapper', 'media'],
  ['videoPlayer', 'media'],
  ['cardPoll', 'media'],
  ['previewInterstitial', 'media'],
  ['birdwatch-pivot', 'media'],
  ['article-cover-image', 'media'],
  ['testCondensedMedia', 'media'],
  ['twitterArticleReadView', 'article'],
  ['tweet-text-show-more-link', 'show-more'],
  ['socialContext', 'context'],
]);

/** A post has about 25 marks, a long Article some hundred; what comes after so many is not read. */
const MAX_MARKS = 800;
/** Marks stand at most 25 levels below their post in the captures; what stands deeper than this is nobody's. */
const MAX_LEVELS = 80;

/** Takes a unit apart. */
export function scan(unit: Element): Scan {
  const marks = unit.querySelectorAll(MARKS);
  const quotes = new Map<Element, Section>();
  const outer = section(unit);
  const found = { outer, quotes, socialContext: null, impressionPixel: false };
  const boxed = holdsBox(unit);
  if (boxed) for (const box of quoteBoxes(marks, unit)) quotes.set(box, section(box));
  take(found, marks, boxed, null);
  take(found, unit.querySelectorAll('time'), boxed, 'time');
  // One text by its hook says that the hook is still there: a section without one has no words.
  if (isWordless(outer) && [...quotes.values()].every(isWordless))
    take(found, unit.querySelectorAll(LANGUAGES), boxed, 'language');
  return { ...found, quotes: [...quotes.values()] };
}

const isWordless = ({ texts, article }: Section): boolean => texts.length === 0 && article === null;

interface Taken {
  readonly outer: Section;
  readonly quotes: ReadonlyMap<Element, Section>;
  socialContext: Element | null;
  impressionPixel: boolean;
}

/**
 * Gives each mark to whose it is, in document order, up to MAX_MARKS; nobody's are words among attachments, and whatever
 * stands in a box that is no quote. `all`: what every one of the elements is; null: their test ids tell. One plain loop: a
 * reader scrolls past some thousand posts at most, and code that runs so seldom is never made fast.
 */
function take(into: Taken, elements: ArrayLike<Element>, boxed: boolean, all: Kind | null): void {
  const { outer, quotes } = into;
  let marks = 0;
  for (let at = 0, { length } = elements; at < length && marks < MAX_MARKS; at += 1) {
    const element = elements[at];
    if (element === undefined) continue;
    const testId = all === null ? (element.getAttribute('data-testid') ?? '') : '';
    const kind = all ?? kindOf(testId);
    if (kind === null) continue;
    marks += 1;
    const box = boxed ? boxAround(element, outer.box) : null;
    if (box !== null) {
      const quote = quotes.get(box);
      if (quote === undefined) continue;
      note(quote, element, kind, testId);
      outer.media ??= box;
    } else if (kind === 'context') into.socialContext ??= element;
    else if (kind === 'pixel') into.impressionPixel = true;
    else if ((kind !== 'text' && kind !== 'language') || !isAttached(element, outer.box))
      note(outer, element, kind, testId);
  }
}

function kindOf(testId: string): Kind | null {
  // First, because no two people's are the same: to look one up in a table costs more than to compare its beginning.
  if (testId.startsWith(AVATAR)) return handleIn(testId) === null ? null : 'avatar';
  const kind = KINDS.get(testId);
  if (kind !== undefined) return kind;
  if (FOLLOW.test(testId)) return 'follow';
  return testId.endsWith('-impression-pixel') ? 'pixel' : null;
}

/**
 * A quote has its own `User-Name` and avatar: of 16 `div[role=link]` in the captures 9 are quotes, the others Space
 * cards and affiliation badges. When no `User-Name` is left anywhere in the unit the avatars alone tell.
 */
function quoteBoxes(elements: ArrayLike<Element>, unit: Element): ReadonlySet<Element> {
  const names = new Set<Element>();
  const avatars = new Set<Element>();
  let isNamed = false;
  let marks = 0;
  for (let at = 0, { length } = elements; at < length && marks < MAX_MARKS; at += 1) {
    const element = elements[at];
    const kind = element === undefined ? null : kindOf(element.getAttribute('data-testid') ?? '');
    if (element === undefined || kind === null) continue;
    marks += 1;
    if (kind !== 'name' && kind !== 'avatar') continue;
    isNamed ||= kind === 'name';
    const box = boxAround(element, unit);
    if (box !== null) (kind === 'name' ? names : avatars).add(box);
  }
  return isNamed ? names : avatars;
}

/**
 * True when something in the unit can be a box: most posts quote nobody, and their marks need no look around them. Asked in
 * two parts, one of them with a simple selector in front, it costs half of BOX.
 */
function holdsBox(unit: Element): boolean {
  return (
    unit.querySelector('[role]:is([role="link"]:not(a),[role="blockquote"])') !== null ||
    unit.querySelector('article') !== null
  );
}

/** The nearest box between element and unit. */
function boxAround(element: Element, unit: Element): Element | null {
  let at = element.parentElement;
  for (let level = 0; at !== null && at !== unit; level += 1) {
    if (level === MAX_LEVELS || at.matches(BOX)) return at;
    at = at.parentElement;
  }
  return null;
}

/**
 * Attachments stand in `div[aria-labelledby]` below the text (every post with one in the captures): words in there are
 * a quoted post's or a card's, even when the quote has lost its box.
 */
function isAttached(element: Element, unit: Element): boolean {
  const found = element.parentElement?.closest('[aria-labelledby]') ?? null;
  return found !== null && found !== unit && unit.contains(found);
}

function section(box: Element): Section {
  return {
    box,
    name: null,
    avatarHandle: null,
    texts: [],
    languages: [],
    times: [],
    photos: [],
    follows: [],
    showMore: null,
    article: null,
    media: null,
    closedBy: null,
  };
}

function note(into: Section, element: Element, kind: Kind, testId: string): void {
  if (into.closedBy !== null && follows(element, into.closedBy)) {
    // Nothing but pictures before the first name: whoever passed the post on has one too.
    if (kind !== 'name' || (into.name ?? into.texts[0] ?? into.media) != null) return;
    into.closedBy = null;
  }
  if (kind === 'name') {
    if (into.name === null) into.name = element;
    else into.closedBy = element;
  } else if (kind === 'avatar') {
    if (into.avatarHandle === null) into.avatarHandle = handleIn(testId);
    else {
      into.closedBy = element;
      // Two pictures and no name between them: the first may be that of whoever passed the post on.
      if (into.name === null) into.avatarHandle = null;
    }
  } else if (kind === 'text') {
    // In an Article stand other people's posts.
    if (into.article === null) into.texts.push(element);
  } else if (kind === 'language') {
    // Behind pictures and cards stand other people's words: a community note, a warning (2026).
    if (into.media === null || !follows(element, into.media)) into.languages.push(element);
  } else if (kind === 'time') into.times.push(element);
  else if (kind === 'follow') into.follows.push(element);
  else if (kind === 'show-more') into.showMore ??= element;
  else if (kind === 'article') into.article ??= element;
  else {
    into.media ??= element;
    if (kind === 'photo') into.photos.push(element);
  }
}

/** Node.DOCUMENT_POSITION_FOLLOWING, a constant of the DOM standard. */
const DOCUMENT_POSITION_FOLLOWING = 4;

function follows(element: Element, other: Element): boolean {
  return (other.compareDocumentPosition(element) & DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function handleIn(testId: string): string | null {
  const handle = testId.slice(AVATAR.length);
  return HANDLE.test(handle) && handle !== 'unknown' ? handle : null;
}
