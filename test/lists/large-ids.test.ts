import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Matcher } from '../../src/cli/match.ts';
import { readFolder } from '../../src/core/list/folder.ts';
import { readEntries } from '../../src/core/list/rows/entry-lines.ts';
import { buildIndex } from '../../src/core/match/compile-entries.ts';
import { openIndex } from '../../src/core/match/index-bytes.ts';
import type { Post } from '../../src/core/post.ts';
import { NOW, smallTexts, TODAY } from '../support/list-folder.ts';
import { T0, TestPublisher, TestReader } from '../support/publication.ts';

/** 188 ids beyond 2^53; neighbours that a double cannot tell apart. */
const INVENTED = Array.from({ length: 188 }, (_, n) =>
  String(2n ** 53n + 1n + BigInt(n) * (n % 2 === 0 ? 1n : 7_131_973_531_057n)),
);

/** Public data outside the project (CC0): the X ids of members of Congress. */
const CONGRESS = resolve(
  import.meta.dirname,
  '../../../shared/data/disclosures/congress-legislators--legislators-social-media.yaml',
);

function postBy(id: string, n: number): Post {
  return {
    site: 'x',
    key: id,
    author: { handle: `person_${n}`, id },
    permalink: null,
    postedAt: '2026-11-20T12:00:00Z',
    kind: 'post',
    view: 'home',
    reposter: null,
    text: 'Good morning from the vale.',
    imageTexts: [],
    truncated: false,
    disclosure: null,
  };
}

/** Puts the ids into a CSV folder, publishes and reads it as a subscriber, compiles it and judges a post of each. */
async function throughEverything(ids: readonly string[]): Promise<void> {
  const people = ids.map(
    (_, n) => `p${n},Person ${n},vale,organizer,paid_staff,2026-08-01,2026-12-01,report,2026-11-01`,
  );
  const accounts = ids.map((id, n) => `p${n},x,person_${n},bio,report,2027-01-10,${id}`);
  const read = readFolder(
    smallTexts({
      'people.csv': `person_id,display_name,payer_id,role,relation,from,to,source_ids,checked_on\n${people.join('\n')}\n`,
      'accounts.csv': `person_id,platform,handle,link_evidence,source_ids,recheck_by,platform_id\n${accounts.join('\n')}\n`,
    }),
    { origin: 'subscription', today: TODAY },
  );
  if (!read.ok) throw new Error(JSON.stringify(read.error[0]));
  const publisher = await TestPublisher.start(read.value.state);
  const reader = new TestReader(publisher.files);
  reader.now = T0;
  expect(await reader.sync()).toBe('ok');
  const { active } = reader;
  if (active === null) throw new Error('nothing is active');
  const entries = readEntries(active.state.rows.bytes);
  const state = { ...read.value.state, ...entries };
  const index = openIndex(buildIndex(state));
  if (!index.ok) throw new Error(index.error);
  const found = ids.map((id) =>
    index.value.accountsFor(`x#${id}`).map((entry) => [entry.person, entry.platform_id]),
  );
  expect(found).toEqual(ids.map((id, n) => [[`p${n}`, id]]));
  const matcher = new Matcher({ state, refused: [], setAside: [] }, NOW);
  const judged = ids.map((id, n) => matcher.match(id, postBy(id, n)).account);
  expect(judged).toEqual(ids.map((_, n) => `p${n}/x/person_${n}`));
  // The neighbour of an id, which is the same number to a double, is nobody.
  const taken = new Set(ids);
  const next = ids.map((id) => String(BigInt(id) + 1n)).filter((id) => !taken.has(id));
  expect(next.map((id, n) => matcher.match(id, postBy(id, n + 10_000)).account ?? null)).toEqual(
    next.map(() => null),
  );
}

describe('ids beyond 2^53 go from the CSV folder to the verdict byte for byte', () => {
  test('188 invented ones', async () => {
    const ids = [...new Set(INVENTED)];
    expect(ids).toHaveLength(188);
    await throughEverything(ids);
  });

  test.skipIf(!existsSync(CONGRESS))('the 188 of members of Congress (data beside the project)', async () => {
    const numbers = readFileSync(CONGRESS, 'utf8').matchAll(/^\s+twitter_id: '?(\d+)'?\s*$/gm);
    const ids = [...numbers].map((found) => found[1] ?? '').filter((id) => BigInt(id) > 2n ** 53n);
    expect(ids).toHaveLength(188);
    await throughEverything(ids);
  });
});
