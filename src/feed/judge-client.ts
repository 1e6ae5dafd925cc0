import type { SiteId } from '../core/site-id.ts';
import type { JudgedBatch, PageRequests } from '../messages/contract.ts';
import { nextFrame } from './next-frame.ts';
import type { TrackedPost } from './tracked-post.ts';
import type { Keyed } from './wire-map.ts';
import { WireMap } from './wire-map.ts';

/** One question, and the posts that wait for its answer: most often one. */
export interface Question extends Keyed {
  readonly posts: TrackedPost[];
}

/** What the client needs of the world. */
export interface JudgePorts {
  readonly window: Window;
  /** A monotonic time, ms. */
  readonly ticks: () => number;
  readonly send: (request: PageRequests['judge']['request']) => Promise<JudgedBatch>;
  /** The answers to these questions, in their order. */
  readonly onAnswers: (batch: JudgedBatch, questions: readonly Question[]) => void;
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
  #waiting: Question[] = [];
  /** Waiting and under way. */
  #open = new WireMap<Question>();
  #lastAt = Number.NEGATIVE_INFINITY;
  #isAwaited = false;
  /** Messages sent so far. */
  messages = 0;

  constructor(site: SiteId, ports: JudgePorts) {
    this.#site = site;
    this.#ports = ports;
  }

  /** Puts a post into the next batch, or behind the question that asks the same already. */
  ask(post: TrackedPost): void {
    const { wire } = post;
    const open = this.#open.get(wire);
    if (open === undefined) {
      const question = { wire, posts: [post] };
      this.#waiting.push(question);
      this.#open.add(question);
    } else if (!open.posts.includes(post)) open.posts.push(post);
  }

  /** Sends what is waiting, unless this frame or the one before already sent: then it leaves after them. Call it at the end of every piece of work. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const { window, ticks } = this.#ports;
    const now = ticks();
    if (now - this.#lastAt < SINCE_LAST_MS) {
      this.#flushNext(window);
      return;
    }
    this.#lastAt = now;
    const batch = this.#waiting.splice(0, MOST_IN_A_BATCH);
    if (this.#waiting.length > 0) this.#flushNext(window);
    void this.#send(batch, 1);
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
    this.#waiting = [];
    this.#open = new WireMap();
  }

  async #send(questions: readonly Question[], attempt: number): Promise<void> {
    const open = this.#open;
    this.messages += 1;
    try {
      const batch = await this.#ports.send({ site: this.#site, posts: questions.map(({ wire }) => wire) });
      if (open !== this.#open) return;
      for (const question of questions) open.delete(question);
      this.#ports.onAnswers(batch, questions);
    } catch (cause) {
      if (open !== this.#open) return;
      if (attempt >= MOST_TRIES) {
        for (const question of questions) open.delete(question);
        this.#ports.onLost(cause);
        return;
      }
      // A worker that is being stopped refuses; the next message wakes a new one.
      this.#ports.window.setTimeout(() => {
        if (open === this.#open) void this.#send(questions, attempt + 1);
      }, RETRY_MS * attempt);
    }
  }
}
