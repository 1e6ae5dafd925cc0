import type { SiteId } from '../core/site-id.ts';
import type { JudgedPost, PageRequests } from '../messages/contract.ts';
import type { WirePost } from '../messages/wire-post.ts';
import { nextFrame } from './next-frame.ts';

/** The background's answer to one batch. */
export type JudgeAnswer = PageRequests['judge']['answer'];

/** What the client needs of the world. */
export interface JudgePorts {
  readonly window: Window;
  /** A monotonic time, ms. */
  readonly ticks: () => number;
  readonly send: (request: PageRequests['judge']['request']) => Promise<JudgeAnswer>;
  /** By the signatures of the posts. */
  readonly onAnswers: (epoch: string, answers: ReadonlyMap<string, JudgedPost>) => void;
  /** The background could not be reached any more. */
  readonly onLost: (cause: unknown) => void;
}

const MOST_IN_A_BATCH = 200;
const MOST_TRIES = 4;
const RETRY_MS = 400;
/** So far apart are two messages at least, ms: more than one frame of a display with 60 a second, less than two. */
const SINCE_LAST_MS = 25;
const FRAME_MS = 16;

/**
 * Asks the background about posts: at most one message in two frames, none about a post whose answer is under way. After a
 * pause the first batch leaves at once, so that an answer can come within the next frame; only while posts keep coming in
 * every frame does one wait, and for one frame. A message costs the page as much as reading several posts.
 */
export class JudgeClient {
  readonly #site: SiteId;
  readonly #ports: JudgePorts;
  #waiting = new Map<string, WirePost>();
  #underWay = new Set<string>();
  #lastAt = Number.NEGATIVE_INFINITY;
  #isAwaited = false;
  /** Messages sent so far. */
  messages = 0;

  constructor(site: SiteId, ports: JudgePorts) {
    this.#site = site;
    this.#ports = ports;
  }

  /** Puts a post into the next batch. */
  ask(signature: string, post: WirePost): void {
    if (this.#underWay.has(signature)) return;
    this.#waiting.set(signature, post);
  }

  /** Sends what is waiting, unless this frame or the one before already sent: then it leaves after them. Call it at the end of every piece of work. */
  flush(): void {
    if (this.#waiting.size === 0) return;
    const { window, ticks } = this.#ports;
    const now = ticks();
    if (now - this.#lastAt < SINCE_LAST_MS) {
      this.#flushNext(window);
      return;
    }
    this.#lastAt = now;
    const signatures: string[] = [];
    const posts: WirePost[] = [];
    this.#waiting.forEach((post, signature) => {
      if (posts.length === MOST_IN_A_BATCH) return;
      signatures.push(signature);
      posts.push(post);
    });
    for (const signature of signatures) {
      this.#waiting.delete(signature);
      this.#underWay.add(signature);
    }
    if (this.#waiting.size > 0) this.#flushNext(window);
    void this.#send(signatures, posts, 1);
  }

  /** True when no question has left within this frame: then another message, which can wait, may leave. */
  get isQuiet(): boolean {
    return this.#ports.ticks() - this.#lastAt >= FRAME_MS;
  }

  #flushNext(window: Window): void {
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    nextFrame(window, () => {
      this.#isAwaited = false;
      this.flush();
    });
  }

  /**
   * Forgets what waits and what is under way: the page, the lists or the settings changed. An answer to a question of before
   * is no answer any more: it may say what was true then.
   */
  forget(): void {
    this.#waiting = new Map();
    this.#underWay = new Set();
  }

  async #send(signatures: readonly string[], posts: readonly WirePost[], attempt: number): Promise<void> {
    const underWay = this.#underWay;
    this.messages += 1;
    try {
      const answer = await this.#ports.send({ site: this.#site, posts });
      if (underWay !== this.#underWay) return;
      const answers = new Map<string, JudgedPost>();
      signatures.forEach((signature, at) => {
        underWay.delete(signature);
        const judged = answer.posts[at];
        if (judged !== undefined) answers.set(signature, judged);
      });
      this.#ports.onAnswers(answer.epoch, answers);
    } catch (cause) {
      if (underWay !== this.#underWay) return;
      if (attempt >= MOST_TRIES) {
        for (const signature of signatures) underWay.delete(signature);
        this.#ports.onLost(cause);
        return;
      }
      // A worker that is being stopped refuses; the next message wakes a new one.
      this.#ports.window.setTimeout(() => {
        if (underWay === this.#underWay) void this.#send(signatures, posts, attempt + 1);
      }, RETRY_MS * attempt);
    }
  }
}
