import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { decodePng } from './png.ts';

/** What decides how the same page is drawn. Pictures of two different builds are not compared. */
export interface PictureBuild {
  /** The browser's whole version. */
  readonly browser: string;
  readonly platform: string;
  /** Hash of the system's list of fonts. */
  readonly fonts: string;
  /** Hash of a drawing that has nothing of ours in it: what the three above leave open (libraries, processor). */
  readonly drawing: string;
}

/** Text, borders, corners and shadows of the kinds our surfaces use. */
const DRAWING = `<!doctype html><meta charset="utf-8"><style>body{margin:12px;font:14px/20px system-ui,sans-serif}
p{margin:0 0 8px;padding:4px 8px;border:1.5px dashed #3f6c9c;border-radius:6px;box-shadow:0 8px 28px rgb(0 0 0/.22)}
b{font-weight:650;font-size:18px}small{font:600 12px/16px ui-monospace,monospace}</style>
<p>◆≡≈✎◇ Handed out by whom? <b>Zwölf Boxkämpfer</b> <small>0123456789 fi</small></p>
<p dir="rtl" style="border-style:dotted;border-width:2px">الماء النظيف حق <i>slanted</i></p>`;

/** Reads the build of a running browser. */
export async function readBuild(context: BrowserContext): Promise<PictureBuild> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 480, height: 120 });
  await page.setContent(DRAWING);
  const { pixels } = decodePng(await page.screenshot());
  const session = await context.newCDPSession(page);
  const { product } = await session.send('Browser.getVersion');
  await page.close();
  return {
    browser: product,
    platform: `${process.platform} ${process.arch}`,
    fonts: shortHash(fontList()),
    drawing: shortHash(pixels),
  };
}

/** Family, style and version of every font, one a line; empty where the system has no fontconfig. */
function fontList(): string {
  try {
    const format = '%{family}|%{style}|%{fontversion}\n';
    const lines = execFileSync('fc-list', ['--format', format], { encoding: 'utf8' }).split('\n');
    return lines.sort().join('\n');
  } catch {
    return '';
  }
}

function shortHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** Null when two builds draw alike, else one line that says in what they differ. */
export function differenceOf(recorded: PictureBuild, here: PictureBuild): string | null {
  const parts = (['browser', 'platform', 'fonts', 'drawing'] as const).filter(
    (part) => recorded[part] !== here[part],
  );
  if (parts.length === 0) return null;
  return parts.map((part) => `${part}: recorded ${recorded[part]}, here ${here[part]}`).join('; ');
}
