import type { BadgeLabel } from '../../../../src/messages/badge-label.ts';
import { createBadge } from '../../../../src/ui/badge/badge.ts';
import type { BadgeRun, ShiftRun } from '../figures.ts';
import { BADGES } from '../figures.ts';

// The bench's content script: badges are made and put in by the product's own code, in an isolated world as in life.

const LABEL: BadgeLabel = {
  grade: 'A',
  sentence: 'Paid by the Invented Committee for Better Trams',
  compact: 'Paid by Invented Committee',
  name: 'Paid campaign message: Paid by the Invented Committee for Better Trams (label added by Fieldmark)',
};
const SETTLE_MS = 300;

addEventListener('bench-badges', () => answer(insertAll()));
addEventListener('bench-shift', async () => answer(await insertOne()));

function answer(value: BadgeRun | ShiftRun): void {
  document.documentElement.dataset.bench = JSON.stringify(value);
}

function makeBadge(label = LABEL): HTMLElement {
  // A label comes with an answer: each is an object of its own.
  return createBadge({ ...label }, 'light', () => {}).host;
}

function makePlain(): HTMLElement {
  const span = document.createElement('span');
  span.textContent = LABEL.sentence;
  return span;
}

/**
 * Badges and plain spans in turn, each with its layout, in a page with as many rows as a feed keeps; a full page is
 * emptied, unmeasured. Times in µs.
 */
function insertAll(): BadgeRun {
  const badge: number[] = [];
  const plain: number[] = [];
  const rows = texts();
  let hosts: HTMLElement[] = [];
  for (let at = 0; at < 2 * BADGES; at += 1) {
    const text = rows[at % rows.length];
    if (text === undefined) throw new Error('the page has no text');
    if (at % rows.length === 0) {
      for (const host of hosts) host.remove();
      hosts = [];
      document.body.getBoundingClientRect();
    }
    const isBadge = (at + Math.floor(at / rows.length)) % 2 === 0;
    const start = performance.now();
    const host = isBadge ? makeBadge() : makePlain();
    text.before(host);
    host.getBoundingClientRect();
    (isBadge ? badge : plain).push((performance.now() - start) * 1000);
    hosts.push(host);
  }
  return { badge, plain, fresh: insertFresh(rows, hosts), exact: crossOriginIsolated };
}

/** Badges that each say something that no badge said before. Times in µs. */
function insertFresh(rows: readonly Element[], hosts: readonly HTMLElement[]): number[] {
  for (const host of hosts) host.remove();
  document.body.getBoundingClientRect();
  return rows.map((row, at) => {
    const start = performance.now();
    const host = makeBadge({ ...LABEL, sentence: `${LABEL.sentence}, ${at}` });
    row.before(host);
    host.getBoundingClientRect();
    return (performance.now() - start) * 1000;
  });
}

/** Puts one badge into the middle of a page at rest and compares where everything stands before and after. */
async function insertOne(): Promise<ShiftRun> {
  const all = texts();
  const text = all[Math.floor(all.length / 2)];
  if (text === undefined) throw new Error('the page has no text');
  await new Promise((done) => setTimeout(done, SETTLE_MS));
  const elements = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getClientRects().length > 0,
  );
  const before = elements.map((element) => element.getBoundingClientRect());
  const shifts: LayoutShiftLike[] = [];
  new PerformanceObserver((list) =>
    shifts.push(...(list.getEntries() as unknown as LayoutShiftLike[])),
  ).observe({
    type: 'layout-shift',
  });
  const host = makeBadge();
  text.before(host);
  const line = host.getBoundingClientRect().height;
  await new Promise((done) => setTimeout(done, SETTLE_MS));
  const later = host.getBoundingClientRect().height;
  const strays: string[] = [];
  elements.forEach((element, at) => {
    const was = before[at];
    if (was === undefined) return;
    const is = element.getBoundingClientRect();
    const holds = element.contains(host);
    const follows = (host.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const down = follows ? line : 0;
    const taller = holds ? line : 0;
    // What stands beside the line (avatar, header) and above it stays; what follows goes down by the line; what holds it grows by it.
    const still = near(is.left, was.left) && near(is.width, was.width);
    const moved = near(is.top, was.top + down) || (follows && isBeside(element) && near(is.top, was.top));
    const sized = near(is.height, was.height + taller) || near(is.height, was.height);
    if (still && moved && sized) return;
    const { left, top, width, height } = was;
    strays.push(
      `${element.localName}.${element.className} ${[left, top, width, height].join(' ')} -> ${[is.left, is.top, is.width, is.height].join(' ')}`,
    );
  });
  const sources = shifts.flatMap((shift) => shift.sources);
  const foreign = sources.filter(
    ({ node }) =>
      node === null ||
      ((host.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 && !node.contains(host)),
  ).length;
  return { line, growsLater: later - line, strays, shifts: shifts.length, foreignShifts: foreign };
}

interface LayoutShiftLike {
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Rows that do not follow each other in the flow stay where they are. */
function isBeside(element: Element): boolean {
  return (
    element.closest('.cell') !== null &&
    getComputedStyle(element.closest('.cell') ?? element).position === 'absolute'
  );
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.51;
}

function texts(): Element[] {
  return [...document.querySelectorAll('[data-testid="tweetText"]')];
}
