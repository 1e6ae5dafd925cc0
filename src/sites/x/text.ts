import { LINK_TOKEN } from '../../core/post.ts';
import type { TextRules } from '../dom-text.ts';
import { capText, readPlainText, readText, withoutEllipsis } from '../dom-text.ts';
import { statusIn } from './links.ts';
import type { Section } from './scan.ts';

/** The text of a section. */
export interface SectionText {
  readonly text: string;
  readonly truncated: boolean;
  /** The element that holds it, or null when there is none. */
  readonly element: Element | null;
  /** What served: `tweetText`, `lang`, `article`, `none`. */
  readonly hook: string;
}

/** An address as X shows it in a quoted text; its "https://" is aria-hidden (capture of 2023). */
const SHOWN_ADDRESS = /^\s*(?:https?:\/\/)?[^\s/@]+\.[^\s/.@]{2,}(?:[/?#]\S*)?\s*$/u;

const TWEET_TEXT: TextRules = {
  preWrap: true,
  dropHidden: true,
  skip: isShowMore,
  substitute: (element) => (isShownAddress(element) ? LINK_TOKEN : null),
};

/** Whatever TWEET_TEXT may read otherwise than as plain words. */
const NO_PLAIN_TEXT = ':not(span,div),[dir],[data-testid],[aria-hidden],[hidden],[contenteditable]';

/**
 * In a quoted text a link is a bare `span[dir=ltr]`, because an anchor cannot stand inside a link. Its hidden "https://"
 * says the same where `dir` is gone, and there may be white space between its parts (pages saved with indents).
 */
function isShownAddress(element: Element): boolean {
  if (element.localName !== 'span') return false;
  const hidden = element.firstElementChild?.getAttribute('aria-hidden') === 'true';
  if (!hidden && element.getAttribute('dir') !== 'ltr') return false;
  const text = element.textContent ?? '';
  return SHOWN_ADDRESS.test(hidden ? text.replace(/\s+/g, '') : text);
}

/**
 * An Article's body is made of blocks; code has a "copy" button, pictures have captions. A post that stands in it is its
 * own author's: `simpleTweet` around an `article` (gym0915/LineLens, 2026-08).
 */
const ARTICLE_TEXT: TextRules = {
  dropHidden: true,
  skip: (element) =>
    element.localName === 'button' ||
    element.localName === 'article' ||
    element.getAttribute('role') === 'button' ||
    element.getAttribute('data-testid') === 'simpleTweet',
};

/**
 * The section's own words: `tweetText`, else the first `div[lang][dir=auto]` outside quotes and cards (Fact-It reads
 * this one), else an Article's title and body. A "Show more" of the section says that they are cut.
 */
export function textOf(section: Section): SectionText {
  const own = section.texts[0];
  const element = own ?? (section.article === null ? section.languages[0] : undefined);
  if (element === undefined) return section.article === null ? NO_TEXT : articleText(section.article);
  const truncated = section.showMore !== null || hasShowMore(element);
  const text = readPlainText(element, TWEET_TEXT, NO_PLAIN_TEXT);
  return {
    text: truncated ? withoutEllipsis(text) : text,
    truncated,
    element,
    hook: own === undefined ? 'lang' : 'tweetText',
  };
}

const NO_TEXT: SectionText = { text: '', truncated: false, element: null, hook: 'none' };

/** Articles: no `tweetText`; title and body stand apart, with the action bar between them (capture of 2026-02). */
function articleText(article: Element): SectionText {
  const title = article.querySelector('[data-testid="twitter-article-title"]');
  const body =
    article.querySelector('[data-testid="longformRichTextComponent"]') ??
    article.querySelector('[data-testid="twitterArticleRichTextView"]');
  const parts = [title, body].map((part) => (part === null ? '' : readText(part, ARTICLE_TEXT)));
  const text = capText(parts.filter((part) => part !== '').join('\n'));
  return { text, truncated: false, element: article, hook: 'article' };
}

/** "Show more" by its test id (2023–2026), or because it leads to a post's page and shows no address. */
function isShowMore(element: Element): boolean {
  if (element.getAttribute('data-testid') === 'tweet-text-show-more-link') return true;
  if (element.localName !== 'a' || statusIn(element.getAttribute('href')) === null) return false;
  return !/[/@#]/.test(element.textContent ?? '');
}

function hasShowMore(text: Element): boolean {
  return text.querySelector('a') !== null && [...text.querySelectorAll('a')].some(isShowMore);
}

/** An `alt` below this length and with fewer words is X's own word for "Image", in whatever language. */
const SHORT_ALT = 16;
const FEWEST_WORDS = 3;
const MOST_IMAGES = 10;
/** A video's own marks inside its picture; a photo may hold a button's ("ALT", "Edit image"). */
const VIDEO = '[data-testid^="preview"],[data-testid^="video"]';

/**
 * What the author wrote about the pictures. X fills in its localised word for "Image" when the author wrote nothing
 * ("Image", "Bild", "画像", "Hình ảnh"; captures of 2023–2025): fewer than three words and fewer than 16 characters say
 * nothing that a message could stand in, so they are left out in every language alike. A video's preview is a picture
 * whose `alt` is X's "Embedded video" ("Eingebettetes Video"; 6 of 6 in the captures).
 */
export function imageTextsOf(section: Section): string[] {
  const texts: string[] = [];
  for (const photo of section.photos) {
    const alt = (photo.querySelector('img[alt]')?.getAttribute('alt') ?? '').trim();
    if (alt.length < SHORT_ALT && alt.split(/\s+/).length < FEWEST_WORDS) continue;
    if (texts.length < MOST_IMAGES && photo.querySelector(VIDEO) === null) texts.push(capText(alt));
  }
  return texts;
}
