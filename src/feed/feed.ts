import type { View } from '../core/post.ts';
import { isReadable } from '../core/post.ts';
import type { JudgedBatch } from '../messages/contract.ts';
import type { WirePost } from '../messages/wire-post.ts';
import { isSameWire, packPost } from '../messages/wire-post.ts';
import type { PageContext, ReadPost, Site } from '../sites/site.ts';
import type { Door } from './door.ts';
import type { Health } from './health.ts';
import type { JudgeClient, Question } from './judge-client.ts';
import { nextFrame } from './next-frame.ts';
import type { PostLog } from './post-log.ts';
import type { TrackedPost, TrackedUnit } from './tracked-post.ts';
import { hasLabel, trackPost } from './tracked-post.ts';
import { Units } from './units.ts';
import type { KnownAnswer, VerdictCache } from './verdict-cache.ts';

/** The longest piece of reading done in one go, ms: what is left waits for the next frame, without its badges. */
const SLICE_MS = 8;
/** So many units are read between two looks at the clock. */
const UNITS_BETWEEN_LOOKS = 4;
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

/** What a run of mutations says. */
export interface PageChange {
  /** Elements to look into for units. */
  readonly added: readonly Element[];
  /** Elements that have another attribute now. */
  readonly changed: readonly Element[];
  /** Nodes whose units are to be read again. */
  readonly touched: readonly Node[];
  /** An element of the page's own has left its place. */
  readonly removed: boolean;
}

/**
 * Keeps every unit of the page in step with its badges. One rule makes it safe: whatever stands beside a post is derived
 * anew from what the post says now; when in doubt the badge goes first and comes back with the answer.
 */
