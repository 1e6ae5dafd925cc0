import type { SiteId } from '../core/site-id.ts';
import type { JudgedPost, PageRequests } from '../messages/contract.ts';
import type { WirePost } from '../messages/wire-post.ts';
import { nextFrame } from './next-frame.ts';

/** The background's answer to one batch. */
export type JudgeAnswer = PageRequests['judge']['answer'];

/** What the client needs of the world. */
export interface JudgePorts {
  readonly window: Window;
  readonly send: (request: PageRequests['judge']['request']) => Promise<JudgeAnswer>;
  readonly onAnswers: (
    epoch: string,
    answers: readonly (readonly [signature: string, answer: JudgedPost])[],
  ) => void;
  /** The background could not be reached any more. */
  readonly onLost: (cause: unknown) => void;
}

const MOST_IN_A_BATCH = 200;
const MOST_TRIES = 4;
const RETRY_MS = 400;

/**
 * Asks the background about posts: at most one message in two frames, none about a post whose answer is under way. After a
 * pause the first batch leaves at once, so that an answer can come within the next frame; only while posts keep coming in
 * every frame does one wait, and for one frame. A message costs the page as much as reading several posts.
 */
export class JudgeClient {
  readonly #site: SiteId;
  readonly #ports: JudgePorts;
  #waiting = new Map<string, WirePost>();
  readonly #underWay = new Set<string>();
  #justSent = false;
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

  /** Sends what is waiting, unless this frame or the one before already sent. Call it at the end of every piece of work. */
  flush(): void {
    if (this.#justSent || this.#waiting.size === 0) return;
    const batch = [...this.#waiting].slice(0, MOST_IN_A_BATCH);
    for (const [signature] of batch) {
      this.#waiting.delete(signature);
      this.#underWay.add(signature);
    }
    this.#justSent = true;
    const { window } = this.#ports;
    nextFrame(window, () =>
      nextFrame(window, () => {
        this.#justSent = false;
        this.flush();
      }),
    );
    void this.#send(batch, 1);
  }

  /** Forgets what waits: the page, the lists or the settings changed. */
  forget(): void {
    this.#waiting = new Map();
    this.#underWay.clear();
  }

  async #send(batch: readonly (readonly [string, WirePost])[], attempt: number): Promise<void> {
    this.messages += 1;
    try {
      const answer = await this.#ports.send({ site: this.#site, posts: batch.map(([, post]) => post) });
      for (const [signature] of batch) this.#underWay.delete(signature);
      const pairs = batch.flatMap(([signature], at) => {
        const judged = answer.posts[at];
        return judged === undefined ? [] : [[signature, judged] as const];
      });
      this.#ports.onAnswers(answer.epoch, pairs);
    } catch (cause) {
      if (attempt >= MOST_TRIES) {
        for (const [signature] of batch) this.#underWay.delete(signature);
        this.#ports.onLost(cause);
        return;
      }
      // A worker that is being stopped refuses; the next message wakes a new one.
      this.#ports.window.setTimeout(() => void this.#send(batch, attempt + 1), RETRY_MS * attempt);
    }
  }
}
