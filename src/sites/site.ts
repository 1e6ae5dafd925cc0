import type { Post, View } from '../core/post.ts';
import type { SiteId } from '../core/site-id.ts';
import type { SiteWords } from '../core/site-words.ts';

/** A place for a badge: before `before` in `parent` (at the end when null). The feed inserts one small node there. */
export interface BadgeSlot {
  readonly parent: Element;
  readonly before: Node | null;
}

/** One post read from the page, and where its badges fit. */
export interface ReadPost {
  readonly post: Post;
  /** The element that holds this post: the unit itself, or the quoted post's own box. */
  readonly element: Element;
  /** On its own line between the author's header and the text; null: no place that is surely this post's. */
  readonly slot: BadgeSlot | null;
  /** Beside the context line, for the reposter's badge. */
  readonly contextSlot: BadgeSlot | null;
  /** Which hook served each fact ("author": "avatar"), for health. */
  readonly hooks: Readonly<Record<string, string>>;
}

/** A unit of the feed as a finder found it. */
export interface FoundUnit {
  readonly unit: Element;
  /** Name of the finder that found it: the layout histogram counts these. */
  readonly finder: string;
}

/** Counters the canaries judge; kept by the feed over a sliding window of units. */
export interface HealthSample {
  readonly view: View;
  /** Units seen, and those of them whose author was read. */
  readonly seen: number;
  readonly parsed: number;
  /** Site-specific counters by name ("cells", "text-without-hook", "handle-mismatch"). */
  readonly counts: Readonly<Record<string, number>>;
  /** Units by finder. */
  readonly finders: Readonly<Record<string, number>>;
  /** Milliseconds this page has been watched. */
  readonly watchedMs: number;
}

/** A site's own alarm. `broken` returns true when the adapter can no longer be trusted on this page. */
export interface Canary {
  readonly name: string;
  readonly broken: (sample: HealthSample) => boolean;
}

/** What an adapter may know of the page beside its DOM. */
export interface PageContext {
  readonly url: URL;
  readonly view: View;
}

/**
 * One site: declarative where it can be. An adapter reads; it never writes, stores, fetches or throws. Every selector
 * carries a comment that says where and when it was seen.
 */
export interface Site {
  readonly id: SiteId;
  /** Exact host names; the manifest's match patterns are `https://<host>/*`. */
  readonly hosts: readonly string[];
  /** The kind of page, from the address alone. `private` and `unsupported` pages are never read. */
  readonly view: (url: URL) => View;
  /** Every unit (outermost post) that `root` is, holds, or completes by having been added to it. Never inside private places. */
  readonly find: (root: Element) => FoundUnit[];
  /** Reads a unit: the outer post first, then inner quoted or shared posts and comments, in document order. */
  readonly read: (unit: Element, page: PageContext) => ReadPost[];
  /**
   * For a site whose ads and pictures are told by its own words: what reads with them. The words come with the settings,
   * before anything is read; until then `read` finds nothing.
   */
  readonly withWords?: (words: SiteWords) => Pick<Site, 'read'>;
  /** Attributes whose change can make a row another post; added and removed nodes and texts are always watched. */
  readonly watched: readonly string[];
  /** Adds the site's own counters for one unit into `counts` (see HealthSample.counts). */
  readonly count: (unit: Element, posts: readonly ReadPost[], counts: Record<string, number>) => void;
  /** Counters about the whole page (cells without posts), read rarely. */
  readonly survey: (root: Element, counts: Record<string, number>) => void;
  readonly canaries: readonly Canary[];
}
