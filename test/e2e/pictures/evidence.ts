import type { Studio } from '../../lab/pictures/studio.ts';
import type { Look, ReaderPage } from '../../lab/pictures/view.ts';
import { openFeed, openTab, part, relook, zoomed } from '../../lab/pictures/view.ts';
import type { Album } from './album.ts';

/** A picture of open evidence. */
interface Opened {
  readonly name: string;
  readonly address: string;
  readonly look?: Look;
  /** Words of controls that are pressed, in order. */
  readonly press?: readonly string[];
  /** How far it is scrolled before the picture, CSS pixels; far beyond its end means its end. */
  readonly scroll?: number;
}

const WINDOW = { width: 640, height: 860 };
const NARROW = { width: 320, height: 760 };
const END = 9999;
const X = 'https://x.com/home?posts=';

/** Pictures of one address stand together: its page is opened once. */
const OPENED: readonly Opened[] = [
  { name: 'light-A', address: `${X}11` },
  { name: 'light-C', address: `${X}4` },
  { name: 'light-C-end', address: `${X}4`, scroll: END },
  { name: 'forced-C', address: `${X}4`, look: { ...WINDOW, forcedColors: true } },
  { name: 'light-B', address: `${X}5` },
  { name: 'light-B-report', address: `${X}5`, press: ['Report a mistake'], scroll: END },
  { name: 'narrow-B', address: `${X}5`, look: NARROW },
  { name: 'touch-B', address: `${X}5`, look: { ...WINDOW, touch: true }, scroll: END },
  { name: 'zoom-B', address: `${X}5`, look: { width: 640, height: 1400, zoom: 2 } },
  { name: 'light-B-unlabelled', address: `${X}21`, press: ['Don’t label'], scroll: END },
  { name: 'light-S', address: `${X}38` },
  { name: 'dim-contains', address: `${X}7&theme=dim` },
  { name: 'dim-R', address: `${X}9&theme=dim` },
  { name: 'black-near', address: `${X}41&theme=black` },
  { name: 'black-D', address: `${X}17&theme=black` },
  { name: 'black-S-unnamed', address: `${X}39&theme=black` },
  { name: 'rtl-page-B', address: `${X}27&dir=rtl` },
  { name: 'narrow-rtl-page-C', address: `${X}4&dir=rtl&theme=black`, look: NARROW },
  { name: 'forced-dark-near', address: `${X}41`, look: { ...WINDOW, forcedColors: true, dark: true } },
  { name: 'facebook-dark-C', address: 'https://www.facebook.com/?posts=4&theme=dark' },
  { name: 'instagram-light-S', address: 'https://www.instagram.com/?posts=17' },
];

/** Open evidence of every kind of label, under every circumstance. */
export async function takeEvidence(studio: Studio, album: Album): Promise<void> {
  const tab = await openTab(studio, WINDOW);
  let open = '';
  for (const opened of OPENED) {
    const look: Look = opened.look ?? WINDOW;
    await tab.page.keyboard.press('Escape');
    await relook(tab, look);
    if (opened.address !== open || look.zoom !== undefined)
      await openFeed(studio, tab, opened.address, 1, look.zoom);
    open = opened.address;
    await takeOpened(tab, look, opened, album);
  }
  await tab.page.close();
}

async function takeOpened(
  { page, view }: ReaderPage,
  look: Look,
  { name, press = [], scroll }: Opened,
  album: Album,
): Promise<void> {
  const { zoom = 1 } = look;
  const [badge] = await view.badges(1);
  if (badge === undefined) throw new Error(`${name}: there is no badge`);
  await view.open(badge);
  for (const words of press) await view.press(words);
  if (scroll !== undefined) await view.scroll(scroll);
  const box = await view.evidence();
  const whole = { x: 0, y: 0, width: look.width / zoom, height: look.height / zoom };
  if (box.x < 0 || box.x + box.width > whole.width)
    throw new Error(`${name}: the evidence leaves the window`);
  await album.take(
    page,
    `evidence-${name}`,
    zoomed(part(whole, box, { above: 8, below: 8, beside: 8 }), zoom),
  );
}
