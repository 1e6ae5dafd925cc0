/** The sheet of the evidence. Quiet surfaces in the page's own theme; the claim's colour stays on the badge. */
export const POPOVER_CSS = `[popover]{--bg:#fff;--fg:#16191d;--mute:#50565e;--line:#d5d9de;--link:#0b57a4;--ins:#e3f3e4;--del:#fbe9e7;--soft:#f3f5f7;all:unset;display:none;box-sizing:border-box;position:fixed;inset:auto;margin:6px 0;inline-size:min(392px,calc(100vw - 16px));max-inline-size:calc(100% - 8px);max-block-size:min(600px,max(100%,min(240px,45vh)));overflow:auto;overscroll-behavior:contain;padding:16px 18px;border:1px solid var(--line);border-radius:12px;background:var(--bg);color:var(--fg);box-shadow:0 8px 28px rgb(0 0 0/.22);font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-size:14px;line-height:20px;font-weight:400;text-align:start;cursor:auto;user-select:text;overflow-wrap:anywhere;position-anchor:--fieldmark;position-area:block-end span-inline-end;position-try-order:most-block-size;position-try-fallbacks:flip-block,flip-inline,flip-block flip-inline}
[popover]:popover-open{display:block}
[popover][data-theme=dim]{--bg:#1b232c;--fg:#eef1f4;--mute:#aeb8c2;--line:#3d4955;--link:#8cc4f8;--ins:#1d3a2a;--del:#46262a;--soft:#26303a;color-scheme:dark}
[popover][data-theme=black]{--bg:#0d0f12;--fg:#eceff2;--mute:#a9b1ba;--line:#33393f;--link:#8cc4f8;--ins:#12301f;--del:#3d1c20;--soft:#191d22;color-scheme:dark}
[popover] *{box-sizing:border-box}
p,h3,h4,h5,ul,dl,dd,blockquote,pre{margin:0;padding:0;font:inherit}
.kicker{font-size:12px;line-height:16px;font-weight:600;letter-spacing:.02em;color:var(--mute);padding-inline-end:32px}
h3{margin-block:4px 6px;font-size:18px;line-height:24px;font-weight:650}
.caveat{color:var(--fg)}
.note{margin-block-start:8px;padding:6px 10px;border-radius:8px;background:var(--soft)}
section{margin-block-start:14px;padding-block-start:12px;border-block-start:1px solid var(--line)}
h4{font-size:14px;font-weight:650;margin-block-end:6px}
h5{font-size:12px;line-height:16px;font-weight:600;color:var(--mute);margin-block:12px 2px}
.small,.links,dt,legend{font-size:13px;line-height:18px;color:var(--mute)}
dl{display:grid;grid-template-columns:minmax(88px,auto) 1fr;gap:3px 12px}
.compare+.small+dl,.compare~dl{margin-block-start:10px}
div+dl{margin-block-start:10px}
ul{list-style:none;display:grid;gap:8px}
a{color:var(--link);text-decoration:underline;text-underline-offset:2px;border-radius:3px}
.links{display:flex;flex-wrap:wrap;gap:2px 14px}
.links a,.actions a{display:inline-block;padding-block:3px}
.compare{padding:10px 12px;border-radius:8px;background:var(--soft);white-space:pre-wrap;line-height:22px;margin-block-end:6px}
ins{background:var(--ins);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}
del{background:var(--del);text-decoration:line-through;text-decoration-thickness:2px}
.own{color:var(--mute)}
.reply{margin-block-start:10px}
blockquote{padding:2px 12px;border-inline-start:3px solid var(--line);white-space:pre-wrap}
.hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
details{margin-block-start:2px}
summary{min-block-size:32px;padding-block:6px;cursor:pointer;color:var(--link);border-radius:6px}
details[open]{padding-block-end:8px}
pre{margin-block:6px;padding:8px 10px;border-radius:8px;background:var(--soft);font-size:13px;line-height:18px;white-space:pre-wrap}
.actions{margin-block-start:14px;padding-block-start:8px;border-block-start:1px solid var(--line)}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-block-start:6px}
form{display:contents}
button.plain{all:unset;box-sizing:border-box;min-block-size:32px;padding:5px 12px;border:1px solid var(--mute);border-radius:8px;font-size:13px;font-weight:600;line-height:20px;color:var(--fg);cursor:pointer;anchor-name:none}
button.plain:hover{background:var(--soft)}
button.close{all:unset;box-sizing:border-box;position:sticky;inset-block-start:-8px;float:inline-end;display:grid;place-items:center;inline-size:32px;block-size:32px;margin:-8px -10px 0 0;border-radius:8px;background:var(--bg);color:var(--mute);cursor:pointer;anchor-name:none;min-inline-size:0;min-block-size:0;padding:0;border:0}
button.close::before{content:"✕";content:"✕"/"";font-size:15px;letter-spacing:0}
button.plain::before,button.plain::after,button.close::after{content:none}
button.close:hover{background:var(--soft);color:var(--fg)}
.notice:not(:empty){margin-block-start:8px}
:is(a,summary,button.plain,button.close):focus-visible{outline:2px solid var(--link);outline-offset:2px}
[popover]:focus{outline:none}
@media (pointer:coarse){button.plain,button.close,summary{min-block-size:44px}button.close{inline-size:44px}.links a,.actions a{padding-block:12px}}
@media (forced-colors:active){[popover]{border-color:CanvasText}.own{color:GrayText}}`;
