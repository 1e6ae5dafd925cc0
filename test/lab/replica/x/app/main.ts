import type { Counters } from './counters.ts';
import { startCounters } from './counters.ts';
import { messageDock } from './dock.ts';
import { make } from './make.ts';
import { drawPage } from './page.ts';
import { routeOf } from './route.ts';
import type { SwapResult } from './swap.ts';
import { Swapper } from './swap.ts';
import type { Timeline } from './timeline.ts';

/** What tests may ask the replica for: `window.__replica`. */
export interface ReplicaHandle {
  readonly counters: Counters;
  /** Runs `count` random swaps in place (see swap.ts). */
  readonly swap: (seed: number, count: number) => Promise<SwapResult>;
  /** Puts `count` nested elements into the page, the innermost a post without an author. */
  readonly nest: (count: number) => void;
  readonly navigate: (path: string) => void;
}

const root = document.getElementById('react-root');
if (root === null) throw new Error('the page has no root');
const content = make('div', { class: 'content' });
root.append(make('div', { class: 'frame' }, content));
document.getElementById('layers')?.append(messageDock());

let timeline: Timeline | null = null;
let nested = 0;

function draw(): void {
  timeline?.end();
  const page = drawPage(routeOf(new URL(window.location.href)));
  timeline = page.timeline;
  content.replaceChildren(page.main);
  timeline?.update();
}

function navigate(path: string): void {
  history.pushState({}, '', path);
  window.scrollTo(0, 0);
  draw();
}

function nest(count: number): void {
  let inner: HTMLElement = make(
    'article',
    { 'data-testid': 'tweet', role: 'article', class: 'post' },
    'at the bottom',
  );
  for (let at = 0; at < count; at += 1) inner = make('div', { class: 'box' }, inner);
  nested += 1;
  // Drawn, so many nested boxes end the browser's own layout: the page keeps them out of sight.
  content.append(make('div', { class: 'deep', id: `deep-${nested}` }, inner));
}

const counters = startCounters(root, navigate);
window.addEventListener('popstate', draw);
window.addEventListener('scroll', () => timeline?.update(), { passive: true });
window.addEventListener('resize', () => timeline?.update());
// Links inside the site change the page without a load, as a single-page application does.
root.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const href = event.target.closest('a')?.getAttribute('href');
  if (href?.startsWith('/') !== true) return;
  event.preventDefault();
  navigate(href);
});

const handle: ReplicaHandle = {
  counters,
  navigate,
  nest,
  swap: (seed, count) => {
    if (timeline === null) throw new Error('there is no timeline here');
    return new Swapper(timeline, seed).run(count);
  },
};
Object.defineProperty(window, '__replica', { value: handle });
draw();
