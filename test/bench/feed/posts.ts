import { Random } from '../random.ts';
import type { BenchList } from './list.ts';
import { PAYERS } from './list.ts';
import { LIVE } from './page/live.ts';
import { sentences, word } from './words.ts';

/** What hangs below the words of a post. */
export type Shape = 'plain' | 'photo' | 'video' | 'card' | 'quote';

/** Somebody's words. */
export interface Statement {
  readonly handle: string;
  readonly name: string;
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
}

/** One post of the stream, as the page's script gets it. */
export interface BenchPost extends Statement {
  readonly id: string;
  readonly shape: Shape;
  /** Handle of whoever passed the post on. */
  readonly reposter: string | null;
  /** What is said about its picture. */
  readonly alt: string;
  readonly quoted: Statement | null;
  /** How the row comes: made anew, a used cell filled again, or a used row rewritten in place. */
  readonly how: 'new' | 'refill' | 'rewrite';
  /** The badge the list calls for: paid author, paid author with the payer's message, message of somebody else. */
  readonly truth: 'account' | 'both' | 'message' | null;
}

/** Shares of the stream that carry evidence. */
export const RATES = { account: 0.025, both: 0.01, message: 0.015 } as const;
/** Shares of rows that use an old one again. */
export const RECYCLED = { refill: 0.15, rewrite: 0.15 } as const;
/** Shares of what hangs below the words: chosen, nobody has counted a reader's feed. */
export const SHAPES: Readonly<Record<Shape, number>> = {
  plain: 0.4,
  photo: 0.25,
  video: 0.1,
  card: 0.1,
  quote: 0.15,
};
/** Share of posts that somebody has passed on, and of texts with a hashtag, an emoji, an address. */
const REPOSTED = 0.12;
const EXTRAS = { tag: 0.2, emoji: 0.15, address: 0.12 } as const;
/** Share of pictures whose author has described them: for the others X says "Image". */
const DESCRIBED = 0.3;
const PEOPLE = 600;
const EMOJI = ['🔥', '🎉', '👍', '🌻'];
const HOUR_MS = 3_600_000;

/** What a stream is made from. */
export interface StreamPlan {
  readonly count: number;
  readonly seed: number;
  readonly list: BenchList;
  /** Decides the dates only. */
  readonly now: Date;
  /** How many times RATES: a stream that measures badges needs more of them. */
  readonly often?: number;
}

/** The stream: the same for the same plan. */
export function makePosts({ count, seed, list, now, often = 1 }: StreamPlan): BenchPost[] {
  const random = new Random(seed);
  const people = Array.from({ length: PEOPLE }, (_, at) => ({
    handle: `${word(random)}_${at}`.slice(-15),
    name: `${title(word(random))} ${title(word(random))}`,
  }));
  const posts: BenchPost[] = [];
  for (let at = 0; at < count; at += 1) {
    const truth = truthOf(random.next() / often);
    const listed = random.below(list.handles.length);
    const stranger = random.pick(people);
    // A paid author's message is one of the payer's own: the numbers agree modulo PAYERS.
    const message = random.below(Math.floor(list.texts.length / PAYERS)) * PAYERS + (listed % PAYERS);
    const author =
      truth === 'account' || truth === 'both'
        ? { handle: list.handles[listed] ?? '', name: `Invented Person ${listed}` }
        : stranger;
    const text = truth === 'both' || truth === 'message' ? (list.texts[message] ?? '') : ordinary(random);
    const how = howOf(random.next());
    // A row that is rewritten in place keeps its kind: it was one of those before.
    const kept = how === 'rewrite' ? posts[at - LIVE] : undefined;
    const shape = kept?.shape ?? shapeOf(random.next());
    const isReposted = kept === undefined ? random.next() < REPOSTED : kept.reposter !== null;
    const hoursAgo = () => new Date(now.getTime() - (1 + random.below(48)) * HOUR_MS).toISOString();
    posts.push({
      id: String(1_900_000_000_000_000_000n + BigInt(seed) * 1_000_000n + BigInt(at)),
      ...author,
      text,
      at: hoursAgo(),
      shape,
      reposter: isReposted ? random.pick(people).handle : null,
      alt: random.next() < DESCRIBED ? sentences(random, 6, 20) : 'Image',
      quoted: shape === 'quote' ? { ...random.pick(people), text: ordinary(random), at: hoursAgo() } : null,
      how,
      truth,
    });
  }
  return posts;
}

function shapeOf(chance: number): Shape {
  let rest = chance;
  for (const [shape, share] of Object.entries(SHAPES)) {
    rest -= share;
    if (rest < 0) return shape as Shape;
  }
  return 'plain';
}

function truthOf(chance: number): BenchPost['truth'] {
  if (chance < RATES.account) return 'account';
  if (chance < RATES.account + RATES.both) return 'both';
  return chance < RATES.account + RATES.both + RATES.message ? 'message' : null;
}

function howOf(chance: number): BenchPost['how'] {
  if (chance < RECYCLED.refill) return 'refill';
  return chance < RECYCLED.refill + RECYCLED.rewrite ? 'rewrite' : 'new';
}

/** What somebody says of their own: words, and at times what a site draws in another way than words. */
function ordinary(random: Random): string {
  const parts = [plain(random)];
  if (random.next() < EXTRAS.emoji) parts.push(random.pick(EMOJI));
  if (random.next() < EXTRAS.tag) parts.push(`#${word(random)}`);
  if (random.next() < EXTRAS.address) parts.push(`https://example.org/${word(random)}`);
  return parts.join(' ');
}

/** Mostly one or two sentences; some are a word or two, some fill a screen, as in real feeds. */
function plain(random: Random): string {
  const size = random.next();
  if (size < 0.1) return sentences(random, 1, 4);
  return size < 0.85 ? sentences(random, 6, 34) : sentences(random, 35, 55);
}

function title(plain: string): string {
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
