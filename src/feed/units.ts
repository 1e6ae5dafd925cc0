import type { FoundUnit, Site } from '../sites/site.ts';
import type { TrackedUnit } from './tracked-post.ts';

/** So many ancestors are looked at in one piece of work, some hundred times what a page's own rows need. */
const MOST_STEPS = 20_000;

/** The units of a page, and which of them are to be read again. */
export class Units {
  readonly #find: Site['find'];
  readonly #known = new Map<Element, TrackedUnit>();
  /** To be read, in the order in which they changed; some of them may be forgotten meanwhile. */
  #dirty: TrackedUnit[] = [];
  /** The one tag that all units have had, or any. */
  #tags = '';

  constructor(find: Site['find']) {
    this.#find = find;
  }

  /** Every unit that is known. */
  all(): Iterable<TrackedUnit> {
    return this.#known.values();
  }

  /** Those that wait to be read. */
  get dirty(): readonly TrackedUnit[] {
    return this.#dirty;
  }

  /** This unit is to be read again. */
  mark(unit: TrackedUnit): void {
    if (unit.isDirty) return;
    unit.isDirty = true;
    this.#dirty.push(unit);
  }

  /** Every unit is to be read again. */
  markAll(): void {
    for (const unit of this.#known.values()) this.mark(unit);
  }

  /** Takes up to so many of those that wait, in their order. */
  take(most: number): readonly TrackedUnit[] {
    const taken = this.#dirty.splice(0, most);
    for (const unit of taken) unit.isDirty = false;
    return taken;
  }

  /** Looks for units in what was added. */
  discover(root: Element): void {
    for (const { unit, finder } of this.#foundIn(root)) {
      let known = this.#known.get(unit);
      if (known === undefined) {
        known = { unit, finder, posts: [], isDirty: false, wasRead: false };
        this.#known.set(unit, known);
        const { localName } = unit;
        // "fb:post" is no selector.
        if (localName !== this.#tags)
          this.#tags = this.#tags === '' && /^[a-z]+$/.test(localName) ? localName : '*';
      }
      this.mark(known);
    }
  }

  /** A page that resists has no units; whatever else has changed in it is read all the same. */
  #foundIn(root: Element): readonly FoundUnit[] {
    try {
      return this.#find(root);
    } catch {
      return [];
    }
  }

  /** Attributes of these elements changed: looks for units in them, once for each unit that they stand in. */
  discoverAt(elements: readonly Element[]): void {
    let last: Element | undefined;
    for (const element of elements) {
      // A row that is rewritten changes several attributes, one after the other.
      if (last?.contains(element) === true) continue;
      let at: Element | null = element;
      while (at !== null && !this.#known.has(at)) at = at.parentElement;
      last = at ?? element;
      if (last.isConnected) this.discover(last);
    }
  }

  /**
   * Something changed at these nodes: the units they stand in are to be read again. Nothing is noted about the elements
   * between: to put one of the page's nodes into a set costs as much as ten looks at a parent.
   */
  touch(nodes: readonly Node[]): void {
    let steps = 0;
    /** From here on up everything has been looked at. */
    let known = null as Element | null;
    /** It is a unit, and nothing in it could be another: whatever changes there concerns it alone. */
    let isWhole = false;
    for (const node of nodes) {
      // A row that is rewritten changes in ten places.
      if (isWhole && known?.contains(node) === true) continue;
      let at: Element | null = node.nodeType === 1 ? (node as Element) : node.parentElement;
      let innermost: Element | null = null;
      for (; at !== null && at !== known; at = at.parentElement) {
        steps += 1;
        const unit = this.#known.get(at);
        if (unit === undefined) continue;
        innermost ??= at;
        this.mark(unit);
      }
      known = innermost ?? at;
      isWhole = innermost !== null && innermost.querySelector(this.#tags) === null;
      if (steps > MOST_STEPS) break;
    }
    // However deep a hostile page nests: then everything is read.
    if (steps > MOST_STEPS) this.markAll();
  }

  /** Forgets the units that have left the page, and returns them. */
  takeDetached(): readonly TrackedUnit[] {
    const gone: TrackedUnit[] = [];
    for (const unit of this.#known.values()) {
      if (unit.unit.isConnected) continue;
      gone.push(unit);
      this.#known.delete(unit.unit);
    }
    if (gone.length > 0) this.#dirty = this.#dirty.filter(({ unit }) => unit.isConnected);
    return gone;
  }

  /** Forgets all units. */
  clear(): void {
    this.#known.clear();
    this.#dirty = [];
  }
}
