import type { Look, Theme } from './tokens.ts';
import { SWATCHES } from './tokens.ts';

/** All that decides how a badge is drawn. */
export interface BadgeLook extends Pick<Look, 'tone' | 'line'> {
  readonly theme: Theme;
  readonly direction: 'ltr' | 'rtl';
  readonly compact: boolean;
  /** The reposter's badge stands within the context line, not on a line of its own. */
  readonly inline: boolean;
}

const HOST =
  'all:initial!important;font-family:inherit!important;flex:none!important;min-inline-size:0!important;max-inline-size:100%!important';
const OWN_LINE = 'display:block!important;padding-block:4px!important';
const IN_LINE =
  'display:inline-block!important;vertical-align:middle!important;padding-block:2px!important;padding-inline:6px!important';
const FULL = 'min-block-size:26px;padding-block:3px;font-size:13px;font-weight:600';
const COMPACT = 'min-block-size:24px;padding-block:1px;font-size:12px;font-weight:500';
const WIDTHS = { solid: '1.5px', dashed: '1.5px', dotted: '2px' } as const;

/**
 * The sheet of all badges that look like this. The host is reset with `!important`, which wins over any rule of the page.
 * The words are drawn by a sheet of their own (`wordsCss`), because a page can search the text of a closed shadow root, but
 * not what CSS generates. A look is a sheet, not a set of classes and custom properties: each of these costs
 * a part of a plain span's insertion (npm run bench -- badge, docs/adr/0602).
 */
export function badgeCss({ theme, tone, line, direction, compact, inline }: BadgeLook): string {
  const { text, fill, border } = SWATCHES[theme][tone];
  return `:host{${HOST};${inline ? IN_LINE : OWN_LINE}}
button{appearance:none;display:flex;inline-size:fit-content;align-items:center;max-inline-size:100%;padding-inline:8px 9px;${compact ? COMPACT : FULL};border-width:${WIDTHS[line]};border-style:${line};border-color:${border};border-radius:6px;background-color:${fill};color:${text};font-family:inherit;line-height:18px;text-align:start;direction:${direction};cursor:pointer;print-color-adjust:exact}
button::before{min-inline-size:0;overflow-wrap:break-word}
button:hover{border-color:${text}}
button:focus-visible{outline:2px solid ${border};outline-offset:2px}
@media (pointer:coarse){button{min-block-size:44px;min-inline-size:44px}}
@media (forced-colors:active){button{border-color:ButtonBorder}button:hover,button:focus-visible{border-color:Highlight;outline-color:Highlight}}`;
}

/**
 * The sheet of all badges that say these words. They stand in the sheet itself: with `attr()` the browser works out the style
 * of every badge anew. Glyph and words are two strings of one `content`: a sign outside Latin-1 sends the text it stands in
 * through the browser's slower shaping.
 */
export function wordsCss(glyph: string, words: string): string {
  return `button::before{content:${cssString(`${glyph}\u2002`)} ${cssString(words)}}`;
}

/** Any text as one CSS string. Every ASCII sign but letters, digits, "_" and space is an escape: none can end the string. */
function cssString(text: string): string {
  const inside = text.replace(/[^\w \u0080-\u{10ffff}]/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
  return `"${inside}"`;
}
