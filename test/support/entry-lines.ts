import fc from 'fast-check';
import { canonicalHandle } from '../../src/core/account.ts';
import { HOSTILE_STRINGS } from './hostile-strings.ts';

type Fields = Record<string, unknown>;

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,3}$/);
const day = fc.constantFrom('2026-10-01', '2026-11-30', '2026-12-31', '2027-02-28', '2028-02-29');
const TEXT =
  'The mill on the vale road gave forty families bread and Mira Okafor voted to keep it open for us all';
const name = fc.constantFrom('Ada Verne', 'Zoë Vale', '北川 Hikari', 'N. N.', 'Ünal "Bo" \\ Vale');
const phrase = fc.constantFrom('field organiser', 'organisatrice', 'régie', '\u{1f5f3} helper', 'a/b');
const sources = fc.array(fc.constantFrom('s1', 's2', 's-3.x'), { minLength: 1, maxLength: 5 });
const handles = {
  x: fc.constantFrom('Ada_1', '@ada', 'b', '12345', '\u212Aate', 'under_score'),
  facebook: fc.constantFrom('Ada.Verne', '12345', '12.345', '@12345', '...a', 'profile'),
  instagram: fc.constantFrom('ada.verne', '_a', '@B', '777'),
};

/** A valid account; its parts come from few values, so that two often share something. */
const account = fc
  .tuple(
    fc
      .constantFrom('x', 'facebook', 'instagram')
      .chain((platform) => fc.record({ platform: fc.constant(platform), handle: handles[platform] })),
    fc.record(
      {
        person: fc.constantFrom('p1', 'p1-a', 'p1.b', 'p2', 'Q'),
        platform_id: fc.constantFrom('12345', '1234567890123456789', '777', '9'),
        name,
        role: phrase,
        relation: fc.constantFrom('paid_staff', 'vendor', 'official'),
        payer: fc.constantFrom('payer-1', 'payer-2'),
        sources,
        recheck_by: fc.constantFrom('2026-12-01', '2027-01-31', '2027-02-22'),
        status: fc.constantFrom('active', 'disputed', 'retracted'),
        reply: fc.constantFrom('', 'I said:\n"no".', '\u200dhm', 'für alle'),
        readmit: fc.constant(true),
        ext: fc.constant({ more: [1, { deep: null }] }),
      },
      { requiredKeys: ['person', 'role', 'relation', 'payer', 'sources', 'recheck_by', 'status'] },
    ),
  )
  .map(([{ platform, handle }, rest]) => ({
    type: 'account',
    id: `${rest.person}/${platform}/${canonicalHandle(platform, handle)}`,
    platform,
    handle,
    valid_from: '2026-01-01',
    valid_to: '2026-11-30',
    ...rest,
  }));

const template = fc.record(
  {
    type: fc.constant('template'),
    id,
    payer: fc.constantFrom('payer-1', 'payer-2'),
    text: fc.constantFrom(TEXT, `${TEXT} “twice”`, `${TEXT}\n\nVote! \u{1f5f3}`, TEXT.toUpperCase()),
    lang: fc.constantFrom('en', 'zh-Hant', 'es-419'),
    first_distributed: fc.constant('2026-09-01'),
    last_distributed: day,
    match: fc.constantFrom('exact', 'near'),
    sources,
    status: fc.constantFrom('active', 'disputed', 'retracted'),
    readmit: fc.constant(true),
  },
  {
    requiredKeys: [
      'type',
      'id',
      'payer',
      'text',
      'lang',
      'first_distributed',
      'last_distributed',
      'match',
      'sources',
    ],
  },
);

const source = fc.record(
  {
    type: fc.constant('source'),
    id: fc.constantFrom('s1', 's2', 's-3.x', 's4'),
    kind: fc.constantFrom('filing', 'press', 'self'),
    title: phrase,
    publisher: name,
    date: day,
    url: fc.constantFrom('https://example.org/a', 'https://bücher.example.org/?q=ä#1'),
    archive_url: fc.constant('https://archive.example.org/1'),
    sha256: fc.constant('0f'.repeat(32)),
    locator: phrase,
    links_handle: fc.boolean(),
  },
  { requiredKeys: ['type', 'id', 'kind', 'title', 'publisher', 'date', 'url'] },
);