export class Feed {
  readonly #parts: FeedParts;
  readonly #units: Units;
  #page: PageContext;
  #href: string;
  #entry: NavigationHistoryEntry | null = null;
  #continuing = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#href = parts.window.document.URL;
    this.#page = pageOf(parts.site, parts.window);
    this.#units = new Units(parts.site.find);
  }

  /** The kind of page that is being read. */
  get view(): View {
    return this.#page.view;
  }

  /** The page as adapters know it. */
  get page(): PageContext {
    return this.#page;
  }

  /** Looks for units in the whole page. */
  discoverAll(): void {
    if (isReadable(this.#page.view)) this.#units.discover(this.#parts.window.document.documentElement);
  }

  /** The page has changed: what it concerns is read again, and settled. */
  changed({ added, changed, touched, removed }: PageChange): void {
    const units = this.#units;
    units.touch(touched);
    if (isReadable(this.#page.view)) {
      for (const root of added) if (root.isConnected) units.discover(root);
      units.discoverAt(changed);
    }
    if (removed) this.dropDetached();
    if (touched.length > 0) this.settle();
  }

  /** Forgets units that have left the page, and takes their badges with it: at once, outside nothing says what becomes of them. */
  dropDetached(): void {
    for (const unit of this.#units.takeDetached()) this.#leaveAll(unit);
  }

  /** True when the address has changed since the last look; then every unit is read again under the new view. */
  followRoute(): boolean {
    // Another entry of the history with every navigation (HTML standard); to compare two costs a fraction of two addresses.
    const entry = this.#parts.window.navigation?.currentEntry ?? null;
    if (entry !== null && entry === this.#entry) return false;
    this.#entry = entry;
    // The same as `location.href` (HTML standard) and cheaper: this is asked before every piece of work.
    const href = this.#parts.window.document.URL;
    if (href === this.#href) return false;
    this.#href = href;
    const page = pageOf(this.#parts.site, this.#parts.window);
    this.#page = page;
    this.#parts.door.labeller?.enterPage();
    this.dropDetached();
    this.#parts.health.restart(page.view, this.#parts.ticks());
    if (isReadable(page.view)) {
      this.#units.markAll();
      this.discoverAll();
    } else this.clear();
    return true;
  }

  /** Reads the units again that have an answer with a label. */
  touchLabelled(): void {
    for (const unit of this.#units.all())
      if (unit.posts.some(({ answer }) => hasLabel(answer))) this.#units.mark(unit);
  }

  /** Reads what changed, shows what is known, asks for the rest. Called at the end of every piece of work. */
  settle(): void {
    const { ticks, judge, health, log, onSettled } = this.#parts;
    const start = ticks();
    let late = false;
    for (let some = this.#units.take(UNITS_BETWEEN_LOOKS); some.length > 0; ) {
      for (const unit of some) this.#read(unit);
      late = this.#units.dirty.length > 0 && ticks() - start > SLICE_MS;
      some = late ? [] : this.#units.take(UNITS_BETWEEN_LOOKS);
    }
    judge.flush();
    const now = ticks();
    log.slice(now - start);
    health.judge(now);
    onSettled();
    if (late) this.#continueNextFrame();
  }

  /**
   * Answers have come, in the order of these questions: they are remembered, and of the posts that waited for one those get
   * their badges that still say the same. True when one of them is a label.
   */
  answered({ epoch, answers, which, micros }: JudgedBatch, questions: readonly Question[]): boolean {
    const { cache } = this.#parts;
    const moved = cache.enter(epoch);
    let labelled = false;
    questions.forEach(({ wire, posts }, at) => {
      const answer = answers[which[at] ?? -1];
      if (answer === undefined) return;
      const known = { wire, answer, micros: micros[at] ?? 0 };
      cache.put(known);
      labelled ||= hasLabel(answer);
      if (moved) return;
      for (const post of posts) {
        if (post.unit === null || post.unit.isDirty || !isOpen(post)) continue;
        this.#take(post, known);
        this.#show(post);
      }
    });
    // Lists or settings changed, and this answer is here before the word of it: what was answered before is void.
    if (moved) this.askAgain();
    return labelled;
  }

  /** Lists or settings changed: every post is asked about again, and keeps its badge until the answer is here. */
  askAgain(): void {
    this.#parts.judge.forget();
    this.dropDetached();
    this.#parts.log.forgetGone();
    for (const { posts } of this.#units.all()) for (const post of posts) post.stale = true;
    this.#units.markAll();
    this.settle();
  }

  /** No answer will come: a badge that rests on an answer of before is taken away. */
  dropStale(): void {
    for (const { posts } of this.#units.all())
      for (const post of posts) {
        if (!post.stale) continue;
        post.answer = null;
        this.#show(post);
      }
  }

  /** Shows every answer again: the alarm went off or is over. What was read under it is remembered no longer than it. */
  showAll(): void {
    const { health, log } = this.#parts;
    if (health.alarm === null) log.trust();
    else log.doubt();
    for (const { posts } of this.#units.all())
      for (const post of posts) {
        log.note(post);
        this.#show(post);
      }
  }

  /** Takes everything of ours out of the page. */
  clear(): void {
    for (const unit of this.#units.all()) this.#leaveAll(unit);
    this.#units.clear();
    this.#parts.judge.forget();
  }

  /** What is left waits one frame, and no frame may show a badge made for what the row said before. */
  #continueNextFrame(): void {
    for (const unit of this.#units.dirty)
      for (const post of unit.posts) this.#parts.door.labeller?.clear(post);
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
    let reads: readonly ReadPost[] = [];
    try {
      reads = site.read(unit.unit, this.#page);
    } catch {
      // A page can shadow what every element has: then nothing is said about this one.
    }
    const before = unit.posts;
    const posts = reads.map((read) => {
      const wire = packPost(read.post);
      const kept = keptOf(before, read, wire);
      if (kept === undefined) return trackPost(unit, read, wire);
      kept.read = read;
      return kept;
    });
    unit.posts = posts;
    for (const post of before) if (!posts.includes(post)) this.#leave(post);
    health.saw(unit, reads);
    log.saw(unit, reads);
    for (const post of posts) {
      // After `askAgain` once more: where it stands twice, the log may have held the other, which has gone.
      if (post.logKey === null || post.stale) log.note(post);
      this.#answerOrAsk(post);
      this.#show(post);
    }
  }

  #answerOrAsk(post: TrackedPost): void {
    if (!isOpen(post)) return;
    const known = this.#parts.cache.get(post.wire);
    if (known === undefined) this.#parts.judge.ask(post);
    else this.#take(post, known);
  }

  #take(post: TrackedPost, { answer, micros }: KnownAnswer): void {
    if (post.answer === null) this.#parts.log.answered(post);
    post.answer = answer;
    post.micros = micros;
    post.stale = false;
  }

  #show(post: TrackedPost): void {
    const { door, health } = this.#parts;
    const { answer, badge, reposterBadge } = post;
    // Nearly all posts wear no badge and get none.
    if (badge ?? reposterBadge ?? answer?.label ?? answer?.reposterLabel) {
      if (health.alarm === null) door.labeller?.apply(post);
      else door.labeller?.clear(post);
    }
  }

  /** This post is no longer in the page, or its row says something else now. */
  #leave(post: TrackedPost): void {
    if (post.badge ?? post.reposterBadge) this.#parts.door.labeller?.clear(post);
    post.read = null;
    post.unit = null;
  }

  #leaveAll(unit: TrackedUnit): void {
    for (const post of unit.posts) this.#leave(post);
  }
}

/** True for a post without an answer that is valid now. */
function isOpen({ answer, stale }: TrackedPost): boolean {
  return answer === null || stale;
}

/** The post that stood here before and says the same now. */
function keptOf(before: readonly TrackedPost[], read: ReadPost, wire: WirePost): TrackedPost | undefined {
  return before.find((post) => post.read?.element === read.element && isSameWire(post.wire, wire));
}

function pageOf(site: Site, window: Window): PageContext {
  const url = new URL(window.location.href);
  return { url, view: site.view(url) };
}
