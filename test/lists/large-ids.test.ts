import { expect, test } from 'vitest';
import { readFolder } from '../../src/core/list/folder.ts';
import { buildIndex, openIndex } from '../../src/core/match/index-bytes.ts';
import { smallTexts, TODAY } from '../support/list-folder.ts';
import { T0, TestPublisher, TestReader } from '../support/publication.ts';

/** As many ids beyond 2^53 as the congress-legislators file has; neighbours that a double cannot tell apart. */
const IDS = Array.from({ length: 188 }, (_, n) =>
  String(2n ** 53n + 1n + BigInt(n) * (n % 2 === 0 ? 1n : 7_131_973_531_057n)),
);

test('188 ids beyond 2^53 go from the CSV folder to the index byte for byte', async () => {
  const ids = [...new Set(IDS)];
  expect(ids).toHaveLength(188);
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
  const entries = reader.active?.entries;
  if (entries === undefined) throw new Error('nothing is active');
  const index = openIndex(buildIndex({ ...read.value.state, ...entries }));
  if (!index.ok) throw new Error(index.error);
  const found = ids.map((id) =>
    index.value.accountsFor(`x#${id}`).map((entry) => [entry.person, entry.platform_id]),
  );
  expect(found).toEqual(ids.map((id, n) => [[`p${n}`, id]]));
});
