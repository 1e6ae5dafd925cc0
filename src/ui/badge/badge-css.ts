import { SWATCHES } from './tokens.ts';

const colours = Object.entries(SWATCHES)
  .flatMap(([theme, tones]) =>
    Object.entries(tones).map(
      ([tone, { text, fill, border }]) => `button.${theme}.${tone}{--t:${text};--f:${fill};--b:${border}}`,
    ),
  )
  .join('');

/**
 * The sheet of every badge. The host is reset with `!important`, which wins over any rule of the page. The words are
 * drawn by the sheet, because a page can search the text of a closed shadow root, but not what CSS generates. Glyph and
 * words are one attribute of one pseudo-element: every further part costs up to a third of a plain span's insertion
 * (npm run bench -- badge).
 */
export const BADGE_CSS = `:host{all:initial!important;font-family:inherit!important;display:block!important;position:static!important;flex:none!important;min-inline-size:0!important;max-inline-size:100%!important;padding-block:4px!important}
button{all:unset;box-sizing:border-box;display:inline-flex;align-items:center;max-inline-size:100%;min-block-size:26px;min-inline-size:26px;padding:3px 9px 3px 8px;border:1.5px solid var(--b);border-radius:6px;background:var(--f);color:var(--t);font-family:inherit;font-size:13px;font-weight:600;line-height:18px;letter-spacing:normal;text-align:start;cursor:pointer;unicode-bidi:isolate;-webkit-tap-highlight-color:transparent}
button.dashed{border-style:dashed}
button.dotted{border-style:dotted;border-width:2px}
button::before{content:attr(data-words);min-inline-size:0;overflow-wrap:anywhere}
button.compact{min-block-size:24px;padding-block:1px;font-size:12px;font-weight:500}
button:hover{border-color:var(--t)}
button:focus-visible{outline:2px solid var(--b);outline-offset:2px}
@media (pointer:coarse){button{min-block-size:44px;min-inline-size:44px}}
@media (forced-colors:active){button{border-color:ButtonBorder}button:hover,button:focus-visible{border-color:Highlight;outline-color:Highlight}}
@media print{button{print-color-adjust:exact}}
${colours}`;

/** Added for the reposter's badge, which stands within the context line. */
export const INLINE_CSS =
  ':host{display:inline-block!important;vertical-align:middle!important;padding-block:2px!important;padding-inline:6px!important}';
