import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { encodePng } from './png.ts';
import { reduced } from './reduced.ts';
import { SCENES } from './scenes.ts';
import { openStudio } from './studio.ts';

const USAGE = `Usage: npm run screenshots -- [options]

Builds the extension and makes the pictures of the stores and the README (1280×800) from the replicas.

  --out <dir>     where the pictures go (default: docs/images)
  --only <name>   only the pictures whose name begins so
  --fonts <dir>   a folder of font files to prefer to the system's (where fontconfig chooses fonts)
  --family <name> the family to use from that folder (default: Inter)
  --help          this text
`;

/** A fontconfig file that prefers the fonts of a folder, or no environment where none is given. */
function fontEnvironment(folder: string | undefined, family: string): Record<string, string> {
  if (folder === undefined) return {};
  const place = join(tmpdir(), `fieldmark-fonts-${process.pid}`);
  mkdirSync(place, { recursive: true });
  const file = join(place, 'fonts.conf');
  const prefer = ['system-ui', 'sans-serif']
    .map(
      (name) =>
        `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="prepend" binding="strong"><string>${family}</string></edit></match>`,
    )
    .join('');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${resolve(folder)}</dir>${prefer}<cachedir>${place}</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}

/** `npm run screenshots`: exit 0 when every picture is made. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      out: { type: 'string', default: 'docs/images' },
      only: { type: 'string', default: '' },
      fonts: { type: 'string' },
      family: { type: 'string', default: 'Inter' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const scenes = SCENES.filter(({ name }) => name.startsWith(values.only));
  if (values.only === '')
    for (const file of readdirSync(out)) if (file.endsWith('.png')) rmSync(join(out, file));
  const studio = await openStudio(fontEnvironment(values.fonts, values.family));
  let bytes = 0;
  try {
    for (const { name, take } of scenes) {
      const file = encodePng(reduced(await take(studio)));
      bytes += file.length;
      writeFileSync(join(out, `${name}.png`), file);
      process.stderr.write(`fieldmark: ${name}.png, ${Math.round(file.length / 1000)} kB\n`);
    }
  } finally {
    await studio.close();
  }
  process.stderr.write(`fieldmark: ${scenes.length} pictures, ${Math.round(bytes / 1000)} kB in all\n`);
  return scenes.length > 0 ? 0 : 1;
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (cause) {
  process.stderr.write(`fieldmark: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
}
