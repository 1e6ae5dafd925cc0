import type { Site } from '../sites/site.ts';
import type { Door } from './door.ts';
import type { Feed } from './feed.ts';
import type { Labeller } from './label-post.ts';

/**
 * Watches the page with one MutationObserver. Its callback runs after the page's own code and before the next frame, so
 * a row that has become another post loses or changes its badge before anybody can see it.
 */
export function watchPage(
  window: Window,
  site: Site,
  feed: Feed,
  door: Pick<Door, 'labeller'>,
): MutationObserver {
  const observer = new MutationObserver((records) => {
    if (feed.followRoute()) {
      feed.settle();
      return;
    }
    const work = sortRecords(records, door.labeller);
    feed.touch(work.touched);
    for (const root of work.added) if (root.isConnected) feed.discover(root);
    feed.discoverAt(work.changed);
    if (work.removed) feed.dropDetached();
    if (work.touched.size > 0 || work.added.size > 0 || work.removed) feed.settle();
  });
  observer.observe(window.document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: [...site.watched],
  });
  return observer;
}

interface Work {
  /** Elements to look into for units. */
  readonly added: Set<Element>;
  /** Elements that have another attribute now. */
  readonly changed: Set<Element>;
  /** Nodes whose units are to be read again. */
  readonly touched: Set<Node>;
  removed: boolean;
}

function sortRecords(records: readonly MutationRecord[], labeller: Labeller | null): Work {
  const work: Work = { added: new Set(), changed: new Set(), touched: new Set(), removed: false };
  for (const record of records) {
    const { type, target } = record;
    if (type !== 'childList') {
      work.touched.add(target);
      // An attribute that arrives late may be the one a finder looks for.
      if (type === 'attributes' && isElement(target)) work.changed.add(target);
      continue;
    }
    let foreign = false;
    const { addedNodes, removedNodes } = record;
    // By index: an iterator over a list of the DOM costs several times its items.
    for (let at = 0, count = addedNodes.length; at < count; at += 1) {
      const node = addedNodes[at];
      if (node === undefined || labeller?.isOurs(node) === true) continue;
      foreign = true;
      if (isElement(node)) work.added.add(node);
    }
    for (let at = 0, count = removedNodes.length; at < count; at += 1) {
      const node = removedNodes[at];
      if (node === undefined) continue;
      if (labeller?.isOurs(node) === true) foreign ||= labeller.isMissing(node);
      else {
        foreign = true;
        work.removed = true;
      }
    }
    if (foreign) work.touched.add(target);
  }
  return work;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
