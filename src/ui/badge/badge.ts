import type { BadgeLabel } from '../../messages/badge-label.ts';
import { drawingOf } from './drawing.ts';
import { setStyles } from './shared-sheet.ts';
import type { Theme } from './tokens.ts';

/** One badge: a plain `<span>` for the page, a closed shadow root for us. */
export interface Badge {
  readonly host: HTMLSpanElement;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
  readonly label: BadgeLabel;
  readonly theme: Theme;
  /** The evidence that hangs from this badge, from its first opening to its closing. Set by the popover's file. */
  popover: HTMLElement | null;
  /** Shows another label; evidence that is open for the old one is closed. */
  show(label: BadgeLabel): void;
  /** Shows the label's compact form, or the full one again. */
  setCompact(compact: boolean): void;
  /** Follows the page's theme. */
  setTheme(theme: Theme): void;
  /** The reader pressed the badge, or something in its popover: opens the evidence unless it is open. */
  press(): void;
}

/**
 * Makes a badge that stands in no page yet. The host carries no id, class or attribute, so that the page can tell that a
 * badge is there but not what it says. `onActivate` is called by `press`, which guard-events calls: the window's guard
 * keeps every click from the page, and so from the button as well.
 */
export function createBadge(label: BadgeLabel, theme: Theme, onActivate: (badge: Badge) => void): Badge {
  return new SpanBadge(label, theme, onActivate);
}

/** Copied for every badge, as its button is: a copy costs less than a new element. */
const HOST = document.createElement('span');

/** Its fields are declared to the compiler only: defined one by one in the browser, they cost a tenth of a plain span (docs/adr/0602). */
class SpanBadge implements Badge {
  declare readonly host: HTMLSpanElement;
  declare readonly root: ShadowRoot;
  declare readonly button: HTMLButtonElement;
  declare label: BadgeLabel;
  declare theme: Theme;
  declare popover: HTMLElement | null;
  declare private readonly onActivate: (badge: Badge) => void;
  declare private isCompact: boolean;

  constructor(label: BadgeLabel, theme: Theme, onActivate: (badge: Badge) => void) {
    const { button, styles } = drawingOf(label, theme, false);
    this.host = HOST.cloneNode() as HTMLSpanElement;
    this.root = this.host.attachShadow({ mode: 'closed' });
    this.button = button.cloneNode() as HTMLButtonElement;
    this.label = label;
    this.theme = theme;
    this.popover = null;
    this.onActivate = onActivate;
    this.isCompact = false;
    setStyles(this.root, styles);
    this.root.append(this.button);
  }

  show(label: BadgeLabel): void {
    this.close();
    this.label = label;
    this.draw();
  }

  setCompact(compact: boolean): void {
    if (compact === this.isCompact) return;
    this.isCompact = compact;
    this.draw();
  }

  setTheme(theme: Theme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    this.draw();
    if (this.popover !== null) this.popover.dataset.theme = theme;
  }

  press(): void {
    if (this.popover?.matches(':popover-open')) return;
    this.close();
    this.onActivate(this);
  }

  private draw(): void {
    const { button, styles } = drawingOf(this.label, this.theme, this.isCompact);
    for (const name of ['lang', 'aria-label']) {
      const value = button.getAttribute(name);
      if (value === null) this.button.removeAttribute(name);
      else this.button.setAttribute(name, value);
    }
    setStyles(this.root, styles);
  }

  private close(): void {
    this.popover?.remove();
    this.popover = null;
    this.button.popoverTargetElement = null;
  }
}
