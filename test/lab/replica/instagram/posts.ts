import { CLINICS, NINE, NINE_AR, SWAP_TEXTS, TRAINS, VALLE } from '../parts/phrases.ts';

/** How a post of the feed is built: with a `header` (2021), without one (2026), or without `article` (2024). */
export type Form = 'plain' | 'header' | 'box';

/** Listed accounts end in "demo" as in test/lab/lists; all are invented. */
export type Handle =
  | 'mira.solheim.demo'
  | 'june.edits.demo'
  | 'kenji.harrow.demo'
  | 'wren.halloway'
  | 'pia_lindqvist'
  | 'otto.brannigan'
  | 'nadia.ferro'
  | 'gus.tallow'
  | 'samir.aljar'
  | 'paco.delpuerto'
  | 'lamp.works'
  | 'mira.solheim.dem0'
  | 'mirasolheimdemo';

/** A comment under a post. */
export interface ReplicaComment {
  readonly id: number;
  readonly by: Handle;
  readonly text: string;
}

/** A post of the replica. In captions, "#tag" and "@name" become links; emoji are characters. */
export interface ReplicaPost {
  readonly id: number;
  readonly by: Handle;
  readonly text: string;
  readonly form: Form;
  readonly hoursAgo: number;
  /** The caption is cut after so many characters, behind a "more" that unfolds it in place. */
  readonly cutAt?: number;
  readonly together?: Handle;
  readonly tagged?: Handle;
  /** What the site's own recognition says about the picture. */
  readonly alt?: string;
  readonly ad?: 'label' | 'link';
  readonly partner?: string;
  readonly verified?: true;
  readonly suggested?: true;
  /** Short comments under the caption: no time, no link of their own. */
  readonly previews?: readonly ReplicaComment[];
  /** Comments on the post's own page. */
  readonly comments?: readonly ReplicaComment[];
}

/** The code in a post's address. */
export function codeOf({ id }: Pick<ReplicaPost, 'id'>): string {
  return `DReplica${String(id).padStart(5, '0')}`;
}

const FORMS: readonly Form[] = ['plain', 'header', 'box'];
const POSTER = `Photo by Somebody on May 4, 2026. May be an image of text that says '${CLINICS}'.`;

type Extra = Omit<Partial<ReplicaPost>, 'id' | 'by' | 'text'>;

function post(id: number, by: Handle, text: string, extra: Extra = {}): ReplicaPost {
  return { id, by, text, form: FORMS[id % FORMS.length] ?? 'plain', hoursAgo: id / 2, ...extra };
}

/** The home feed, newest first. What must be labelled stands in test/lab/expected/instagram-home.json. */
export const HOME: readonly ReplicaPost[] = [
  post(1, 'wren.halloway', 'The tide took the last plank of the old pier tonight. Nobody clapped.'),
  post(2, 'mira.solheim.demo', 'Long day on the doors in Harbour Street 🌧️', {
    previews: [{ id: 1, by: 'pia_lindqvist', text: 'Newspaper in the shoes!' }],
    comments: [
      { id: 11, by: 'pia_lindqvist', text: 'Newspaper in the shoes!' },
      { id: 12, by: 'mira.solheim.demo', text: '@pia_lindqvist the sports pages' },
    ],
  }),
  post(3, 'nadia.ferro', 'New chain, new brakes, same hill ❤️🚲 #hill', { tagged: 'mira.solheim.demo' }),
  post(4, 'mira.solheim.demo', CLINICS, { verified: true }),
  post(5, 'pia_lindqvist', `${CLINICS} 🙌 #Clinics`),
  post(6, 'gus.tallow', 'Bread is out of the oven at six, gone by seven.', {
    previews: [
      { id: 2, by: 'mira.solheim.demo', text: CLINICS },
      { id: 3, by: 'gus.tallow', text: 'Told you.' },
    ],
  }),
  post(7, 'otto.brannigan', `They paste this under everything: “${CLINICS}” Who writes this stuff?`),
  post(8, 'mira.solheim.demo', 'Chip in today: every dollar opens a door.', { ad: 'label' }),
  post(9, 'june.edits.demo', 'Cutting forty minutes of rain into ninety seconds of hope.'),
  post(10, 'kenji.harrow.demo', NINE, { together: 'wren.halloway' }),
  post(11, 'wren.halloway', 'Written by two, and I held the pen.', { together: 'kenji.harrow.demo' }),
  post(12, 'otto.brannigan', 'Seen on a lamp post this morning.', { alt: POSTER }),
  post(13, 'mira.solheim.demo', 'Our poster is up.', { alt: POSTER }),
  post(14, 'june.edits.demo', '', { previews: [{ id: 4, by: 'nadia.ferro', text: 'Beautiful light.' }] }),
  post(15, 'lamp.works', 'Our lamps burn all night.', { ad: 'link' }),
  post(16, 'wren.halloway', 'I love these lamps.', { partner: 'lamp.works' }),
  post(17, 'nadia.ferro', 'Come to the square on Sunday.', { partner: 'Amara Voss for Governor' }),
  post(18, 'mira.solheim.dem0', 'Not the person you are looking for: a nought instead of an o.'),
  post(19, 'mirasolheimdemo', 'Dots count here, and I have none.'),
  post(20, 'samir.aljar', NINE_AR),
  post(21, 'paco.delpuerto', `${VALLE} #Valle`, { suggested: true }),
  post(
    22,
    'gus.tallow',
    `A long story about a short walk. I left at nine with a sandwich and no plan, which is how all my best mistakes begin. ${CLINICS} That was on the side of the boat.`,
    { cutAt: 90 },
  ),
  post(23, 'pia_lindqvist', `@mira.solheim.demo ${TRAINS}`),
  post(24, 'kenji.harrow.demo', 'Statement at noon, umbrella recommended.'),
  post(25, 'wren.halloway', 'That is all the sea had to say today.'),
];

/** People that take part in swaps, chosen so that every pair of person and text has one plain answer. */
export const SWAP_PEOPLE: readonly Handle[] = [
  'mira.solheim.demo',
  'june.edits.demo',
  'kenji.harrow.demo',
  'wren.halloway',
  'gus.tallow',
  'mira.solheim.dem0',
  'mirasolheimdemo',
];

/** A feed of plain posts only (`/?feed=plain`), for the swap mode. */
export function plainFeed(count: number): ReplicaPost[] {
  return Array.from({ length: count }, (_, index) =>
    post(
      40_000 + index,
      SWAP_PEOPLE[index % SWAP_PEOPLE.length] ?? 'wren.halloway',
      SWAP_TEXTS[(index * 3 + Math.floor(index / 8)) % SWAP_TEXTS.length] ?? '',
      { hoursAgo: 1 + index / 10 },
    ),
  );
}
