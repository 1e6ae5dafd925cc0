import type { LabPage } from '../../read-page.ts';
import type { LabServer } from '../../server.ts';
import { serveApp } from '../parts/serve-app.ts';

/** The page the lab opens when it is given no pages. */
export const INSTAGRAM_HOME: LabPage = {
  site: 'instagram',
  name: 'home',
  url: 'https://www.instagram.com/',
};

/** Serves the replica of Instagram under its host and the hosts of its pictures. */
export function serveInstagram(server: LabServer, now: () => number = Date.now): void {
  serveApp(server, {
    folder: 'instagram',
    hosts: ['www.instagram.com'],
    pictureHosts: ['.cdninstagram.com'],
    shell: ({ style, nonce, dir, theme }) => `<!DOCTYPE html>
<html dir="${dir}" lang="pt" class="${theme}"><head><meta charset="utf-8"><title>Instagram</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="replica-now" content="${now()}">
<style nonce="${nonce}">${style}</style>
<script type="module" nonce="${nonce}" src="/client/instagram/app/main.ts"></script>
</head><body><div id="mount"></div></body></html>`,
  });
}
