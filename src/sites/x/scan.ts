/** The elements of one post inside a unit, in document order: what is inside a quoted post's box is the quoted post's. */
export interface Section {
  /** The unit itself, or the quoted post's box. */
  readonly box: Element;
  /** `User-Name`: display name, "@handle", and mostly the time. */
  name: Element | null;
  /** Handle in the avatar's test id: plain text, in every language. */
  avatarHandle: string | null;
  readonly texts: Element[];
  /** `div[lang][dir=auto]` without a test id: where the text stands when its hook is gone. */
  readonly languages: Element[];
  readonly times: Element[];
  readonly photos: Element[];
  readonly follows: Element[];
  showMore: Element | null;
  article: Element | null;
  /** First attachment: where a badge goes when there is no text. */
  media: Element | null;
  actions: Element | null;
  /** A second header came without a box of its own: what follows it is nobody's. */
  closed: boolean;
}

/** A unit taken apart. */
export interface Scan {
  readonly outer: Section;
  readonly quotes: readonly Section[];
  readonly socialContext: Element | null;
  /** X's own mark of an ad, inside the unit. */
  readonly impressionPixel: boolean;
}

/** One query for the whole post: this is the hot path. `[role="group"]` is the action bar. */
const MARKS = '[data-testid],time[datetime],div[lang][dir="auto"],[role="group"]';
/** `UserAvatar-Container-<handle>`: captures of 2023–2026; "unknown" on the tiles of cards and Spaces. */
const AVATAR = 'UserAvatar-Container-';
const HANDLE = /^[A-Za-z0-9_]{1,15}$/;
/** Attachments by test id (captures of 2023–2026). */
const MEDIA = new Set(['card.wrapper', 'tweetPhoto', 'videoPlayer', 'cardPoll', 'testCondensedMedia']);
/** Follow buttons carry the numeric id: `<rest_id>-follow`, `-unfollow` (captures of 2023–2026). */
const FOLLOW = /^[1-9][0-9]*-(?:un)?follow$/;

interface Mark {
  readonly element: Element;
  readonly testId: string;
  /** Nearest box that is not the unit's own, or null. */
  readonly box: Element | null;
}

/** Takes a unit apart in one pass. */
export function scan(unit: Element): Scan {
  const marks: Mark[] = [];
  for (const element of unit.querySelectorAll(MARKS)) {
    const testId = element.getAttribute('data-testid') ?? '';
    marks.push({ element, testId, box: boxAround(element, unit) });
  }
  const outer = section(unit);
  const quotes = new Map<Element, Section>();
  for (const box of quoteBoxes(marks)) quotes.set(box, section(box));
  let socialContext: Element | null = null;
  let impressionPixel = false;
  for (const mark of marks) {
    if (mark.box === null) {
      if (mark.testId === 'socialContext') socialContext ??= mark.element;
      else if (mark.testId.endsWith('-impression-pixel')) impressionPixel = true;
      else note(outer, mark);
      continue;
    }
    // What stands in a box that is no quote (a Space's card) is nobody's.
    const quote = quotes.get(mark.box);
    if (quote !== undefined) note(quote, mark);
  }
  return { outer, quotes: [...quotes.values()], socialContext, impressionPixel };
}

/**
 * A quote has its own `User-Name` and avatar: of 16 `div[role=link]` in the captures 9 are quotes, the others Space
 * cards and affiliation badges. When no `User-Name` is left anywhere in the unit the avatars alone tell.
 */
function quoteBoxes(marks: readonly Mark[]): Set<Element> {
  const isHeader = (mark: Mark): boolean => mark.testId === 'User-Name';
  const named = marks.some(isHeader);
  const boxes = new Set<Element>();
  for (const mark of marks) {
    if (mark.box === null) continue;
    if (named ? isHeader(mark) : handleOfAvatar(mark.testId) !== null) boxes.add(mark.box);
  }
  return boxes;
}

/** The nearest `[role=link]` that is no anchor, or nested `article` (an unavailable quote), between element and unit. */
function boxAround(element: Element, unit: Element): Element | null {
  let at = element.parentElement;
  while (at !== null && at !== unit) {
    const tag = at.localName;
    if (tag === 'article' || (tag !== 'a' && at.getAttribute('role') === 'link')) return at;
    at = at.parentElement;
  }
  return null;
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
    actions: null,
    closed: false,
  };
}

function note(into: Section, { element, testId }: Mark): void {
  if (into.closed) return;
  if (testId === '') {
    if (element.localName === 'time') into.times.push(element);
    else if (element.hasAttribute('lang')) into.languages.push(element);
    else into.actions ??= element;
    return;
  }
  if (MEDIA.has(testId)) into.media ??= element;
  if (testId === 'User-Name') {
    if (into.name !== null) into.closed = true;
    into.name ??= element;
  } else if (testId === 'tweetText') into.texts.push(element);
  else if (testId === 'tweetPhoto') into.photos.push(element);
  else if (testId === 'tweet-text-show-more-link') into.showMore ??= element;
  else if (testId === 'twitterArticleReadView') into.article ??= element;
  else if (FOLLOW.test(testId)) into.follows.push(element);
  else if (element.localName === 'time') into.times.push(element);
  else noteAvatar(into, handleOfAvatar(testId));
}

function noteAvatar(into: Section, handle: string | null): void {
  if (handle === null) return;
  if (into.avatarHandle !== null) into.closed = true;
  into.avatarHandle ??= handle;
}

function handleOfAvatar(testId: string): string | null {
  if (!testId.startsWith(AVATAR)) return null;
  const handle = testId.slice(AVATAR.length);
  return HANDLE.test(handle) && handle !== 'unknown' ? handle : null;
}
