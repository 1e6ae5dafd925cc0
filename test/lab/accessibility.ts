import type { CDPSession } from '@playwright/test';
import type { PageTree, TreeNode } from './page-tree.ts';

/** How every badge's accessible name ends: readers must know that the site did not write it. */
export const NAME_ENDING = 'label added by Fieldmark';

/** A badge as assistive technology finds it: its whole name, and the element that hosts it. */
export interface ReadBadge {
  readonly name: string;
  readonly host: TreeNode | null;
}

/** Reads the badges of the page from its accessibility tree, in tree order. */
export async function readBadges(session: CDPSession, tree: PageTree): Promise<ReadBadge[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree', {});
  return nodes.flatMap((node) => {
    const name = String(node.name?.value ?? '');
    if (node.ignored || node.role?.value !== 'button' || !name.endsWith(NAME_ENDING)) return [];
    const button = node.backendDOMNodeId === undefined ? null : tree.node(node.backendDOMNodeId);
    return [{ name, host: hostOf(button) }];
  });
}

/** Which of these elements holds the badge most closely: an inner quoted post wins over the post around it. */
export function ownerOf<T>(badge: ReadBadge, owners: ReadonlyMap<TreeNode, T>): T | null {
  for (let at = badge.host; at !== null; at = at.parent) {
    const owner = owners.get(at);
    if (owner !== undefined) return owner;
  }
  return null;
}

/** The element whose shadow root holds the button. */
function hostOf(button: TreeNode | null): TreeNode | null {
  for (let at = button; at !== null; at = at.parent) {
    if (at.parent?.shadow.includes(at) === true) return at.parent;
  }
  return null;
}
