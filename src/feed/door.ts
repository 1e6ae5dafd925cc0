import type { PageFile, PageRequests, PageSettings, TabRequests } from '../messages/contract.ts';
import type { Site } from '../sites/site.ts';
import type { Badge } from '../ui/badge/badge.ts';
import type { Feed } from './feed.ts';
import type { Health } from './health.ts';
import type { JudgeClient } from './judge-client.ts';
import type { Labeller } from './label-post.ts';
import type { PostLog } from './post-log.ts';
import type { TrackedPost } from './tracked-post.ts';

/** What our files share in the isolated world of one page. The first is always there, each other one from its coming on. */
export interface Door {
  /** Ends with the extension: everything of ours in this page hangs on it. */
  readonly life: AbortController;
  /** Asks the background; rejects when there is no answer. */
  readonly ask: <K extends keyof PageRequests>(
    kind: K,
    request: PageRequests[K]['request'],
  ) => Promise<PageRequests[K]['answer']>;
  /** Has the background put another file of ours into this page. False when it could not be. Never rejects. */
  readonly bring: (file: PageFile) => Promise<boolean>;
  /** False once the extension was disabled, updated or removed. */
  readonly isAlive: () => boolean;
  /** Tells a developer about a bug of ours. */
  readonly logBug: (where: string, cause: unknown) => void;
  /** Set by the reader. */
  reader: Reader | null;
  /** Set by labels.js. */
  labeller: Labeller | null;
  /** Set by popover.js: shows the evidence of a badge in the badge's own shadow root. Never rejects. */
  openEvidence: ((post: TrackedPost, badge: Badge) => Promise<void>) | null;
  /** Set by report.js. */
  answers: ReportAnswers | null;
}

/** What the reader of a site lays open to the files that come after it. */
export interface Reader {
  readonly site: Site;
  readonly feed: Feed;
  readonly health: Health;
  readonly judge: JudgeClient;
  readonly log: PostLog;
  /** The site is switched on. */
  on: boolean;
  /** The settings have come. */
  ready: boolean;
  /** Settings, lists or overrides changed. */
  refresh(next: PageSettings): void;
  /** The labeller is there: what has a label is read again as it is now, and drawn. */
  draw(): void;
}

/** What is asked now and then: by the extension's own pages, and by the evidence on a profile page. */
export type ReportAnswers = {
  readonly [K in 'report' | 'scroll-to']: (request: TabRequests[K]['request']) => TabRequests[K]['answer'];
} & {
  /** The description of the profile that the page shows, when the post is its owner's own; else null. */
  readonly profileOf: (post: TrackedPost) => string | null;
};

/** A global of our isolated world, which no page can see. */
const KEY = Symbol.for('fieldmark.door');

type Shelf = { [KEY]?: Door };

/** The door of this page; undefined before it has started, and then nothing else of ours may run: events are not guarded. */
export function doorOf(): Door | undefined {
  return (globalThis as Shelf)[KEY];
}

/** Puts the door where the other files find it. */
export function setDoor(door: Door): void {
  (globalThis as Shelf)[KEY] = door;
}
