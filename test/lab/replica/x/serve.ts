import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { transformWithOxc } from 'vite';
import type { LabPage } from '../../read-page.ts';
import type { Answer, LabServer } from '../../server.ts';
import { directionOf } from '../parts/serve-app.ts';

/** The page the lab opens when it is given no pages. */
export const REPLICA_HOME: LabPage = { site: 'x', name: 'home', url: 'https://x.com/home' };

const HERE = import.meta.dirname;
const THEMES: Readonly<Record<string, { className: string; ground: string }>> = {
  light: { className: '', ground: 'rgb(255, 255, 255)' },
  dim: { className: 'dim', ground: 'rgb(21, 32, 43)' },
  black: { className: 'black', ground: 'rgb(0, 0, 0)' },
};

/** The policy a big site sends: own scripts by nonce, own pictures, nobody may frame it, strings become no code. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    "connect-src 'self' blob: https://*.twimg.com https://api.x.com wss://*.x.com",
    "font-src 'self' https://*.twimg.com",
    "frame-src 'self'",
    "img-src 'self' blob: data: https://*.twimg.com",
    "manifest-src 'self'",
    "media-src 'self' blob: https://*.twimg.com",
    "object-src 'none'",
    `script-src 'self' 'nonce-${nonce}' https://*.twimg.com`,
    "style-src 'self' 'unsafe-inline' https://*.twimg.com",
    "worker-src 'self' blob:",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Serves the replica of X under x.com and the hosts of its pictures. */
export function serveReplica(server: LabServer, now: () => number = Date.now): void {
  const modules = new Map<string, string>();
  server.serve(async (url) => {
    if (url.hostname.endsWith('.twimg.com')) return picture(url);
    if (url.hostname !== 'x.com') return null;
    if (url.pathname.startsWith('/client/')) return script(url.pathname.slice('/client/'.length), modules);
    if (/\.\w+$/.test(url.pathname) || url.pathname.startsWith('/i/api')) return null;
    if (url.pathname === '/')
      return { status: 302, type: 'text/plain', body: '', headers: { location: `/home${url.search}` } };
    return page(url, now());
  });
}

async function page(url: URL, now: number): Promise<Answer> {
  const theme = THEMES[url.searchParams.get('theme') ?? 'light'] ?? {
    className: '',
    ground: 'rgb(255, 255, 255)',
  };
  const nonce = Math.random().toString(36).slice(2);
  const style = await readFile(join(HERE, 'style.css'), 'utf8');
  const body = `<!DOCTYPE html>
<html dir="${directionOf(url)}" lang="en" class="${theme.className}"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="replica-now" content="${now}"><title>Home</title>
<style nonce="${nonce}">${style}</style>
<script type="module" nonce="${nonce}" src="/client/app/main.ts"></script>
</head><body style="background-color: ${theme.ground};"><div id="react-root"></div><div id="layers"></div></body></html>`;
  return {
    type: 'text/html; charset=utf-8',
    body,
    headers: {
      'content-security-policy': policy(nonce),
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
    },
  };
}

/** A module of the page's own program: TypeScript on disk, types taken off on the way. */
async function script(path: string, modules: Map<string, string>): Promise<Answer | null> {
  const name = normalize(path);
  if (name.startsWith('..') || !name.endsWith('.ts')) return null;
  let code = modules.get(name);
  if (code === undefined) {
    const source = await readFile(join(HERE, name), 'utf8').catch(() => null);
    if (source === null) return null;
    code = (await transformWithOxc(source, name, { sourcemap: false })).code;
    modules.set(name, code);
  }
  return { type: 'text/javascript; charset=utf-8', body: code };
}

/** Emoji and pictures, drawn on the spot. */
function picture(url: URL): Answer | null {
  const headers = { 'access-control-allow-origin': '*' };
  const emoji = /^\/emoji\/v2\/svg\/([0-9a-f-]+)\.svg$/.exec(url.pathname)?.[1];
  if (emoji !== undefined) {
    // One face for all of them: a machine without an emoji font shows the same page.
    const body =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle cx="18" cy="18" r="16" fill="#f5c542"/><path d="M12 13v4M24 13v4M10 22q8 8 16 0" fill="none" stroke="#6b4a00" stroke-width="3" stroke-linecap="round"/></svg>';
    return { type: 'image/svg+xml', body, headers };
  }
  if (!url.pathname.startsWith('/media/')) return null;
  const body =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300"><rect width="600" height="300" fill="#c9d6dc"/><path d="M0 260 180 120 300 220 420 90 600 260v40H0z" fill="#8fa5b0"/></svg>';
  return { type: 'image/svg+xml', body, headers };
}
