import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const OUTPUT = join(import.meta.dirname, '../../.output');

/** What may change only with a review: what a browser asks a reader for, and what may run and be reached. */
const REVIEWED = {
  permissions: ['storage', 'unlimitedStorage', 'scripting', 'alarms'],
  host_permissions: [
    'https://x.com/*',
    'https://twitter.com/*',
    'https://mobile.x.com/*',
    'https://mobile.twitter.com/*',
    'https://www.facebook.com/*',
    'https://web.facebook.com/*',
    'https://facebook.com/*',
    'https://www.instagram.com/*',
  ],
  // One host at a time, when a reader subscribes to a list that lies there.
  optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
  optional_permissions: undefined,
  web_accessible_resources: undefined,
  externally_connectable: undefined,
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  },
};

type Manifest = Readonly<Record<string, unknown>>;

function manifestOf(build: string): Manifest {
  return JSON.parse(readFileSync(join(OUTPUT, build, 'manifest.json'), 'utf8')) as Manifest;
}

/** Every file of a build by its hash, the manifest left out. */
function hashesOf(build: string): Readonly<Record<string, string>> {
  const folder = join(OUTPUT, build);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'manifest.json' && statSync(join(folder, name)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

for (const release of ['chrome-mv3', 'firefox-mv3'] as const) {
  test(`${release}: permissions are what was reviewed`, () => {
    const manifest = manifestOf(release);
    const found = Object.fromEntries(Object.keys(REVIEWED).map((key) => [key, manifest[key]]));
    expect(found).toEqual(REVIEWED);
  });

  test(`${release}: the test build differs in one host permission and in nothing else`, () => {
    const { host_permissions: hosts, ...rest } = manifestOf(release);
    const { host_permissions: testHosts, ...testRest } = manifestOf(`${release}-e2e`);
    expect(testRest).toEqual(rest);
    expect(testHosts).toEqual([...(hosts as string[]), 'http://localhost/*']);
    const files = hashesOf(release);
    expect(Object.keys(files).length).toBeGreaterThan(20);
    expect(hashesOf(`${release}-e2e`)).toEqual(files);
  });
}
