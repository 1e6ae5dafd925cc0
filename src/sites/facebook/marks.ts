/** The author's header since 2025-08 (mbfcext, rental-hunter, FVB tests, the capture of 2026-03). */
export const NAME = '[data-ad-rendering-role="profile_name"]';

/** The text of a post: the rendering role since 2025, the preview names since 2018, `userContent` in 2018. */
export const MESSAGE =
  '[data-ad-rendering-role="story_message"],[data-ad-preview="message"],[data-ad-comet-preview="message"],.userContent';

/** Headings that hold an author: h4 outer and h5 shared (2020–2026), h2 and h3 in groups and on photos, h5 and h6 in 2018. */
export const HEADING = 'h2,h3,h4,h5,h6';

/** What only a post has: a comment, a chat bubble and an empty shell have none of these. */
export const STORY = `${NAME},${MESSAGE},h2 a[href],h3 a[href],h4 a[href],h5 a[href],h6 a[href]`;

/** The empty markers inside the buttons under a post (2025–2026), the surest first. */
export const BARS = [
  '[data-ad-rendering-role="like_button"]',
  '[data-ad-rendering-role="comment_button"]',
  '[data-ad-rendering-role="share_button"]',
] as const;

/** Frames around one post, newest first: the layouts that Facebook serves side by side. */
export const FRAMES =
  '[aria-posinset],[aria-describedby],[data-virtualized],[data-pagelet^="FeedUnit_"],[role="article"],[data-testid="fbfeed_story"]';

/** True for a nested `[role=article]` that is no post: a comment (all layouts) or a bubble of the chat dock (2026). */
export function isComment(element: Element): boolean {
  return element.getAttribute('role') === 'article' && element.querySelector(STORY) === null;
}

/** True for a paragraph of a card, of a button, or of what somebody is writing. */
export function isForeignText(paragraph: Element): boolean {
  return paragraph.closest('a,form,[role="button"],[role="textbox"],[contenteditable="true"]') !== null;
}

/** Decoy blocks with `data-0` (22 in the capture of 2026-03). */
export function isDecoy(element: Element): boolean {
  return element.hasAttribute('data-0');
}

/** True when the element's own style attribute hides it (letters moved out of their line, boxes of no size). */
export function isHiddenByStyle(element: Element): boolean {
  const style = element.getAttribute('style');
  return style !== null && HIDING.test(style);
}

const HIDING =
  /display:\s*none|visibility:\s*hidden|position:\s*absolute;\s*top:|(?:^|[;\s])(?:height|width|font-size|opacity):\s*0(?![.\d])/;
