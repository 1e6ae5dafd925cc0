import type { CDPSession } from '@playwright/test';

/** A node of the page as the debugger sees it, closed shadow roots included. */
export interface TreeNode {
  readonly id: number;
  readonly name: string;
  readonly parent: TreeNode | null;
  /** Child elements in order: shadow roots and text are left out, as in `Element.children`. */
  readonly elements: TreeNode[];
  readonly attributes: number;
  readonly shadowRoots: TreeNode[];
}

interface RawNode {
  readonly backendNodeId: number;
  readonly nodeType: number;
  readonly nodeName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly RawNode[];
  readonly shadowRoots?: readonly RawNode[];
}

/** The whole tree of the top document at one moment. */
export class PageTree {
  readonly #byId = new Map<number, TreeNode>();
  #html: TreeNode | null = null;

  /** Reads the tree. */
  static async read(session: CDPSession): Promise<PageTree> {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const tree = new PageTree();
    tree.#add(root as RawNode, null);
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
      ({ name, attributes, shadowRoots }) =>
        name === 'SPAN' && attributes === 0 && shadowRoots.some((root) => holdsButton(root)),
    );
  }

  #add(raw: RawNode, parent: TreeNode | null): TreeNode {
    const node: TreeNode = {
      id: raw.backendNodeId,
      name: raw.nodeName.toUpperCase(),
      parent,
      elements: [],
      attributes: (raw.attributes?.length ?? 0) / 2,
      shadowRoots: [],
    };
    this.#byId.set(node.id, node);
    if (this.#html === null && raw.nodeType === 1) this.#html = node;
    for (const child of raw.children ?? []) {
      const added = this.#add(child, node);
      if (child.nodeType === 1) node.elements.push(added);
    }
    for (const root of raw.shadowRoots ?? []) node.shadowRoots.push(this.#add(root, node));
    return node;
  }
}

function holdsButton(node: TreeNode): boolean {
  return node.name === 'BUTTON' || node.elements.some(holdsButton);
}
