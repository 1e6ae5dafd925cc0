import * as facebook from '../../lab/replica/facebook/people.ts';
import { SWAP_PEOPLE as INSTAGRAM_PEOPLE } from '../../lab/replica/instagram/posts.ts';
import { SWAP_TEXTS } from '../../lab/replica/parts/phrases.ts';
import type { ReplicaSite } from '../../lab/replica/sites.ts';
import { person as xPerson } from '../../lab/replica/x/people.ts';
import { SWAP_PEOPLE as X_PEOPLE } from '../../lab/replica/x/swap-feed.ts';
import type { RowPerson } from './rows.ts';

const VOSS = 'Amara Voss for Governor';
const RIVERS = 'Clear Rivers Alliance';

/** Who pays whom, by the handle or number that an address shows: written down from test/lab/lists/demo. */
const PAYERS: Readonly<Record<ReplicaSite, Readonly<Record<string, string>>>> = {
  x: { mira_demo: VOSS, TeoDemo: VOSS, noor_demo: RIVERS },
  facebook: { 'mira.solheim.demo': VOSS, '100099990000001': VOSS, 'teo.brandvik.demo': VOSS },
  instagram: { 'mira.solheim.demo': VOSS, 'june.edits.demo': VOSS, 'kenji.harrow.demo': RIVERS },
};
/** Whose message each of the texts is. */
const MESSAGES: readonly (string | null)[] = [null, null, VOSS, RIVERS, null];

/** Display names that look like the address of somebody on a list. */
export const FALSE_NAMES = ['@mira_demo', 'TeoDemo (@TeoDemo)', 'mira.solheim.demo', 'Mira Solheim-Demo'];

/** Everybody who takes part in a site's run. */
export function peopleOf(site: ReplicaSite): RowPerson[] {
  if (site === 'x') return X_PEOPLE.map(xPerson).map(({ handle, name }) => ({ at: handle, name }));
  if (site === 'instagram') return INSTAGRAM_PEOPLE.map((at) => ({ at, name: at }));
  return facebook.SWAP_PEOPLE.map(facebook.person).map(({ path, name }) => ({
    at: /(\d{10,})/.exec(path)?.[1] ?? path.slice(1),
    name,
    path,
  }));
}

/** The texts of a run. */
export const TEXTS = SWAP_TEXTS;

/**
 * The one right sentence (null: none) for every author and text: "address\ntext" → sentence. Under "\ntext" stands what
 * is said of the text alone.
 */
export function rightSentences(site: ReplicaSite): Record<string, string | null> {
  const right: Record<string, string | null> = {};
  for (const [index, text] of [...TEXTS, ''].entries()) {
    const message = MESSAGES[index] ?? null;
    right[`\n${text}`] = message === null ? null : `Matches a message ${message} handed out`;
    for (const { at } of peopleOf(site)) {
      const payer = PAYERS[site][at];
      const staff = payer === message ? `Paid by ${payer} · campaign-written text` : `Paid by ${payer}`;
      const crowd = message === null ? null : `Matches a message ${message} handed out`;
      right[`${at}\n${text}`] = payer === undefined ? crowd : staff;
    }
  }
  return right;
}
