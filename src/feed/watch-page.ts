import type { Site } from '../sites/site.ts';
import type { Door } from './door.ts';
import type { Feed, PageChange } from './feed.ts';
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
    if (feed.followRoute()) feed.settle();
    else feed.changed(sortRecords(records, door.labeller));
  });
  observer.observe(window.document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: [...site.watched],
  });
  return observer;
}

/** Lists, not sets: what stands twice in one is seldom, and a set of the page's nodes costs more than to look twice. */
function sortRecords(records: readonly MutationRecord[], labeller: Labeller | null): PageChange {
  const added: Element[] = [];
  const changed: Element[] = [];
  const touched: Node[] = [];
  let removed = false;
  for (const record of records) {
    const { target } = record;
    if (record.type !== 'childList') {
      if (touched.at(-1) !== target) touched.push(target);
      // An attribute that arrives late may be the one a finder looks for.
      if (isElement(target) && changed.at(-1) !== target) changed.push(target);
      continue;
    }
    let foreign = false;
    const { addedNodes, removedNodes } = record;
    // By index: an iterator over a list of the DOM costs several times its items.
    for (let at = 0, count = addedNodes.length; at < count; at += 1) {
      const node = addedNodes[at];
      if (node === undefined || labeller?.isOurs(node) === true) continue;
      foreign = true;
      if (isElement(node)) added.push(node);
    }
    for (let at = 0, count = removedNodes.length; at < count; at += 1) {
      const node = removedNodes[at];
      if (node === undefined) continue;
      if (labeller?.isOurs(node) === true) foreign ||= labeller.isMissing(node);
      else {
        foreign = true;
        // A text holds no unit.
        removed ||= isElement(node);
      }
    }
    if (foreign && touched.at(-1) !== target) touched.push(target);
  }
  return { added, changed, touched, removed };
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
