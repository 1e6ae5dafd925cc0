import type { AccountEntry, ListState, TemplateEntry } from '../../../src/core/list/entries.ts';
import { addSeconds } from '../../../src/core/list/publication/instants.ts';
import { TestPublisher } from '../../support/publication.ts';
import { sentences, word } from '../feed/words.ts';
import { Random } from '../random.ts';
import type { SyncOptions } from './options.ts';

const SEED = 20_261_126;
const PAYERS = 400;
const SOURCES = 4000;
const DAY = 86_400;
const ROLES = ['digital organizer', 'field organizer', 'consultant', 'video editor', 'canvasser'];

/**
 * A large invented list. As in life, the people of one payer come one after the other, from few documents, with the same
 * dates. `rich` adds what an entry may leave out: a name to every account, a number of 19 digits to every second one.
 */
export function makeState(accounts: number, templates: number, now: string, rich: boolean): ListState {
  const random = new Random(SEED);
  const day = (offset: number): string => addSeconds(now, offset * DAY).slice(0, 10);
  const name = (): string => {
    const part = word(random);
    return `${part.charAt(0).toUpperCase()}${part.slice(1)}`;
  };
  const crew = Math.ceil(accounts / PAYERS);
  const people = Array.from({ length: accounts }, (_, n): AccountEntry => {
    const handle = `${word(random).slice(0, 6)}_${n.toString(36)}`;
    const number = `1${String(random.below(1e9)).padStart(9, '0')}${String(random.below(1e9)).padStart(9, '0')}`;
    const payer = Math.floor(n / crew);
    const source = payer * (SOURCES / PAYERS) + Math.floor(((n % crew) * (SOURCES / PAYERS)) / crew);
    const person = `p-${String(n).padStart(6, '0')}`;
    return {
      type: 'account',
      id: `${person}/x/${handle}`,
      platform: 'x',
      handle,
      ...(rich && n % 2 === 0 ? { platform_id: number } : {}),
      person,
      ...(rich ? { name: `${name()} ${name()}` } : {}),
      role: random.pick(ROLES),
      relation: 'paid_staff',
      payer: `payer-${payer}`,
      sources: [`s-${source}`],
      valid_from: day(-200 - (source % 100)),
      valid_to: day(30 + (payer % 60)),
      recheck_by: day(30 + (source % 50)),
      status: 'active',
    };
  });
  const texts = new Set<string>();
  while (texts.size < templates) texts.add(sentences(random, 14, 38));
  return {
    meta: {
      id: 'subscription/bench',
      name: 'bench',
      publisher: 'The Bench',
      version: '1',
      updated: day(0),
      origin: 'subscription',
    },
    accounts: people,
    templates: [...texts].map(
      (text, n): TemplateEntry => ({
        type: 'template',
        id: `t-${n}`,
        payer: `payer-${n % PAYERS}`,
        text,
        lang: 'en',
        first_distributed: day(-60),
        last_distributed: day(30),
        match: 'near',
        sources: [`s-${random.below(SOURCES)}`],
      }),
    ),
    payers: Array.from({ length: PAYERS }, (_, n) => ({
      type: 'payer',
      id: `payer-${n}`,
      name: `${name()} ${name()} Committee ${n}`,
      kind: 'candidate committee',
      jurisdiction: 'US',
      registry: { fec: `C${String(n).padStart(8, '0')}` },
      end: day(120),
    })),
    sources: Array.from({ length: SOURCES }, (_, n) => ({
      type: 'source',
      id: `s-${n}`,
      kind: 'filing',
      title: `Quarterly report ${n}`,
      publisher: 'Bench Registry',
      date: day(-60),
      url: `https://filings.example.org/${n}`,
      archive_url: `https://archive.example.org/${n}`,
      links_handle: true,
    })),
  };
}

/** A publication of that list, and what a change of one in a thousand adds to it. */
export interface Bytes {
  readonly publisher: TestPublisher;
  readonly state: ListState;
  /** Bytes that a new reader fetches. */
  readonly full: number;
}

/** Publishes the list; keys as in the tests. */
export async function publish(
  { accounts, templates, rich }: Pick<SyncOptions, 'accounts' | 'templates' | 'rich'>,
  now: string,
): Promise<Bytes> {
  const state = makeState(accounts, templates, now, rich);
  const publisher = await TestPublisher.start(state, now);
  const full = [...publisher.files.values()].reduce((sum, { length }) => sum + length, 0);
  return { publisher, state, full };
}

/** Publishes a change of one account in a thousand: corrections, removals and additions by turns. Gives the bytes that are new. */
export async function publishChange({ publisher, state }: Bytes, now: string): Promise<number> {
  const before = new Set(publisher.files.keys());
  const accounts = state.accounts.flatMap((account, n): AccountEntry[] => {
    if (n % 1000 !== 500) return [account];
    if (n % 3000 === 500) return [{ ...account, role: 'regional director' }];
    if (n % 3000 === 1500) return [];
    const { platform_id: _number, ...rest } = account;
    const person = `q-${n}`;
    return [account, { ...rest, person, handle: `new_${n}`, id: `${person}/x/new_${n}` }];
  });
  await publisher.release({ ...state, accounts }, now);
  await publisher.pulse(now);
  const fetched = [...publisher.files].filter(([path]) => !before.has(path) || path === 'pulse.pal');
  return fetched.reduce((sum, [, { length }]) => sum + length, 0);
}
