import type { View } from '../core/post.ts';
import { isReadable } from '../core/post.ts';
import type { JudgedPost } from '../messages/contract.ts';
import { packPost } from '../messages/wire-post.ts';
import type { PageContext, Site } from '../sites/site.ts';
import type { Door } from './door.ts';
import type { Health } from './health.ts';
import type { JudgeClient } from './judge-client.ts';
import { nextFrame } from './next-frame.ts';
import type { PostLog } from './post-log.ts';
import type { TrackedPost, TrackedUnit } from './tracked-post.ts';
import { hasLabel, trackPost } from './tracked-post.ts';
import type { VerdictCache } from './verdict-cache.ts';

/** The longest piece of reading done in one go, ms: what is left waits for the next frame, without its badges. */
const SLICE_MS = 8;

/** The parts a feed is made of. */
export interface FeedParts {
  readonly site: Site;
  readonly window: Window;
  readonly cache: VerdictCache;
  readonly judge: JudgeClient;
  /** Its labeller comes with the first label; until then no post has a badge. */
  readonly door: Pick<Door, 'labeller'>;
  readonly health: Health;
  readonly log: PostLog;
  readonly ticks: () => number;
  /** Called at the end of every piece of work. */
  readonly onSettled: () => void;
}

/**
 * Keeps every unit of the page in step with its badges. One rule makes it safe: whatever stands beside a post is derived
 * anew from what the post says now; when in doubt the badge goes first and comes back with the answer.
 */
