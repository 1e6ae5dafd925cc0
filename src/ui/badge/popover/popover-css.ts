import { SURFACES } from './surface-tokens.ts';

const colours = Object.entries(SURFACES)
  .map(([theme, surface]) => {
    const values = Object.entries(surface).map(([name, value]) => `--${name}:${value}`);
    const scheme = theme === 'light' ? 'light' : 'dark';
    return `[popover][data-theme=${theme}]{${values.join(';')};color-scheme:${scheme}}`;
  })
  .join('\n');

/**
 * The sheet of the evidence. A badge becomes an anchor with its first opening only: in every badge it would double the
 * cost of putting one in. Quiet surfaces in the page's own theme; the claim's colour stays on the badge. It hangs from
 * the badge where the browser can anchor; in a narrow window it takes the whole width.
 */
export const POPOVER_CSS = `${colours}
[popover]{all:unset;display:none;box-sizing:border-box;position:fixed;inset:auto;margin:6px 0;inline-size:min(400px,calc(100vw - 16px));max-inline-size:calc(100% - 8px);max-block-size:min(620px,max(calc(100% - 14px),min(240px,45vh)));overflow:auto;overscroll-behavior:contain;scrollbar-width:thin;scrollbar-color:var(--edge) transparent;padding:16px 20px 18px;border:1px solid var(--line);border-radius:14px;background:var(--ground);color:var(--ink);box-shadow:0 1px 3px rgb(0 0 0/.12),0 12px 32px rgb(0 0 0/.18);font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-size:14px;line-height:20px;font-weight:400;text-align:start;cursor:auto;user-select:text;overflow-wrap:anywhere;position-anchor:--fieldmark;position-area:block-end span-inline-end;position-try-order:most-block-size;position-try-fallbacks:flip-block,flip-inline,flip-block flip-inline}
button[aria-haspopup]{anchor-name:--fieldmark}
[popover]:popover-open{display:block}
[popover] *{box-sizing:border-box}
p,h3,h4,h5,ul,dl,dd,blockquote,pre{margin:0;padding:0;font:inherit}
.kicker{font-size:12px;line-height:16px;font-weight:600;color:var(--mute);padding-inline-end:32px}
h3{margin-block:6px;font-size:19px;line-height:25px;font-weight:650;letter-spacing:-.005em;text-wrap:pretty}
h3::before{content:attr(data-words)}
.note{margin-block-start:8px;padding:8px 12px;border-radius:8px;background:var(--soft)}
.note blockquote{margin-block-start:4px;border:0;padding:0;color:var(--mute)}
section{margin-block-start:16px}
.caveat~section{padding-block-start:14px;border-block-start:1px solid var(--line)}
.caveat~section~section{padding-block-start:0;border:0}
h4{font-size:12px;line-height:16px;font-weight:600;color:var(--mute);margin-block-end:4px}
h5{font-size:13px;line-height:18px;font-weight:600;margin-block:10px 2px}
h4+h5{margin-block-start:0}
.publisher{font-weight:600}
.small,.links,dt{font-size:13px;line-height:18px;color:var(--mute)}
.small.lead{margin-block-start:8px}
dl{display:grid;grid-template-columns:minmax(min(96px,40%),auto) 1fr;gap:2px 14px;align-items:baseline}
.list+dl{margin-block-start:8px}
dl+.list{margin-block-start:10px}
.list+.list{margin-block-start:10px}
dt{overflow-wrap:normal}
ul{list-style:none;display:grid;gap:10px}
a{color:var(--link);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:3px;border-radius:3px}
a:hover{text-decoration-thickness:2px}
.links{display:flex;flex-wrap:wrap;gap:0 16px}
.links a,.actions a{display:inline-block;padding-block:3px}
.compare{padding:12px 14px;border-radius:8px;background:var(--soft);white-space:pre-wrap;line-height:22px;margin-block-end:6px}
ins{background:var(--added);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}
del{background:var(--removed);text-decoration:line-through;text-decoration-thickness:2px}
.own{color:var(--mute)}
.reply{margin-block-start:10px}
blockquote{margin-block-start:2px;padding:2px 12px;border-inline-start:3px solid var(--line);white-space:pre-wrap}
.hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
summary{inline-size:fit-content;min-block-size:32px;padding-block:6px;cursor:pointer;color:var(--link);border-radius:6px}
summary:hover{text-decoration:underline;text-underline-offset:3px}
[popover]>details{margin-block-start:8px}
details[open]{padding-block-end:8px}
.further{padding-block-end:12px}
.further+.further{padding-block-start:2px;border-block-start:1px solid var(--line)}
.further section:first-child{margin-block-start:4px}
.further+.further section:first-child{margin-block-start:12px}
pre{margin-block:8px;padding:10px 12px;border-radius:8px;background:var(--soft);font-size:13px;line-height:18px;white-space:pre-wrap}
.actions{margin-block-start:16px;padding-block-start:8px;border-block-start:1px solid var(--line)}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-block-start:8px}
form{display:contents}
button.plain{all:unset;box-sizing:border-box;min-block-size:32px;padding:5px 12px;border:1px solid var(--edge);border-radius:8px;font-size:13px;font-weight:600;line-height:20px;color:var(--ink);cursor:pointer}
button.plain:hover{background:var(--soft)}
button.close{all:unset;box-sizing:border-box;position:sticky;inset-block-start:-8px;float:inline-end;display:grid;place-items:center;inline-size:32px;block-size:32px;margin-block:-8px 0;margin-inline:0 -12px;border-radius:8px;background:var(--ground);color:var(--mute);cursor:pointer;min-inline-size:0;min-block-size:0;padding:0;border:0}
button.close::before{content:"✕";content:"✕"/"";font-size:14px;letter-spacing:0}
button.plain::before{content:none}
button.close:hover{background:var(--soft);color:var(--ink)}
.notice:not(:empty){margin-block-start:8px}
:is(a,summary,button.plain,button.close):focus-visible{outline:2px solid var(--link);outline-offset:2px}
[popover]:focus{outline:none}
[popover]:focus-visible{outline:2px solid var(--link);outline-offset:-3px}
@media (max-width:560px){[popover]{position-area:block-end span-all;justify-self:center;position-try-fallbacks:flip-block}}
@media (pointer:coarse){button.plain,summary{min-block-size:44px}summary{padding-block:12px}button.plain{padding-block:11px}button.close{inline-size:44px;block-size:44px}.links a,.actions a{padding-block:13px}}
@media (forced-colors:active){[popover]{border-color:CanvasText}.own{color:GrayText}}`;
