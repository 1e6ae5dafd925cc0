import { Column } from '../../parts/column.ts';
import { SWAP_TEXTS } from '../../parts/phrases.ts';
import type { SwapResult, SwapRow } from '../../parts/swapper.ts';
import { runSwaps } from '../../parts/swapper.ts';
import { chosenPosts } from '../../x/app/chosen.ts';
import { make, wrap } from '../../x/app/make.ts';
import type { ReplicaPost } from '../posts.ts';
import { codeOf, HOME, plainFeed, SWAP_PEOPLE } from '../posts.ts';
import { article, postPage } from './article.ts';
import { messageDock, navigation, suggestions, tray } from './surroundings.ts';
import { swapRow } from './swap-row.ts';

/** What tests may ask the replica for: `window.__replica`. */
export interface InstagramReplica {
  /** Runs `count` random swaps in place (parts/swapper.ts); only in the plain feed. */
  readonly swap: (seed: number, count: number) => Promise<SwapResult>;
  readonly navigate: (path: string) => void;
}

const PLAIN_POSTS = 24;
const root = document.getElementById('mount');
if (root === null) throw new Error('the page has no root');
const main = make('main', { role: 'main', class: 'main' });
root.append(navigation(), make('section', {}, main), messageDock());

let column: Column | null = null;
let rows: SwapRow<ReplicaPost>[] = [];
let nextId = 50_000;

function draw(): void {
  const url = new URL(window.location.href);
  column?.freeze();
  column = null;
  rows = [];
  const [first, second] = url.pathname.split('/').filter((part) => part !== '');
  const opened = first === 'p' ? HOME.find((post) => codeOf(post) === second) : undefined;
  if (opened !== undefined) main.replaceChildren(wrap(1, postPage(opened)));
  else if (first !== undefined) main.replaceChildren(grid(first));
  else drawFeed(url);
}

function drawFeed(url: URL): void {
  const plain = url.searchParams.get('feed') === 'plain';
  const posts = plain ? plainFeed(PLAIN_POSTS) : chosenPosts(HOME, url);
  const list = make('div', { style: 'display: flex; flex-direction: column; position: relative;' });
  main.replaceChildren(...(plain ? [] : [tray()]), list, suggestions());
  const drawAt = (at: number): HTMLElement => {
    const post = posts[at];
    if (post === undefined) throw new Error('there is no such post');
    const row = article(post);
    if (plain) rows.push(swapRow(row, post));
    return row;
  };
  column = new Column(list, posts.length, drawAt, { way: 'remove' });
  if (plain) for (const [at] of posts.entries()) list.append(drawAt(at));
  else column.update();
}

/** A profile's grid: captions stand only in the pictures' descriptions, and nothing there is read. */
function grid(handle: string): HTMLElement {
  const own = HOME.filter(({ by }) => by === handle);
  const tiles = own.map((post) =>
    make(
      'a',
      { role: 'link', href: `/${handle}/p/${codeOf(post)}/` },
      make('img', {
        alt: post.text,
        src: `https://scontent.cdninstagram.com/${post.id}.svg`,
        class: 'photo',
      }),
    ),
  );
  const head = make('header', {}, make('section', {}, make('h2', { dir: 'auto' }, handle)));
  return wrap(1, head, make('div', {}, ...tiles));
}

const handle: InstagramReplica = {
  navigate: (path) => {
    history.pushState({}, '', path);
    window.scrollTo(0, 0);
    draw();
  },
  swap: (seed, count) =>
    runSwaps<ReplicaPost>(
      {
        rows: () => rows,
        anyPost: (pick) => {
          nextId += 1;
          return { id: nextId, by: pick(SWAP_PEOPLE), text: pick(SWAP_TEXTS), form: 'plain', hoursAgo: 3 };
        },
      },
      seed,
      count,
    ),
};
Object.defineProperty(window, '__replica', { value: handle });
window.addEventListener('popstate', draw);
window.addEventListener('scroll', () => column?.update(), { passive: true });
draw();
