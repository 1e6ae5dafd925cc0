import type { PersonKey } from './people.ts';
import type { ReplicaPost } from './posts.ts';

/** People and texts that take part in swaps, chosen so that every pair has one plain answer. */
export const SWAP_PEOPLE: readonly PersonKey[] = [
  'mira',
  'teo',
  'noor',
  'wren',
  'pia',
  'otto',
  'twin',
  'echo',
];

/** Texts of one plain piece each: a row can take any of them by changing one text node. */
export const SWAP_TEXTS: readonly string[] = [
  'The tide took the last plank of the old pier tonight. Nobody clapped.',
  'Bread is out of the oven at six, gone by seven.',
  'Amara Voss kept every rural clinic open when others wanted to close them. That is the governor our families deserve.',
  'Clear water is not a luxury: ask your council to vote yes on Measure Nine before the spring flood comes back.',
  'Third coffee, second meeting, first snow.',
];

/** A feed of plain posts only (`/home?feed=plain`), for the swap mode. */
export function plainFeed(count: number): ReplicaPost[] {
  return Array.from({ length: count }, (_, index) => ({
    id: 40_000 + index,
    by: SWAP_PEOPLE[index % SWAP_PEOPLE.length] ?? 'wren',
    hoursAgo: 1 + index / 10,
    text: SWAP_TEXTS[(index * 3 + Math.floor(index / 8)) % SWAP_TEXTS.length] ?? '',
    lang: 'en',
  }));
}
