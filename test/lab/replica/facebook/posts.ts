import { CLINICS, NINE, NINE_AR, SWAP_TEXTS, TRAINS, VALLE } from '../parts/phrases.ts';
import type { PersonKey } from './people.ts';
import { SWAP_PEOPLE } from './people.ts';

/** The frame Facebook puts around a post; cohorts and years differ, and a feed mixes them. */
export type Layout =
  | 'posinset'
  | 'describedby'
  | 'virtualized'
  | 'feed-child'
  | 'feed-unit'
  | 'article'
  | 'light'
  | '2020';

/** A comment under a post. */
export interface ReplicaComment {
  readonly id: number;
  readonly by: PersonKey;
  readonly text: string;
  readonly replies?: readonly ReplicaComment[];
}

/** A post of the replica. In texts, "#tag", addresses and emoji become links and pictures, as Facebook draws them. */
export interface ReplicaPost {
  readonly id: number;
  /** Null: somebody without a name ("Anonymous participant"). */
  readonly by: PersonKey | null;
  readonly text: string;
  /** The text is cut after so many characters, behind a "See more" that unfolds it in place. */
  readonly cutAt?: number;
  readonly layout?: Layout;
  readonly group?: string;
  readonly with?: PersonKey;
  /** What the site's own recognition says about attached pictures. */
  readonly pictures?: readonly string[];
  readonly shares?: ReplicaPost;
  readonly ad?: 'link' | 'shuffled' | 'drawn' | 'long';
  readonly partner?: string;
  readonly coloured?: true;
  readonly translated?: string;
  readonly comments?: readonly ReplicaComment[];
  /** A unit of the feed that is no post: suggested people, short videos. */
  readonly suggestion?: true;
}

const LAYOUTS: readonly Layout[] = [
  'posinset',
  'describedby',
  'virtualized',
  'feed-child',
  'feed-unit',
  'article',
  '2020',
];
const POSTER = `May be an image of text that says '${CLINICS}'`;

type Extra = Omit<Partial<ReplicaPost>, 'id' | 'by' | 'text'>;

function post(id: number, by: PersonKey | null, text: string, extra: Extra = {}): ReplicaPost {
  return { id, by, text, layout: LAYOUTS[id % LAYOUTS.length] ?? 'posinset', ...extra };
}

/** The home feed, newest first. What must be labelled stands in test/lab/expected/facebook-home.json. */
export const HOME: readonly ReplicaPost[] = [
  post(1, 'wren', 'The tide took the last plank of the old pier tonight. Nobody clapped.'),
  post(2, 'mira', 'Long day on the doors in Harbour Street, and my shoes are full of rain.'),
  post(3, 'nadia', 'New chain, new brakes, same hill ❤️🚲'),
  post(4, 'mira', `${CLINICS} https://voss.example.org/clinics`),
  post(5, 'pia', `${CLINICS} 🙌 #Clinics`),
  post(6, 'gus', 'Bread is out of the oven at six, gone by seven. You have been told.', {
    comments: [
      { id: 1, by: 'mira', text: 'Two loaves for the office, please.' },
      {
        id: 2,
        by: 'wren',
        text: 'Gone at half past six.',
        replies: [{ id: 3, by: 'gus', text: 'Told you.' }],
      },
      { id: 4, by: 'otto', text: NINE },
    ],
  }),
  post(7, 'otto', `They paste this under everything: “${CLINICS}” Who writes this stuff?`),
  post(8, 'mira', 'Chip in today: every dollar opens a door on Harbour Street.', { ad: 'shuffled' }),
  post(9, 'gus', 'An honest profile, whatever you think of the candidate.', {
    shares: post(
      109,
      'mira',
      'I am paid by the Voss campaign and I like my job. Ask me anything about canvassing.',
    ),
  }),
  post(10, 'mira', 'Nadia is right about the underpass.', {
    shares: post(110, 'nadia', 'The underpass at the station has had no light for three weeks.', {
      pictures: [POSTER],
    }),
  }),
  post(11, null, 'Who else waits at Pier 4 every night?', { group: 'Harbour Talk' }),
  post(12, 'miraById', 'The group asked, so here is the map of the doors.', { group: 'Harbour Talk' }),
  post(13, 'teo', 'Two tired people and one thermos.', { with: 'pia' }),
  post(14, 'pia', 'One thermos, and I carried it.', { with: 'teo' }),
  post(15, 'wren', '', { suggestion: true }),
  post(16, 'otto', 'Seen on a lamp post this morning.', { pictures: [POSTER] }),
  post(17, 'mira', 'Our poster is up.', { pictures: ['May be an image of 2 people', POSTER] }),
  post(18, 'voss', TRAINS),
  post(19, 'echo', 'My display name is a joke and my posts are about soup.'),
  post(20, 'twin', 'Not the person you are looking for: one digit too many, no campaign.'),
  post(21, 'miraWithoutDots', 'Somebody told me my address works without its dots.'),
  post(22, 'samir', NINE_AR),
  post(23, 'paco', `${VALLE} #Valle`),
  post(24, 'lamps', 'Our lamps burn all night.', { ad: 'drawn' }),
  post(25, 'wren', 'I love these lamps.', { partner: 'Lamp Works' }),
  post(26, 'nadia', 'Come to the square on Sunday.', { partner: 'Amara Voss for Governor' }),
  post(27, 'notes', 'Three hundred names on the petition by noon.', { coloured: true }),
  post(28, 'wren', 'The ferry is late.', { translated: 'La barca è in ritardo.' }),
  post(
    29,
    'notes',
    `A long story about a short walk. I left at nine with a sandwich and no plan, which is how all my best mistakes begin. ${CLINICS} That was on the side of the boat.`,
    { cutAt: 116 },
  ),
  post(30, 'wren', 'Look what my uncle shared.', { shares: post(130, 'otto', CLINICS) }),
  post(31, 'teo', 'Knocked on the wrong door and got invited to a wedding.'),
  post(32, 'lamps', 'Lamps for every pier.', { ad: 'long' }),
  post(33, 'pia', 'Sandwich terns back at the point, forty pairs.'),
  post(34, 'lamps', 'Lamps, lamps, lamps.', { ad: 'link' }),
  post(35, 'gus', '', { pictures: ['May be an image of bread'] }),
  post(36, 'mira', 'Good night, valley. Same doors tomorrow.'),
  post(37, 'wren', 'That is all the sea had to say today.'),
];

/** A feed of plain posts only (`/?feed=plain`), for the swap mode. */
export function plainFeed(count: number): ReplicaPost[] {
  return Array.from({ length: count }, (_, index) =>
    post(
      40_000 + index,
      SWAP_PEOPLE[index % SWAP_PEOPLE.length] ?? 'wren',
      SWAP_TEXTS[(index * 3 + Math.floor(index / 8)) % SWAP_TEXTS.length] ?? '',
    ),
  );
}
