import type { Studio } from '../../lab/pictures/studio.ts';
import type { Album } from './album.ts';
import type { Look } from './view.ts';
import { around, openFeed, openTab, zoomed } from './view.ts';

/** Pictures of the badges of one feed under one look. */
interface Sheet {
  /** Beginning of the pictures' names. */
  readonly name: string;
  readonly address: string;
  readonly look: Look;
  /** Names of the feed's badges, in order. */
  readonly badges: readonly string[];
  /** Which of them are pictured: all when absent. */
  readonly only?: readonly string[];
}

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
  const x = (name: string, query: string, look: Look, only?: readonly string[]): Sheet => ({
    name: `x-${name}`,
    address: `${X}${query}`,
    look,
    badges: X_BADGES,
    ...(only === undefined ? {} : { only }),
  });
  return [
    x('light', '', WIDE),
    x('dim', '&theme=dim', WIDE),
    x('black', '&theme=black', WIDE),
    x('light-rtl', '&dir=rtl', WIDE, MAIN),
    x('black-rtl', '&theme=black&dir=rtl', WIDE, MAIN),
    x('light-narrow', '', NARROW, [...MAIN, 'contains', 'S-unnamed', 'A-quoted']),
    x('dim-narrow-rtl', '&theme=dim&dir=rtl', NARROW, MAIN),
    x('forced', '', { ...WIDE, forcedColors: true }, [...MAIN, 'contains', 'V', 'D']),
    x('forced-dark', '&theme=black', { ...WIDE, forcedColors: true, dark: true }, MAIN),
    x('zoom', '', { width: 640, height: 5000, zoom: 2 }, ['A', 'B', 'R']),
    x('touch', '', { ...WIDE, touch: true }, ['A', 'C', 'B', 'R']),
    x('touch-narrow', '&theme=black', { ...NARROW, touch: true }, ['C', 'B']),
    {
      name: 'x-arabic',
      address: 'https://x.com/home?posts=25,27',
      look: WIDE,
      badges: ['C', 'B'],
    },
    {
      name: 'x-thread',
      address: 'https://x.com/mira_demo/status/1990000000000000002',
      look: WIDE,
      badges: ['A', 'A-compact'],
    },
  ];
}

function otherSheets(): Sheet[] {
  const facebook = (name: string, query: string, look: Look, only?: readonly string[]): Sheet => ({
    name: `facebook-${name}`,
    address: `${FACEBOOK}${query}`,
    look,
    badges: FACEBOOK_BADGES,
    ...(only === undefined ? {} : { only }),
  });
  const instagram = (name: string, query: string, look: Look, only?: readonly string[]): Sheet => ({
    name: `instagram-${name}`,
    address: `${INSTAGRAM}${query}`,
    look,
    badges: INSTAGRAM_BADGES,
    ...(only === undefined ? {} : { only }),
  });
  return [
    facebook('light', '', WIDE),
    facebook('dark', '&theme=dark', WIDE),
    facebook('light-rtl', '&dir=rtl', WIDE, ['A', 'C', 'B', 'A-comment']),
    facebook('dark-narrow', '&theme=dark', NARROW, ['C', 'B', 'A-comment', 'A-shared']),
    instagram('light', '', { width: 640, height: 4200 }),
    instagram('dark', '&theme=dark', { width: 640, height: 4200 }),
    instagram('dark-rtl-narrow', '&theme=dark&dir=rtl', { width: 320, height: 4200 }, ['A', 'C', 'B']),
  ];
}

/** Badges in the feeds of the three replicas: every label, theme, direction and width. */
export async function takeFeeds(studio: Studio, album: Album): Promise<void> {
  for (const { name, address, look, badges, only = badges } of [...xSheets(), ...otherSheets()]) {
    const tab = await openTab(studio, look);
    const { zoom = 1 } = look;
    const seen = await openFeed(studio, tab, address, badges.length, zoom);
    for (const [at, badge] of seen.entries()) {
      const label = badges[at] ?? '';
      if (only.includes(label)) await album.take(tab.page, `${name}-${label}`, zoomed(around(badge), zoom));
    }
    await tab.page.close();
  }
}
