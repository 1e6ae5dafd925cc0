import type { BadgeLabel } from '../../messages/badge-label.ts';
import { directionOf } from '../../platform/bidi.ts';
import { badgeCss } from './badge-css.ts';
import { setStyles } from './shared-sheet.ts';
import type { Theme } from './tokens.ts';
import { LOOKS } from './tokens.ts';

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

let prototype: HTMLButtonElement | null = null;

/** A copy costs less than half of a new button with its attributes. */
function makeButton(): HTMLButtonElement {
  if (prototype === null) {
    prototype = document.createElement('button');
    prototype.type = 'button';
    prototype.setAttribute('aria-haspopup', 'dialog');
  }
  return prototype.cloneNode() as HTMLButtonElement;
}

class SpanBadge implements Badge {
  readonly host = document.createElement('span');
  readonly root = this.host.attachShadow({ mode: 'closed' });
  readonly button = makeButton();
  readonly #onActivate: (badge: Badge) => void;
  label: BadgeLabel;
  theme: Theme;
  #compact = false;
  #css = '';
  popover: HTMLElement | null = null;

  constructor(label: BadgeLabel, theme: Theme, onActivate: (badge: Badge) => void) {
    this.label = label;
    this.theme = theme;
    this.#onActivate = onActivate;
    this.#draw();
    this.root.append(this.button);
  }

  show(label: BadgeLabel): void {
    this.#close();
    this.label = label;
    this.#draw();
  }

  setCompact(compact: boolean): void {
    if (compact === this.#compact) return;
    this.#compact = compact;
    this.#draw();
  }

  setTheme(theme: Theme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    this.#draw();
    if (this.popover !== null) this.popover.dataset.theme = theme;
  }

  press(): void {
    if (this.popover?.matches(':popover-open')) return;
    this.#close();
    this.#onActivate(this);
  }

  #draw(): void {
    const { grade, name, sentence, compact, lang } = this.label;
    const words = this.#compact ? compact : sentence;
    const { tone, line, glyph } = LOOKS[grade];
    const { button } = this;
    if (lang !== undefined) button.lang = lang;
    // What is seen is part of the name: people who speak to their computer say what they see (WCAG 2.5.3).
    button.setAttribute('aria-label', this.#compact ? name.replace(sentence, () => compact) : name);
    button.dataset.words = `${glyph}\u2002${words}`;
    const look = { theme: this.theme, tone, line, compact: this.#compact, inline: grade === 'R' };
    const css = badgeCss({ ...look, direction: directionOf(words) });
    if (css === this.#css) return;
    setStyles(this.root, css);
    this.#css = css;
  }

  #close(): void {
    this.popover?.remove();
    this.popover = null;
    this.button.popoverTargetElement = null;
  }
}
