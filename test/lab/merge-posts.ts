import type { TabPost } from '../../src/messages/contract.ts';
import type { ReadBadge } from './accessibility.ts';
import { ownerOf } from './accessibility.ts';
import type { PageTree, TreeNode } from './page-tree.ts';
import type { ReportPost } from './report.ts';

/** One look at a page: what the tab says, the tree and the badges, all of the same moment. */
export interface Look {
  readonly posts: readonly TabPost[];
  readonly tree: PageTree;
  readonly badges: readonly ReadBadge[];
  /** Distance from the top of the page by path, CSS pixels; rows that a site recycles are not in document order. */
  readonly tops: ReadonlyMap<string, number>;
}

/** What several looks at one page add up to. */
export class MergedPosts {
  readonly #byKey = new Map<string, ReportPost>();
  readonly #stray = new Set<string>();

  /** Adds a look. A post seen before keeps its place and its badge; a badge that appears later is taken. */
  add({ posts, tree, badges, tops }: Look): void {
    const owners = new Map<TreeNode, TabPost>();
    for (const post of posts) {
      const element = tree.at(post.path);
      if (element !== null) owners.set(element, post);
    }
    const namesOf = new Map<TabPost, string[]>();
    for (const badge of badges) {
      const owner = ownerOf(badge, owners);
      if (owner === null) this.#stray.add(badge.name);
      else namesOf.set(owner, [...(namesOf.get(owner) ?? []), badge.name]);
    }
    const here = posts.filter(({ path }) => path !== '').sort((a, b) => compare(a, b, tops));
    for (const post of here) this.#merge(post, namesOf.get(post) ?? []);
  }

  /** Every post, in the order in which a reader meets them. */
  get posts(): readonly ReportPost[] {
    return [...this.#byKey.values()];
  }

  /** Names of badges that belong to no post. */
  get stray(): readonly string[] {
    return [...this.#stray];
  }

  #merge(post: TabPost, names: readonly string[]): void {
    const reposterBadge = names.find((name) => name === post.reposterLabel?.name) ?? null;
    const own = names.filter((name) => name !== reposterBadge);
    for (const extra of own.slice(1)) this.#stray.add(extra);
    const before = this.#byKey.get(post.key);
    this.#byKey.set(post.key, {
      author: post.author,
      permalink: post.permalink,
      postedAt: post.postedAt,
      kind: post.kind,
      reposter:
        post.reposter === null
          ? null
          : { handle: post.reposter.handle, badge: reposterBadge ?? before?.reposter?.badge ?? null },
      text: post.text,
      truncated: post.truncated,
      verdict: post.verdict,
      ...(post.reason === null ? {} : { reason: post.reason }),
      badge: own[0] ?? before?.badge ?? null,
    });
  }
}

/** By the place of the outermost post, then by document order: an inner post follows its outer one. */
function compare(a: TabPost, b: TabPost, tops: ReadonlyMap<string, number>): number {
  const first = outermost(a.path, tops);
  const second = outermost(b.path, tops);
  if (first !== second) {
    const distance = (tops.get(first) ?? 0) - (tops.get(second) ?? 0);
    if (distance !== 0) return distance;
  }
  return comparePaths(a.path, b.path);
}

function outermost(path: string, tops: ReadonlyMap<string, number>): string {
  let found = path;
  for (const other of tops.keys()) if (found.startsWith(`${other}/`)) found = other;
  return found;
}

function comparePaths(a: string, b: string): number {
  const left = a.split('/').map(Number);
  const right = b.split('/').map(Number);
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const distance = (left[at] ?? 0) - (right[at] ?? 0);
    if (distance !== 0) return distance;
  }
  return left.length - right.length;
}
