import type { Post } from '../core/post.ts';
import { HASH_START, hashStep, mix32 } from '../core/text/hash.ts';
import type { ReadPost } from '../sites/site.ts';
import type { TrackedPost, TrackedUnit } from './tracked-post.ts';
import { hasLabel } from './tracked-post.ts';

const MOST_POSTS = 200;
const MOST_SLICES = 200;
/** A post that comes again after so many others is counted again: what is remembered of a long day in one tab has its end. */
const MOST_MARKS = 500;
/** Marks of a key: a unit's outer post has it, its author was read, a post with it has an answer. */
export const SEEN = 1;
export const PARSED = 2;
export const CHECKED = 4;

/** The tab's last 200 posts and slices, in memory only. It ends with the tab. */
export class PostLog {
  readonly #posts = new Map<string, TrackedPost>();
  /** SEEN, PARSED and CHECKED by a hash of the key: these only count, and Facebook's keys hold whole texts. The newest stand last. */
  readonly marks = new Map<number, number>();
  /** How many keys had these marks when they were dropped as the oldest. */
  readonly before: Record<number, number> = {};
  /** Units in which nothing could be read. */
  readonly unread = new Set<Element>();
  readonly #slices: number[] = [];
  /** Keys noted under an alarm; null while there is none. */
  #doubtful: Set<string> | null = null;

  /** Remembers a post as it is now; the newest stands last. */
  note(post: TrackedPost): void {
    if (post.read === null) return;
    post.logKey ??= this.#keyFor(post.read.post);
    const key = post.logKey;
    if (!this.#posts.has(key) && this.#posts.size >= MOST_POSTS) {
      const oldest = this.#posts.keys().next();
      if (oldest.done !== true) this.#posts.delete(oldest.value);
    }
    this.#posts.set(key, post);
    if (post.answer !== null) this.answered(post);
    this.#doubtful?.add(key);
  }

  /** Counts a post that got its first answer. */
  answered({ logKey }: TrackedPost): void {
    if (logKey !== null) this.#mark(logKey, CHECKED);
  }

  /** An alarm goes off: what the units say now, and until `trust`, was perhaps read wrongly. */
  doubt(): void {
    this.#doubtful ??= new Set();
    for (const [key, post] of this.#posts) if (post.read !== null) this.#doubtful.add(key);
  }

  /** The alarm is over: what was read under it is forgotten. */
  trust(): void {
    for (const key of this.#doubtful ?? []) {
      this.#posts.delete(key);
      this.marks.delete(hashOf(key));
    }
    this.#doubtful = null;
  }

  /**
   * Counts a unit once by what it says, or, when nothing could be read, once by its element. One that was read before is
   * none of these: Facebook empties the places that the reader has scrolled past.
   */
  saw(unit: TrackedUnit, reads: readonly ReadPost[]): void {
    const outer = reads[0]?.post;
    if (outer === undefined) {
      if (!unit.wasRead) this.unread.add(unit.unit);
      return;
    }
    if (!unit.wasRead) this.unread.delete(unit.unit);
    unit.wasRead = true;
    this.#mark(outer.key, SEEN | (outer.author === null ? 0 : PARSED), CHECKED);
  }

  /** Remembers how long one piece of our work took, ms. */
  slice(milliseconds: number): void {
    if (this.#slices.length >= MOST_SLICES) this.#slices.shift();
    this.#slices.push(Math.round(milliseconds * 1000));
  }

  /** The last slices, µs. */
  get slices(): readonly number[] {
    return this.#slices;
  }

  /** Sets marks; of those before only `keep` stay. */
  #mark(key: string, marks: number, keep = SEEN | PARSED | CHECKED): void {
    const hash = hashOf(key);
    this.marks.set(hash, ((this.marks.get(hash) ?? 0) & keep) | marks);
    if (this.marks.size <= MOST_MARKS) return;
    for (const [oldest, had] of this.marks) {
      this.marks.delete(oldest);
      this.before[had] = (this.before[had] ?? 0) + 1;
      break;
    }
  }

  /** Remembered posts whose answer labels their author or their reposter. */
  get labelled(): number {
    let count = 0;
    for (const { answer } of this.#posts.values()) if (hasLabel(answer)) count += 1;
    return count;
  }

  /** The tracked posts by the key that names their showing, oldest first. */
  posts(): ReadonlyMap<string, TrackedPost> {
    return this.#posts;
  }

  /** Forgets posts that have left the page: their answers are void. */
  forgetGone(): void {
    for (const [key, post] of this.#posts) if (post.read === null) this.#posts.delete(key);
  }

  /**
   * Names one showing of a post: the same post stands in a feed as itself, as a repost and as a quote. Two posts of one
   * author with the same words and without an address (Facebook) are told apart only while both stand in the page.
   */
  #keyFor({ key, kind, reposter, permalink }: Post): string {
    const name = kind === 'post' ? key : `${key} ${kind} ${reposter?.handle ?? ''}`.trimEnd();
    if (permalink !== null) return name;
    for (let copy = 1; ; copy += 1) {
      const numbered = copy === 1 ? name : `${name} #${copy}`;
      const there = this.#posts.get(numbered);
      if (there?.read?.element.isConnected !== true) return numbered;
    }
  }
}

/** 30 bits: V8 keeps so many in the table itself, and puts every longer number beside it. Where two posts share one, a count on a surface is one too low. */
function hashOf(key: string): number {
  let hash = HASH_START;
  for (let at = 0; at < key.length; at += 1) hash = hashStep(hash, key.charCodeAt(at));
  return mix32(hash) >>> 2;
}
