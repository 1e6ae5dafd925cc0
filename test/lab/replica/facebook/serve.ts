import type { LabPage } from '../../read-page.ts';
import type { LabServer } from '../../server.ts';
import { serveApp } from '../parts/serve-app.ts';

/** The page the lab opens when it is given no pages. */
export const FACEBOOK_HOME: LabPage = { site: 'facebook', name: 'home', url: 'https://www.facebook.com/' };

/** Serves the replica of Facebook under its desktop hosts and the hosts of its pictures. */
export function serveFacebook(server: LabServer): void {
  serveApp(server, {
    folder: 'facebook',
    hosts: ['www.facebook.com', 'web.facebook.com', 'facebook.com'],
    pictureHosts: ['.fbcdn.net'],
    // One label of an ad stands somewhere else in the document, as on the site.
    shell: ({ style, nonce, dir, theme }) => `<!DOCTYPE html>
<html dir="${dir}" lang="pt" id="facebook" class="${theme}"><head><meta charset="utf-8"><title>Facebook</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style nonce="${nonce}">${style}</style>
<script type="module" nonce="${nonce}" src="/client/facebook/app/main.ts"></script>
</head><body><div id="mount"></div><div hidden><span id="replica-ad-word">Patrocinado</span></div></body></html>`,
  });
}