const payer = fc.record(
  {
    type: fc.constant('payer'),
    id: fc.constantFrom('payer-1', 'payer-2', 'payer-3'),
    name,
    kind: phrase,
    jurisdiction: fc.constantFrom('US', 'US-CA'),
    registry: fc.constantFrom({}, { fec: 'C1' }),
    end: fc.constantFrom('2026-11-03', '2026-10-01'),
    aliases: fc.array(name, { maxLength: 2 }),
  },
  { requiredKeys: ['type', 'id', 'name', 'kind', 'jurisdiction', 'registry'] },
);

/** Valid entries by type. */
export const ENTRIES = { account, payer, source, template } as const;

const junk = fc.oneof(
  fc.constantFrom(...HOSTILE_STRINGS),
  fc.constantFrom(
    '',
    ' ',
    ' a',
    'a ',
    '2026-02-30',
    '2026-13-01',
    'ACTIVE',
    'x'.repeat(121),
    'y'.repeat(301),
  ),
  fc.constantFrom('https://example.org/a', 's1', 'payer-1', 'account', 'true', 'é'.repeat(120), 'a\\', 'a"'),
  fc.constantFrom(
    null,
    true,
    false,
    0,
    12345,
    1e21,
    [],
    {},
    ['s1'],
    ['s1', 's1', 's1', 's1', 's1', 's1'],
    [1],
  ),
);

/** What happens to an entry before it is written: mostly nothing. */
const harm = fc.oneof(
  { weight: 20, arbitrary: fc.constant((fields: Fields): Fields => fields) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(), junk).map(([at, value]) => (fields: Fields): Fields => {
      const keys = Object.keys(fields);
      return { ...fields, [keys[at % keys.length] ?? 'id']: value };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map((at) => (fields: Fields): Fields => {
      const entries = Object.entries(fields);
      return Object.fromEntries(entries.filter((_, i) => i !== at % entries.length));
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('email', 'ext', 'readmit', 'status', '__proto', 'end', 'text'), junk)
      .map(
        ([key, value]) =>
          (fields: Fields): Fields => ({ ...fields, [key]: value }),
      ),
  },
);

const LETTERS = [...'"\\{}[]:,\u0000\t \u001fé\ud800u0017'];

/** What happens to its line: mostly nothing that changes what it says. */
const spelling = fc.oneof(
  { weight: 20, arbitrary: fc.constant((line: string) => line) },
  { weight: 1, arbitrary: fc.constant((line: string) => line.replaceAll(':', ' : ')) },
  {
    weight: 2,
    arbitrary: fc.nat().map((at) => (line: string) => {
      const letters = [...line.matchAll(/[a-z](?=[^"\\]*")/g)];
      const found = letters[at % Math.max(1, letters.length)];
      if (found === undefined) return line;
      const code = found[0].charCodeAt(0).toString(16).padStart(4, '0');
      return `${line.slice(0, found.index)}\\u${code}${line.slice(found.index + 1)}`;
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(), fc.nat(2), fc.constantFrom(...LETTERS))
      .map(([at, cut, letter]) => (line: string) => {
        const place = at % (line.length + 1);
        return line.slice(0, place) + (cut === 2 ? '' : letter) + line.slice(place + cut);
      }),
  },
  // The first field once more at the end.
  {
    weight: 1,
    arbitrary: fc.constant((line: string) => line.replace(/^\{("[^"]*":"[^"]*"),(.*)\}$/, '{$1,$2,$1}')),
  },
  { weight: 1, arbitrary: fc.constant((line: string) => line.replaceAll('/', '\\/')) },
);

/** In the order of RFC 8785, as it comes, or turned about. */
const order = fc.constantFrom<(keys: string[]) => string[]>(
  (keys) => keys.sort(),
  (keys) => keys,
  (keys) => keys.reverse(),
);

/** A line as a publisher of any kind may sign one: of a valid entry, harmed or spelt otherwise now and then. */
export function lineOf(entry: fc.Arbitrary<object>): fc.Arbitrary<string> {
  return fc.tuple(entry, harm, order, spelling).map(([fields, change, arrange, spell]) => {
    const harmed = change(fields as Fields);
    const arranged = Object.fromEntries(arrange(Object.keys(harmed)).map((key) => [key, harmed[key]]));
    // No line of a file holds a line feed.
    return spell(JSON.stringify(arranged)).replaceAll('\n', '');
  });
}
