import type { BadgeLabel } from '../../messages/badge-label.ts';
import { directionOf } from '../../platform/bidi.ts';
import { badgeCss, wordsCss } from './badge-css.ts';
import type { SharedStyles } from './shared-sheet.ts';
import type { Theme } from './tokens.ts';
import { LOOKS } from './tokens.ts';

/** What all badges share that say the same and look the same. */
export interface Drawing {
  /** A copy of it is the badge's button: a copy costs less than half of a new one with its attributes. */
  readonly button: HTMLButtonElement;
  readonly styles: SharedStyles;
}

/** A feed shows few different labels; where it shows many, they are made anew now and then. */
const MOST_DRAWINGS = 64;

const drawings = new Map<string, Drawing>();

/** The drawing of a label in its full or its compact form. */
export function drawingOf(label: BadgeLabel, theme: Theme, compact: boolean): Drawing {
  const { grade, name, sentence, compact: short, lang } = label;
  const key = `${theme} ${compact} ${grade} ${lang} ${name}\n${sentence}\n${short}`;
  const known = drawings.get(key);
  if (known !== undefined) return known;
  if (drawings.size >= MOST_DRAWINGS) drawings.clear();
  const drawing = draw(label, theme, compact);
  drawings.set(key, drawing);
  return drawing;
}

function draw(label: BadgeLabel, theme: Theme, compact: boolean): Drawing {
  const { grade, name, sentence, lang } = label;
  const words = compact ? label.compact : sentence;
  const { tone, line, glyph } = LOOKS[grade];
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  if (lang !== undefined) button.lang = lang;
  // What is seen is part of the name: people who speak to their computer say what they see (WCAG 2.5.3).
  button.setAttribute('aria-label', compact ? name.replace(sentence, () => words) : name);
  const direction = directionOf(words);
  const look = badgeCss({ theme, tone, line, compact, inline: grade === 'R', direction });
  return { button, styles: { look, words: wordsCss(glyph, words), sheets: null } };
}