export class Feed {
  readonly #parts: FeedParts;
  readonly #units = new Map<Element, TrackedUnit>();
  #dirty = new Set<Element>();
  #page: PageContext;
  #href: string;
  #continuing = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#href = parts.window.document.URL;
    this.#page = pageOf(parts.site, parts.window);
  }

  /** The kind of page that is being read. */
  get view(): View {
    return this.#page.view;
  }

  /** The page as adapters know it. */
  get page(): PageContext {
    return this.#page;
  }

  /** Looks for units in what was added. */
  discover(root: Element): void {
    if (!isReadable(this.#page.view)) return;
    for (const { unit, finder } of this.#parts.site.find(root)) {
      if (!this.#units.has(unit)) this.#units.set(unit, { unit, finder, posts: [] });
      this.#dirty.add(unit);
    }
  }

  /** Attributes of these elements changed: looks for units in them, once for each unit that they stand in. */
  discoverAt(elements: Iterable<Element>): void {
    const roots = new Set<Element>();
    let last: Element | undefined;
    for (const element of elements) {
      // A row that is rewritten changes several attributes, one after the other.
      if (last?.contains(element) === true) continue;
      let at: Element | null = element;
      while (at !== null && !this.#units.has(at)) at = at.parentElement;
      last = at ?? element;
      roots.add(last);
    }
    for (const root of roots) if (root.isConnected) this.discover(root);
  }

  /** Something changed at these nodes: the units they stand in are read again. */
  touch(nodes: Iterable<Node>): void {
    // Each ancestor is looked at once per piece of work, however deep a hostile page nests.
    const looked = new Set<Element>();
    for (const node of nodes) {
      let at = node.nodeType === 1 ? (node as Element) : node.parentElement;
      for (; at !== null && !looked.has(at); at = at.parentElement) {
        looked.add(at);
        if (this.#units.has(at)) this.#dirty.add(at);
      }
    }
  }

  /** Forgets units that have left the page, and takes their badges with it. */
  dropDetached(): void {
    for (const unit of this.#units.values()) {
      const element = unit.unit;
      if (element.isConnected) continue;
      for (const post of unit.posts) this.#leave(post);
      this.#units.delete(element);
      this.#dirty.delete(element);
    }
  }

  /** True when the address has changed since the last look; then every unit is read again under the new view. */
  followRoute(): boolean {
    // The same as `location.href` (HTML standard) and cheaper: this is asked before every piece of work.
    const href = this.#parts.window.document.URL;
    if (href === this.#href) return false;
    this.#href = href;
    const page = pageOf(this.#parts.site, this.#parts.window);
    this.#page = page;
    this.#parts.door.labeller?.enterPage();
    this.#parts.health.restart(page.view, this.#parts.ticks());
    if (isReadable(page.view)) {
      this.touchAll();
      this.discover(this.#parts.window.document.documentElement);
    } else this.clear();
    return true;
  }

  /** Reads every unit again. */
  touchAll(): void {
    for (const element of this.#units.keys()) this.#dirty.add(element);
  }

  /** Reads the units again that have an answer with a label. */
  touchLabelled(): void {
    for (const [element, { posts }] of this.#units)
      if (posts.some(({ answer }) => hasLabel(answer))) this.#dirty.add(element);
  }

  /** Reads what changed, shows what is known, asks for the rest. Called at the end of every piece of work. */
  settle(): void {
    const { ticks, judge, health, log, onSettled } = this.#parts;
    const start = ticks();
    let late = false;
    for (const element of [...this.#dirty]) {
      late = ticks() - start > SLICE_MS;
      if (late) break;
      this.#dirty.delete(element);
      const unit = this.#units.get(element);
      if (unit !== undefined) this.#read(unit);
    }
    judge.flush();
    log.slice(ticks() - start);
    health.judge(ticks());
    onSettled();
    if (late) this.#continueNextFrame();
  }

  /** Answers have come: the posts that still say the same get their badges. */
  answered(answers: ReadonlyMap<string, JudgedPost>): void {
    for (const { unit, posts } of this.#units.values()) {
      if (this.#dirty.has(unit)) continue;
      for (const post of posts) {
        // Nothing was asked about the others.
        const answer = post.answer === null || post.stale ? answers.get(post.signature) : undefined;
        if (answer === undefined) continue;
        post.answer = answer;
        post.stale = false;
        this.#show(post);
      }
    }
  }

  /** Lists or settings changed: every post is asked about again, and keeps its badge until the answer is here. */
  askAgain(): void {
    this.#parts.judge.forget();
    this.#parts.log.forgetGone();
    for (const { posts } of this.#units.values()) for (const post of posts) post.stale = true;
    this.touchAll();
    this.settle();
  }

  /** No answer will come: a badge that rests on an answer of before is taken away. */
  dropStale(): void {
    for (const { posts } of this.#units.values()) {
      for (const post of posts) {
        if (!post.stale) continue;
        post.answer = null;
        this.#show(post);
      }
    }
  }

  /** Shows every answer again: the alarm went off or is over. What was read under it is remembered no longer than it. */
  showAll(): void {
    const { health, log } = this.#parts;
    if (health.alarm === null) log.trust();
    else log.doubt();
    for (const { posts } of this.#units.values()) for (const post of posts) this.#show(post);
  }

  /** Takes everything of ours out of the page. */
  clear(): void {
    for (const unit of this.#units.values()) for (const post of unit.posts) this.#leave(post);
    this.#units.clear();
    this.#dirty.clear();
    this.#parts.judge.forget();
  }

  /** What is left waits one frame, and no frame may show a badge made for what the row said before. */
  #continueNextFrame(): void {
    for (const element of this.#dirty) {
      const unit = this.#units.get(element);
      if (unit !== undefined) this.#clear(unit);
    }
    if (this.#continuing) return;
    this.#continuing = true;
    nextFrame(this.#parts.window, () => {
      this.#continuing = false;
      this.dropDetached();
      this.settle();
    });
  }

  #read(unit: TrackedUnit): void {
    const { site, health, log } = this.#parts;
    const reads = site.read(unit.unit, this.#page);
    const before = unit.posts;
    unit.posts = reads.map((read) => {
      const fresh = trackPost(read);
      const kept = before.find(
        (post) => post.signature === fresh.signature && post.read?.element === read.element,
      );
      if (kept === undefined) return fresh;
      kept.read = read;
      return kept;
    });
    for (const post of before) if (!unit.posts.includes(post)) this.#leave(post);
    health.saw(unit, reads);
    log.saw(unit.unit, reads);
    for (const post of unit.posts) {
      this.#answerOrAsk(post);
      this.#show(post);
    }
  }

  #answerOrAsk(post: TrackedPost): void {
    if (post.answer !== null && !post.stale) return;
    const known = this.#parts.cache.get(post.signature);
    if (known === undefined) {
      if (post.read !== null) this.#parts.judge.ask(post.signature, packPost(post.read.post));
      return;
    }
    post.answer = known;
    post.stale = false;
  }

  #show(post: TrackedPost): void {
    const { door, health, log } = this.#parts;
    const { answer, badge, reposterBadge } = post;
    // Nearly all posts wear no badge and get none.
    if (badge ?? reposterBadge ?? answer?.label ?? answer?.reposterLabel) {
      if (health.alarm === null) door.labeller?.apply(post);
      else door.labeller?.clear(post);
    }
    log.note(post);
  }

  /** This post is no longer in the page, or its row says something else now. */
  #leave(post: TrackedPost): void {
    if (post.badge ?? post.reposterBadge) this.#parts.door.labeller?.clear(post);
    post.read = null;
  }

  #clear(unit: TrackedUnit): void {
    for (const post of unit.posts) this.#parts.door.labeller?.clear(post);
  }
}

function pageOf(site: Site, window: Window): PageContext {
  const url = new URL(window.location.href);
  return { url, view: site.view(url) };
}
