import { Column } from '../../parts/column.ts';
import { SWAP_TEXTS } from '../../parts/phrases.ts';
import type { SwapResult, SwapRow } from '../../parts/swapper.ts';
import { runSwaps } from '../../parts/swapper.ts';
import { chosenPosts } from '../../x/app/chosen.ts';
import { make, wrap } from '../../x/app/make.ts';
import { SWAP_PEOPLE } from '../people.ts';
import type { Layout, ReplicaPost } from '../posts.ts';
import { HOME, plainFeed } from '../posts.ts';
import { messageDock, topBar } from './dock.ts';
import { swapRow } from './swap-row.ts';
import { emptied, unit } from './unit.ts';

/** What tests may ask the replica for: `window.__replica`. */
export interface FacebookReplica {
  /** Runs `count` random swaps in place (parts/swapper.ts); only in the plain feed. */
  readonly swap: (seed: number, count: number) => Promise<SwapResult>;
  readonly navigate: (path: string) => void;
}

const PLAIN_POSTS = 24;
const root = document.getElementById('mount');
if (root === null) throw new Error('the page has no root');
const main = make('div', { role: 'main', class: 'main' });
root.append(topBar(), main, messageDock());

let column: Column | null = null;
let rows: SwapRow<ReplicaPost>[] = [];

function draw(): void {
  const url = new URL(window.location.href);
  column?.freeze();
  rows = [];
  const plain = url.searchParams.get('feed') === 'plain';
  const layout = url.searchParams.get('layout');
  const listed = plain ? plainFeed(PLAIN_POSTS) : chosenPosts(HOME, url);
  const posts = layout === null ? listed : listed.map((post) => ({ ...post, layout: layout as Layout }));
  // The light layout has no feed around its posts.
  const feed = make('div', layout === 'light' ? {} : { role: 'feed' });
  if (layout !== 'light') feed.append(make('h3', { dir: 'auto', class: 'unseen' }, 'Publicações do Feed'));
  main.replaceChildren(...(url.pathname === '/' ? [stories(), feed] : [feed]));
  const drawAt = (at: number): HTMLElement => {
    const post = posts[at];
    if (post === undefined) throw new Error('there is no such post');
    const row = unit(post, at);
    if (plain) rows.push(swapRow(row, post));
    return row;
  };
  column = new Column(feed, posts.length, drawAt, { way: 'empty', shell: emptied });
  if (plain) for (const [at] of posts.entries()) feed.append(drawAt(at));
  else column.update();
}

/** The tray of stories and the place where a post would be begun: nobody's posts. */
function stories(): HTMLElement {
  const own = make('a', { role: 'link', href: '/reader.invented', 'aria-label': 'The Reader' }, 'R');
  return wrap(
    1,
    make(
      'div',
      { 'aria-label': 'Stories' },
      make('a', { role: 'link', href: '/stories/create/' }, 'Criar story'),
    ),
    make(
      'div',
      { class: 'composer' },
      own,
      make('div', { role: 'button', tabindex: '0' }, 'No que você está pensando?'),
    ),
  );
}

const handle: FacebookReplica = {
  navigate: (path) => {
    history.pushState({}, '', path);
    window.scrollTo(0, 0);
    draw();
  },
  swap: (seed, count) =>
    runSwaps<ReplicaPost>(
      {
        rows: () => rows,
        anyPost: (pick) => ({ id: 0, by: pick(SWAP_PEOPLE), text: pick(SWAP_TEXTS) }),
      },
      seed,
      count,
    ),
};
Object.defineProperty(window, '__replica', { value: handle });
window.addEventListener('popstate', draw);
window.addEventListener('scroll', () => column?.update(), { passive: true });
draw();
