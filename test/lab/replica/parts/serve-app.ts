import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { transformWithOxc } from 'vite';
import type { Answer, LabServer } from '../../server.ts';

/** One replica as the server needs it. */
export interface ServedApp {
  /** Folder of the replica below test/lab/replica. */
  readonly folder: 'facebook' | 'instagram';
  /** Hosts of the page itself. */
  readonly hosts: readonly string[];
  /** Hosts of pictures and scripts end in these. */
  readonly pictureHosts: readonly string[];
  /** The page around the root: language, title and what a site writes itself. */
  readonly shell: (parts: ShellParts) => string;
}

/** What stands around a replica's own program. */
export interface ShellParts {
  readonly style: string;
  readonly nonce: string;
  /** Direction of the page: `?dir=rtl`. */
  readonly dir: 'ltr' | 'rtl';
  /** Class of `html`: `?theme=dark`, and whatever else the replica's sheet knows. */
  readonly theme: string;
}

/** The direction an address asks for. */
export function directionOf(url: URL): 'ltr' | 'rtl' {
  return url.searchParams.get('dir') === 'rtl' ? 'rtl' : 'ltr';
}

const HERE = join(import.meta.dirname, '..');

/** Serves a replica: its page for every path of its hosts, its program as modules, pictures drawn on the spot. */
export function serveApp(server: LabServer, app: ServedApp): void {
  const modules = new Map<string, string>();
  server.serve(async (url) => {
    if (app.pictureHosts.some((host) => url.hostname.endsWith(host))) return picture(url);
    if (!app.hosts.includes(url.hostname)) return null;
    if (url.pathname.startsWith('/client/')) return script(url.pathname.slice('/client/'.length), modules);
    if (/\.(?:ico|js|css|map|png)$/.test(url.pathname) || url.pathname.startsWith('/api/')) return null;
    const nonce = Math.random().toString(36).slice(2);
    const style = await readFile(join(HERE, app.folder, 'style.css'), 'utf8');
    return {
      type: 'text/html; charset=utf-8',
      body: app.shell({
        style,
        nonce,
        dir: directionOf(url),
        theme: url.searchParams.get('theme') === 'dark' ? 'dark' : '',
      }),
      headers: { 'content-security-policy': policy(nonce, app), 'x-frame-options': 'DENY' },
    };
  });
}

/** The policy a big site sends: own scripts by nonce, own pictures, nobody may frame it, strings become no code. */
function policy(nonce: string, { pictureHosts }: ServedApp): string {
  const pictures = pictureHosts.map((host) => `https://*${host}`).join(' ');
  return [
    "default-src 'self'",
    `img-src 'self' blob: data: ${pictures}`,
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** A module of the page's own program: TypeScript on disk, types taken off on the way. Replicas share modules. */
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

function picture({ pathname }: URL): Answer {
  const headers = { 'access-control-allow-origin': '*' };
  const type = 'image/svg+xml';
  if (pathname.endsWith('/face.svg'))
    return {
      type,
      headers,
      body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#d5dce0"/><circle cx="32" cy="25" r="11" fill="#93a6b0"/><path d="M10 64c0-18 12-24 22-24s22 6 22 24z" fill="#93a6b0"/></svg>',
    };
  const body =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400"><rect width="600" height="400" fill="#d5dce0"/><path d="M0 330 170 150 300 280 430 120 600 330v70H0z" fill="#93a6b0"/></svg>';
  return { type, body, headers };
}
