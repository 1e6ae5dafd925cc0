import { HASH_START, hashStep, mix32 } from '../core/text/hash.ts';
import type { TabPost } from '../messages/contract.ts';
import type { ReadPost } from '../sites/site.ts';
import type { TrackedPost } from './tracked-post.ts';
import { labelsOf } from './tracked-post.ts';

const MOST_POSTS = 200;
const MOST_SLICES = 200;
/** What is known of a key: a unit's outer post has it, its author was read, a post with it has an answer. */
const SEEN = 1;
const PARSED = 2;
const CHECKED = 4;

/** The tab's last 200 posts and slices, in memory only. It ends with the tab. */
export class PostLog {
  readonly #posts = new Map<string, TrackedPost>();
  /** SEEN, PARSED and CHECKED by a hash of the key: these only count, and Facebook's keys hold whole texts. */
  readonly #marks = new Map<number, number>();
  readonly #unread = new Set<Element>();
  /** Units that were read once: Facebook empties their places when the reader has scrolled past. */
  readonly #read = new WeakSet<Element>();
  readonly #slices: number[] = [];
  /** Keys noted under an alarm; null while there is none. */
  #doubtful: Set<string> | null = null;

  /** Remembers a post as it is now; the newest stands last. */
  note(post: TrackedPost): void {
    post.logKey ??= this.#keyFor(post);
    const key = post.logKey;
    if (!this.#posts.has(key) && this.#posts.size >= MOST_POSTS) {
      const oldest = this.#posts.keys().next();
      if (oldest.done !== true) this.#posts.delete(oldest.value);
    }
    this.#posts.set(key, post);
    if (post.answer !== null) {
      const hash = hashOf(key);
      this.#marks.set(hash, (this.#marks.get(hash) ?? 0) | CHECKED);
    }
    this.#doubtful?.add(key);
  }

  /** An alarm goes off: what the units say now, and until `trust`, was perhaps read wrongly. */
  doubt(): void {
    this.#doubtful ??= new Set();
    for (const [key, post] of this.#posts) if (!post.gone) this.#doubtful.add(key);
  }

  /** The alarm is over: what was read under it is forgotten. */
  trust(): void {
    for (const key of this.#doubtful ?? []) {
      this.#posts.delete(key);
      this.#marks.delete(hashOf(key));
    }
    this.#doubtful = null;
  }

  /** Counts a unit once by what it says, or, when nothing could be read, once by its element. */
  saw(unit: Element, reads: readonly ReadPost[]): void {
    const outer = reads[0]?.post;
    if (outer === undefined) {
      if (!this.#read.has(unit)) this.#unread.add(unit);
      return;
    }
    this.#unread.delete(unit);
    this.#read.add(unit);
    const hash = hashOf(outer.key);
    const checked = (this.#marks.get(hash) ?? 0) & CHECKED;
    this.#marks.set(hash, checked | SEEN | (outer.author === null ? 0 : PARSED));
  }

  /** Remembers how long one piece of our work took, ms. */
  slice(milliseconds: number): void {
    if (this.#slices.length >= MOST_SLICES) this.#slices.shift();
    this.#slices.push(Math.round(milliseconds * 1000));
  }

  /** Posts with an answer since the page was opened. */
  get checked(): number {
    return this.#count(CHECKED);
  }

  /** The last slices, µs. */
  get slices(): readonly number[] {
    return this.#slices;
  }

  /** Units seen since the page was opened, and those of them whose author was read. */
  get seen(): { seen: number; parsed: number } {
    let unread = 0;
    for (const unit of this.#unread) if (unit.isConnected) unread += 1;
    return { seen: this.#count(SEEN) + unread, parsed: this.#count(PARSED) };
  }

  #count(mark: number): number {
    let count = 0;
    for (const marks of this.#marks.values()) if ((marks & mark) !== 0) count += 1;
    return count;
  }

  /** Remembered posts whose answer labels their author or their reposter. */
  get labelled(): number {
    let count = 0;
    for (const { answer } of this.#posts.values())
      if (answer !== null && (answer.label !== null || answer.reposterLabel !== null)) count += 1;
    return count;
  }

  /** The tracked posts by the key that names their showing, oldest first. */
  posts(): ReadonlyMap<string, TrackedPost> {
    return this.#posts;
  }

  /** How many posts of the same account with the same text, this one included, were seen in this tab. */
  repeats({ read }: TrackedPost): number {
    const { author, text } = read.post;
    if (author === null || text === '') return 1;
    const handle = author.handle.toLowerCase();
    const same = [...this.#posts.values()].filter(
      ({ read: { post } }) => post.text === text && post.author?.handle.toLowerCase() === handle,
    );
    return Math.max(1, same.length);
  }

  /** Forgets posts that have left the page: their answers are void. */
  forgetGone(): void {
    for (const [key, post] of this.#posts) if (post.gone) this.#posts.delete(key);
  }

  /**
   * Names one showing of a post: the same post stands in a feed as itself, as a repost and as a quote. Two posts of one
   * author with the same words and without an address (Facebook) are told apart only while both stand in the page.
   */
  #keyFor(tracked: TrackedPost): string {
    const { key, kind, reposter, permalink } = tracked.read.post;
    const name = kind === 'post' ? key : `${key} ${kind} ${reposter?.handle ?? ''}`.trimEnd();
    if (permalink !== null) return name;
    for (let copy = 1; ; copy += 1) {
      const numbered = copy === 1 ? name : `${name} #${copy}`;
      const there = this.#posts.get(numbered);
      if (there === undefined || there.gone) return numbered;
    }
  }
}

/** 30 bits: V8 keeps so many in the table itself, and puts every longer number beside it. Where two posts share one, a count on a surface is one too low. */
function hashOf(key: string): number {
  let hash = HASH_START;
  for (let at = 0; at < key.length; at += 1) hash = hashStep(hash, key.charCodeAt(at));
  return mix32(hash) >>> 2;
}

/** A tracked post, under the key of its showing, as the extension's own pages see it. */
export function toTabPost(key: string, tracked: TrackedPost): TabPost {
  const { post, element } = tracked.read;
  const { label, reposterLabel } = labelsOf(tracked);
  return {
    key,
    path: tracked.gone ? '' : pathOf(element),
    author: post.author,
    permalink: post.permalink,
    postedAt: post.postedAt,
    kind: post.kind,
    reposter: post.reposter,
    text: post.text,
    imageTexts: post.imageTexts,
    truncated: post.truncated,
    label,
    reposterLabel,
    verdict: tracked.answer?.verdict ?? null,
    reason: tracked.answer?.reason ?? null,
    notes: tracked.answer?.notes ?? [],
    micros: tracked.answer?.micros ?? 0,
    badged: tracked.badge?.host.isConnected === true || tracked.reposterBadge?.host.isConnected === true,
  };
}

/** Child-index path from the document element ("0/1/3"); "" when the element has left the page. */
function pathOf(element: Element): string {
  if (!element.isConnected) return '';
  const steps: number[] = [];
  for (let at = element; at.parentElement !== null; at = at.parentElement) {
    steps.push(Array.prototype.indexOf.call(at.parentElement.children, at));
  }
  return steps.reverse().join('/');
}
