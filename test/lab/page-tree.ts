import type { CDPSession } from '@playwright/test';

/** A node of the page as the debugger sees it, closed shadow roots included. */
export interface TreeNode {
  readonly id: number;
  readonly name: string;
  readonly parent: TreeNode | null;
  /** Child elements in order: shadow roots and text are left out, as in `Element.children`. */
  readonly elements: TreeNode[];
  readonly attributes: number;
  /** Elements at the top of a shadow root of this element. */
  readonly shadow: TreeNode[];
}

const ELEMENT = 1;

/**
 * The whole tree of the top document at one moment. It is read as a flat snapshot: the debugger's nested form fails on
 * pages that nest deeply.
 */
export class PageTree {
  readonly #byId = new Map<number, TreeNode>();
  #html: TreeNode | null = null;

  /** Reads the tree. */
  static async read(session: CDPSession): Promise<PageTree> {
    const { documents, strings } = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] });
    const tree = new PageTree();
    const { parentIndex, nodeType, nodeName, backendNodeId, attributes, shadowRootType } =
      documents[0]?.nodes ?? {};
    const shadowed = new Set(shadowRootType?.index);
    const nodes: TreeNode[] = [];
    for (const [index, id] of (backendNodeId ?? []).entries()) {
      const parent = nodes[parentIndex?.[index] ?? -1] ?? null;
      const name = strings[nodeName?.[index] ?? -1] ?? '';
      const node: TreeNode = {
        id,
        name: name.toUpperCase(),
        parent,
        elements: [],
        attributes: (attributes?.[index]?.length ?? 0) / 2,
        shadow: [],
      };
      nodes.push(node);
      tree.#byId.set(id, node);
      // Generated content ("::before") stands among the children as if it were an element.
      if (nodeType?.[index] !== ELEMENT || name.startsWith('::')) continue;
      tree.#html ??= node;
      // The snapshot leaves shadow roots themselves out and marks what stands in one.
      const entersShadow = shadowed.has(index) && !shadowed.has(parentIndex?.[index] ?? -1);
      (entersShadow ? parent?.shadow : parent?.elements)?.push(node);
    }
    return tree;
  }

  /** The node with this backend id, or null. */
  node(id: number): TreeNode | null {
    return this.#byId.get(id) ?? null;
  }

  /** The element at a child-index path from the document element ("0/1/3"); null when there is none. */
  at(path: string): TreeNode | null {
    if (path === '') return null;
    let node = this.#html;
    for (const step of path.split('/')) node = node?.elements[Number(step)] ?? null;
    return node;
  }

  /** Elements that look like a badge's host: no attribute, a shadow root with a button in it. */
  hosts(): TreeNode[] {
    return [...this.#byId.values()].filter(
      ({ name, attributes, shadow }) => name === 'SPAN' && attributes === 0 && shadow.some(holdsButton),
    );
  }
}

/** Shadow roots of ours are shallow: this never goes deep. */
function holdsButton(node: TreeNode): boolean {
  return node.name === 'BUTTON' || node.elements.some(holdsButton);
}
