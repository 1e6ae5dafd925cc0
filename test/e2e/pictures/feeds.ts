import type { Page } from '@playwright/test';
import type { Studio } from '../../lab/pictures/studio.ts';
import type { Look } from '../../lab/pictures/view.ts';
import { around, openFeed, openTab, relook, zoomed } from '../../lab/pictures/view.ts';
import type { Album } from './album.ts';

/** Pictures of the badges of one feed under one look. */
interface Sheet {
  /** Beginning of the pictures' names. */
  readonly name: string;
  /** A page that is open already is kept, and only dressed anew. */
  readonly address: string;
  readonly dress: Dress;
  readonly look: Look;
  /** Names of the feed's badges, in order. */
  readonly badges: readonly string[];
  /** Which of them are pictured: all when absent. */
  readonly only?: readonly string[];
}

/** What a site changes in its page for a reader's theme and language. */
interface Dress {
  readonly theme: '' | 'dim' | 'black' | 'dark';
  readonly dir: 'ltr' | 'rtl';
}

const PLAIN: Dress = { theme: '', dir: 'ltr' };
const RTL: Dress = { theme: '', dir: 'rtl' };
const DIM: Dress = { theme: 'dim', dir: 'ltr' };
const BLACK: Dress = { theme: 'black', dir: 'ltr' };
const DARK: Dress = { theme: 'dark', dir: 'ltr' };

const WIDE = { width: 640, height: 2600 };
const NARROW = { width: 320, height: 3600 };

/** One post of X for every label, by the replica's numbers. */
const X_POSTS = '2,4,5,7,41,38,39,16,17,9,12';
const X_BADGES = ['A', 'C', 'B', 'contains', 'near', 'S', 'S-unnamed', 'V', 'D', 'R', 'A-quoted'];
const X = `https://x.com/home?posts=${X_POSTS}`;
const FACEBOOK = 'https://www.facebook.com/?posts=2,4,5,7,26,6,9';
const FACEBOOK_BADGES = ['A', 'C', 'B', 'contains', 'S', 'A-comment', 'B-comment', 'A-shared'];
const INSTAGRAM = 'https://www.instagram.com/?posts=2,4,5,7,17';
const INSTAGRAM_BADGES = ['A', 'C', 'B', 'contains', 'S'];
const MAIN = ['A', 'C', 'B', 'S', 'R'];

function xSheets(): Sheet[] {
  const x = (name: string, dress: Dress, look: Look, only?: readonly string[]): Sheet => ({
    name: `x-${name}`,
    address: X,
    dress,
    look,
    badges: X_BADGES,
    ...(only === undefined ? {} : { only }),
  });
  return [
    x('light', PLAIN, WIDE),
    x('dim', DIM, WIDE),
    x('black', BLACK, WIDE),
    x('light-rtl', RTL, WIDE, MAIN),
    x('black-rtl', { ...BLACK, dir: 'rtl' }, WIDE, MAIN),
    x('light-narrow', PLAIN, NARROW, [...MAIN, 'contains', 'S-unnamed', 'A-quoted']),
    x('dim-narrow-rtl', { ...DIM, dir: 'rtl' }, NARROW, MAIN),
    x('forced', PLAIN, { ...WIDE, forcedColors: true }, [...MAIN, 'contains', 'V', 'D']),
    x('forced-dark', BLACK, { ...WIDE, forcedColors: true, dark: true }, MAIN),
    x('zoom', PLAIN, { width: 640, height: 5000, zoom: 2 }, ['A', 'B', 'R']),
    x('touch', PLAIN, { ...WIDE, touch: true }, ['A', 'C', 'B', 'R']),
    x('touch-narrow', BLACK, { ...NARROW, touch: true }, ['C', 'B']),
    {
      name: 'x-arabic',
      address: 'https://x.com/home?posts=25,27',
      dress: PLAIN,
      look: WIDE,
      badges: ['C', 'B'],
    },
    {
      name: 'x-thread',
      address: 'https://x.com/mira_demo/status/1990000000000000002',
      dress: PLAIN,
      look: WIDE,
      badges: ['A', 'A-compact'],
    },
  ];
}

function otherSheets(): Sheet[] {
  const facebook = (name: string, dress: Dress, look: Look, only?: readonly string[]): Sheet => ({
    name: `facebook-${name}`,
    address: FACEBOOK,
    dress,
    look,
    badges: FACEBOOK_BADGES,
    ...(only === undefined ? {} : { only }),
  });
  const instagram = (name: string, dress: Dress, look: Look, only?: readonly string[]): Sheet => ({
    name: `instagram-${name}`,
    address: INSTAGRAM,
    dress,
    look,
    badges: INSTAGRAM_BADGES,
    ...(only === undefined ? {} : { only }),
  });
  return [
    facebook('light', PLAIN, WIDE),
    facebook('dark', DARK, WIDE),
    facebook('light-rtl', RTL, WIDE, ['A', 'C', 'B', 'A-comment']),
    facebook('dark-narrow', DARK, NARROW, ['C', 'B', 'A-comment', 'A-shared']),
    instagram('light', PLAIN, { width: 640, height: 4200 }),
    instagram('dark', DARK, { width: 640, height: 4200 }),
    instagram('dark-rtl-narrow', { ...DARK, dir: 'rtl' }, { width: 320, height: 4200 }, ['A', 'C', 'B']),
  ];
}

/** Badges in the feeds of the three replicas: every label, theme, direction and width. */
export async function takeFeeds(studio: Studio, album: Album): Promise<void> {
  const tab = await openTab(studio, WIDE);
  let open = '';
  for (const { name, address, dress, look, badges, only = badges } of [...xSheets(), ...otherSheets()]) {
    const { zoom = 1 } = look;
    await relook(tab, look);
    // A zoom is set for a page as it opens.
    if (address !== open || zoom !== 1) await openFeed(studio, tab, address, badges.length, zoom);
    open = zoom === 1 ? address : '';
    await wear(tab.page, dress);
    const seen = await tab.view.badges(badges.length);
    for (const [at, badge] of seen.entries()) {
      const label = badges[at] ?? '';
      if (only.includes(label)) await album.take(tab.page, `${name}-${label}`, zoomed(around(badge), zoom));
    }
  }
  await tab.page.close();
}

/** Dresses the page as its site would; the badges must follow by themselves. */
async function wear(page: Page, dress: Dress): Promise<void> {
  await page.evaluate(({ theme, dir }) => {
    const root = document.documentElement;
    root.className = theme;
    root.dir = dir;
    // X writes its background into the body's own style.
    const grounds: Readonly<Record<string, string>> = { dim: 'rgb(21, 32, 43)', black: 'rgb(0, 0, 0)' };
    if (location.hostname === 'x.com')
      document.body.style.backgroundColor = grounds[theme] ?? 'rgb(255, 255, 255)';
  }, dress);
}
