import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import type { LabServer } from '../../lab/server.ts';

/** Where the feed lies: one host that the content scripts match, and one that only ours would match. */
export const FEED_URL = 'https://x.com/home';
/** The same page where the do-nothing extension has no script: the page alone. */
export const BARE_URL = 'https://mobile.x.com/home';

const HERE = join(import.meta.dirname, 'page');
const CLIENT = /^\/client\/([a-z]+\.ts)$/;
const STYLE = `
body{margin:0;font:15px/20px sans-serif;background:#fff;color:#0f1419}
#column{position:relative;width:600px;margin:0 auto}
.cell{position:absolute;width:100%;height:209px;border-bottom:1px solid #eee;contain:strict;content-visibility:auto}
.row{display:flex;gap:4px}.left{flex:0 0 48px}.body{flex:1;min-width:0}
.icon{width:18px;height:18px}.card{border:1px solid #ddd;border-radius:12px}.bar{justify-content:space-between}
.text{white-space:pre-wrap;overflow-wrap:break-word}a{color:inherit;text-decoration:none}button{border:0;background:none}`;

/** Serves the feed's page and its program under x.com. */
export function serveFeed(server: LabServer): void {
  server.serve(async ({ hostname, pathname }) => {
    if (hostname !== 'x.com' && hostname !== 'mobile.x.com') return null;
    const file = CLIENT.exec(pathname)?.[1];
    if (file !== undefined) {
      const source = await readFile(join(HERE, file), 'utf8');
      const { code } = await transformWithOxc(source, file, { sourcemap: false });
      return { type: 'text/javascript; charset=utf-8', body: code };
    }
    if (pathname !== '/home') return null;
    const body = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Home</title><style>${STYLE}</style>
<script type="module" src="/client/stream.ts"></script></head><body><main role="main"><div data-testid="primaryColumn">
<section aria-labelledby="heading"><h1 id="heading">Timeline</h1><div aria-label="Timeline: Home"><div id="column"></div></div></section>
</div></main></body></html>`;
    return { type: 'text/html; charset=utf-8', body };
  });
}
