import type { Site } from '../sites/site.ts';
import type { Feed } from './feed.ts';
import type { Labeller } from './label-post.ts';

/**
 * Watches the page with one MutationObserver. Its callback runs after the page's own code and before the next frame, so
 * a row that has become another post loses or changes its badge before anybody can see it.
 */
export function watchPage(window: Window, site: Site, feed: Feed, labeller: Labeller): MutationObserver {
  const observer = new MutationObserver((records) => {
    if (feed.followRoute()) {
      feed.settle();
      return;
    }
    const work = sortRecords(records, labeller);
    feed.touch(work.touched);
    for (const root of work.added) if (root.isConnected) feed.discover(root);
    if (work.removed) feed.dropDetached();
    if (work.touched.size > 0 || work.added.size > 0 || work.removed) feed.settle();
  });
  observer.observe(window.document, {
    childList: true,
    subtree: true,
    characterData: site.observe.text,
    ...(site.observe.attributes.length > 0 ? { attributeFilter: [...site.observe.attributes] } : {}),
  });
  return observer;
}

interface Work {
  /** Elements to look into for units. */
  readonly added: Set<Element>;
  /** Nodes whose units are to be read again. */
  readonly touched: Set<Node>;
  removed: boolean;
}

function sortRecords(records: readonly MutationRecord[], labeller: Labeller): Work {
  const work: Work = { added: new Set(), touched: new Set(), removed: false };
  for (const record of records) {
    if (record.type !== 'childList') {
      work.touched.add(record.target);
      // An attribute that arrives late may be the one a finder looks for.
      if (record.type === 'attributes' && isElement(record.target)) work.added.add(record.target);
      continue;
    }
    let foreign = false;
    for (const node of record.addedNodes) {
      if (labeller.isOurs(node)) continue;
      foreign = true;
      if (isElement(node)) work.added.add(node);
    }
    for (const node of record.removedNodes) {
      if (labeller.isOurs(node)) foreign ||= labeller.isMissing(node);
      else {
        foreign = true;
        work.removed = true;
      }
    }
    if (foreign) work.touched.add(record.target);
  }
  return work;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
