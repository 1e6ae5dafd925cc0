import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { ListFinding } from '../../../src/core/list/findings.ts';
import { readFolder } from '../../../src/core/list/folder.ts';
import { MAX_ACCOUNTS, MAX_FINDINGS } from '../../../src/core/list/limits.ts';
import { folderTexts, smallTexts, TODAY } from '../../support/list-folder.ts';
import { listStateSchema } from '../../support/list-state-schema.ts';

const CONTEXT = { origin: 'folder', today: TODAY } as const;

const PEOPLE = 'person_id,display_name,payer_id,role,relation,from,to,source_ids,checked_on\n';
const ADA = 'ada,Ada Verne,vale,organizer,paid_staff,2026-08-01,2026-12-01,report,2026-11-01\n';
const ACCOUNTS = 'person_id,platform,handle,link_evidence,source_ids,recheck_by\n';
const ACCOUNTS_ID = 'person_id,platform,handle,platform_id,link_evidence,source_ids,recheck_by\n';
const PAYERS = 'payer_id,name,kind,jurisdiction\n';
const TEMPLATES = 'template_id,payer_id,text,lang,first_distributed,last_distributed,match,source_ids\n';
const TEXT = 'The mill on the vale road gave forty families bread and the council still wants it gone.';
const SOURCES = 'source_id,kind,title,publisher,date,url\n';
const REPORT = 'report,filing,Quarterly report,Demo Commission,2026-10-01,https://filings.example.org/1\n';

function read(changes: Readonly<Record<string, string | null>> = {}) {
  return readFolder(smallTexts(changes), CONTEXT);
}

function stateOf(changes: Readonly<Record<string, string | null>> = {}) {
  const result = read(changes);
  if (!result.ok) throw new Error(result.error.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return result.value;
}

function findingsOf(changes: Readonly<Record<string, string | null>>): readonly ListFinding[] {
  const result = read(changes);
  return result.ok ? result.value.warnings : result.error;
}

function placesOf(changes: Readonly<Record<string, string | null>>): string[] {
  return findingsOf(changes).map(({ code, file, line }) => `${code} ${file}:${line}`);
}

describe('a good list folder', () => {
  test('joins people and accounts into entries', () => {
    const { state, warnings } = stateOf();
    expect(warnings).toEqual([]);
    expect(state.meta).toEqual({
      id: 'folder/small',
      name: 'A small list',
      publisher: 'The Small Desk',
      version: '1',
      updated: '2026-11-01',
      origin: 'folder',
    });
    expect(state.accounts).toEqual([
      {
        type: 'account',
        id: 'ada/x/ada_verne',
        platform: 'x',
        handle: 'ada_verne',
        person: 'ada',
        name: 'Ada Verne',
        role: 'organizer',
        relation: 'paid_staff',
        payer: 'vale',
        sources: ['report'],
        valid_from: '2026-08-01',
        valid_to: '2026-12-01',
        recheck_by: '2027-01-10',
        status: 'active',
      },
    ]);
    expect(state.sources.map(({ id, links_handle }) => [id, links_handle])).toEqual([['report', true]]);
    expect(state.templates[0]?.text).toBe(TEXT);
  });

  test('the id of a list carries its origin: an imported folder never replaces the built-in list', () => {
    const built = readFolder(smallTexts(), { origin: 'built-in', today: TODAY });
    expect(built.ok && built.value.state.meta.id).toBe('built-in/small');
  });

  test('link sources come first, each once, and only they are marked', () => {
    const { state } = stateOf({
      'sources.csv': `${SOURCES}${REPORT}bio,self,Profile,Ada Verne,2026-10-02,https://profiles.example.org/ada\n`,
      'accounts.csv': `${ACCOUNTS}ada,x,@Ada_Verne,campaign list,bio report,2027-01-10\n`,
    });
    expect(state.accounts[0]?.sources).toEqual(['bio', 'report']);
    expect(state.accounts[0]?.handle).toBe('Ada_Verne');
    expect(state.accounts[0]?.id).toBe('ada/x/ada_verne');
  });

  test('numeric ids beyond 2^53 stay the digits they are', () => {
    const ids = ['9007199254740993', '1765432109876543211', '18446744073709551617'];
    const people = ids.map((_, n) => ADA.replace('ada,', `p${n},`)).join('');
    const rows = ids.map((id, n) => `p${n},x,ada_${n},${id},bio,report,2027-01-10\n`).join('');
    const { state } = stateOf({ 'people.csv': PEOPLE + people, 'accounts.csv': ACCOUNTS_ID + rows });
    expect(state.accounts.map(({ platform_id }) => platform_id)).toEqual(ids);
  });

  test('a Facebook account without a name is its number', () => {
    const { state } = stateOf({
      'accounts.csv': `${ACCOUNTS}ada,facebook,100099990000001,bio,report,2027-01-10\n`,
    });
    expect(state.accounts[0]).toMatchObject({
      platform_id: '100099990000001',
      id: 'ada/facebook/100099990000001',
    });
  });

  test('a file from any spreadsheet gives the same list: order, case, BOM, CRLF, semicolons, empty edges', () => {
    const plain = stateOf().state;
    const shuffled =
      'sep=;\r\n Role ;PERSON_ID;display_name;payer_id;relation;from;to;source_ids;checked_on;\r\n';
    const row =
      'organizer; ada ;Ada Verne;vale;Paid Staff;2026-08-01;2026-12-01;report;2026-11-01;\r\n;;;;;;;;;\r\n';
    expect(stateOf({ 'people.csv': `\ufeff${shuffled}${row}` }).state).toEqual(plain);
  });

  test('names are NFC, and a guarded cell loses its guard', () => {
    const { state } = stateOf({
      'payers.csv': `${PAYERS}vale,Vale Forwa\u0301rd,committee,US-CA\n`,
      'templates.csv': `${TEMPLATES}mill,vale,'=${TEXT},en,2026-09-01,2026-11-20,near,report\n`,
    });
    expect(state.payers[0]?.name).toBe('Vale Forwárd');
    expect(state.templates[0]?.text).toBe(`=${TEXT}`);
  });

  test('a message may begin with a mention or a dash and have several lines', () => {
    for (const text of [`@vale ${TEXT}`, `- ${TEXT}`, `"First line.\r\n${TEXT}"`]) {
      const { state } = stateOf({
        'templates.csv': `${TEMPLATES}mill,vale,${text},en,2026-09-01,2026-11-20,near,report\n`,
      });
      expect(state.templates[0]?.text).toBe(text.replaceAll('"', '').replace('\r\n', '\n'));
    }
  });

  test('aliases and registers', () => {
    const { state } = stateOf({
      'payers.csv': `${PAYERS.trim()},registry,registry_id,aliases\nvale,Vale Forward,committee,US-CA,fec|ca-sos,C99999993|9900003,Vale 2026 | Friends of Vale\n`,
    });
    expect(state.payers[0]?.registry).toEqual({ fec: 'C99999993', 'ca-sos': '9900003' });
    expect(state.payers[0]?.aliases).toEqual(['Vale 2026', 'Friends of Vale']);
  });

  test.each(['test/lab/lists/demo', 'test/lab/lists/second', 'public/lists/archive-2020'])(
    '%s is valid',
    (folder) => {
      const result = readFolder(folderTexts(folder), CONTEXT);
      if (!result.ok) throw new Error(JSON.stringify(result.error, null, 1));
      expect(v.is(listStateSchema, result.value.state)).toBe(true);
      expect(result.value.warnings.filter(({ code }) => code !== 'recheck-past')).toEqual([]);
    },
  );

  test('the built-in list holds three messages and no person', () => {
    const result = readFolder(folderTexts('public/lists/archive-2020'), { origin: 'built-in', today: TODAY });
    if (!result.ok) throw new Error('invalid');
    const { accounts, templates, payers, sources } = result.value.state;
    expect([accounts.length, templates.length, payers.length]).toEqual([0, 3, 1]);
    for (const { title } of sources) expect(title).toContain('exact days of distribution are not known');
    expect(templates.some(({ text }) => /get it done/i.test(text))).toBe(false);
  });
});

describe('every mistake has its code, file and line', () => {
  const person = (
    changes: Partial<Record<'name' | 'payer' | 'relation' | 'from' | 'to' | 'source' | 'checked', string>>,
  ) =>
    `${PEOPLE}ada,${changes.name ?? 'Ada Verne'},${changes.payer ?? 'vale'},organizer,${changes.relation ?? 'paid_staff'},${changes.from ?? '2026-08-01'},${changes.to ?? '2026-12-01'},${changes.source ?? 'report'},${changes.checked ?? '2026-11-01'}\n`;
  const account = (rest: string): string => `${ACCOUNTS}ada,${rest}\n`;
  const template = (text: string, rest = 'en,2026-09-01,2026-11-20,near,report'): string =>
    `${TEMPLATES}mill,vale,${text},${rest}\n`;
  const source = (url: string, rest = ''): string =>
    `${SOURCES.trim()}${rest === '' ? '' : ',sha256'}\nreport,filing,Report,Demo Commission,2026-10-01,${url}${rest}\n`;

  const cases: readonly (readonly [name: string, file: string, text: string | null, expected: string])[] = [
    ['a file is missing', 'payers.csv', null, 'missing-file payers.csv:0'],
    ['an empty file', 'people.csv', '', 'missing-column people.csv:0'],
    ['an open quote', 'people.csv', `${PEOPLE}ada,"Ada Verne,vale\n`, 'broken-csv people.csv:2'],
    ['a 20 MB cell', 'people.csv', person({ name: 'x'.repeat(20_000_000) }), 'cell-too-long people.csv:2'],
    ['an unknown column', 'people.csv', `${PEOPLE.trim()},colour\n${ADA}`, 'unknown-column people.csv:1'],
    [
      'a column named __proto__',
      'people.csv',
      `${PEOPLE.trim()},__proto__\n${ADA}`,
      'unknown-column people.csv:1',
    ],
    [
      'a column named constructor',
      'people.csv',
      `${PEOPLE.trim()},constructor\n${ADA}`,
      'unknown-column people.csv:1',
    ],
    ['contact data', 'people.csv', `${PEOPLE.trim()},Phone number\n${ADA}`, 'forbidden-column people.csv:1'],
    [
      'a missing column',
      'people.csv',
      'person_id,display_name,payer_id,role,relation,from,to\n',
      'missing-column people.csv:1',
    ],
    ['a column twice', 'people.csv', `${PEOPLE.trim()},role\n${ADA}`, 'duplicate-column people.csv:1'],
    ['too many cells', 'people.csv', `${PEOPLE}${ADA.trim()},more\n`, 'row-length people.csv:2'],
    ['a row of one cell', 'people.csv', `${PEOPLE}${ADA}ada\n`, 'row-length people.csv:3'],
    [
      'a cell without a column',
      'people.csv',
      `${PEOPLE.trim()},\n${ADA.trim()},x\n`,
      'unknown-column people.csv:2',
    ],
    ['an empty cell', 'people.csv', person({ relation: '' }), 'missing-cell people.csv:2'],
    ['open-ended dates', 'people.csv', person({ to: '' }), 'missing-cell people.csv:2'],
    ['a formula', 'people.csv', person({ name: '=HYPERLINK(1)' }), 'formula people.csv:2'],
    ['a formula behind a space', 'people.csv', person({ name: ' +1' }), 'formula people.csv:2'],
    ['a formula behind a tab', 'people.csv', person({ name: '"\t1"' }), 'formula people.csv:2'],
    ['a formula as a message', 'templates.csv', template(`=${TEXT}`), 'formula templates.csv:2'],
    [
      'a hidden character',
      'people.csv',
      person({ name: 'Ada\u200bVerne' }),
      'control-character people.csv:2',
    ],
    [
      'a direction override in a message',
      'templates.csv',
      template(`${TEXT}\u202e`),
      'control-character templates.csv:2',
    ],
    [
      'a bell',
      'payers.csv',
      `${PAYERS}vale,Vale\u0007Forward,committee,US\n`,
      'control-character payers.csv:2',
    ],
    ['mixed scripts', 'people.csv', person({ name: '\u0410da Verne' }), 'mixed-script-name people.csv:2'],
    ['a long name', 'people.csv', person({ name: 'A'.repeat(121) }), 'too-long people.csv:2'],
    ['a word that is not known', 'people.csv', person({ relation: 'friend' }), 'bad-value people.csv:2'],
    ['an American date', 'people.csv', person({ from: '08/01/2026' }), 'bad-date people.csv:2'],
    ['a day that does not exist', 'people.csv', person({ from: '2026-02-30' }), 'bad-date people.csv:2'],
    ['dates reversed', 'people.csv', person({ from: '2026-12-02' }), 'dates-reversed people.csv:2'],
    ['a check in the future', 'people.csv', person({ checked: '2026-11-26' }), 'future-date people.csv:2'],
    ['an unknown payer', 'people.csv', person({ payer: 'veil' }), 'unknown-payer people.csv:2'],
    ['an unknown source', 'people.csv', person({ source: 'rumour' }), 'unknown-source people.csv:2'],
    [
      'an id with a slash',
      'payers.csv',
      `${PAYERS}va/le,Vale,committee,US\nvale,Vale,committee,US\n`,
      'bad-id payers.csv:2',
    ],
    [
      'an id twice',
      'payers.csv',
      `${PAYERS}vale,Vale,committee,US\nvale,Vale,committee,US\n`,
      'duplicate-id payers.csv:3',
    ],
    ['a person twice', 'people.csv', PEOPLE + ADA + ADA, 'duplicate-id people.csv:3'],
    [
      'a jurisdiction in words',
      'payers.csv',
      `${PAYERS}vale,Vale,committee,California\n`,
      'bad-value payers.csv:2',
    ],
    [
      'a register without its number',
      'payers.csv',
      `${PAYERS.trim()},registry\nvale,Vale,committee,US,fec\n`,
      'bad-registry payers.csv:2',
    ],
    [
      'an address as handle',
      'accounts.csv',
      account('x,https://x.com/ada,bio,report,2027-01-10'),
      'bad-handle accounts.csv:2',
    ],
    [
      'a handle that X cannot have',
      'accounts.csv',
      account('x,ada.verne,bio,report,2027-01-10'),
      'bad-handle accounts.csv:2',
    ],
    [
      'a Cyrillic handle',
      'accounts.csv',
      account('x,\u0430da,bio,report,2027-01-10'),
      'bad-handle accounts.csv:2',
    ],
    [
      'a site that is not read',
      'accounts.csv',
      account('mastodon,ada,bio,report,2027-01-10'),
      'bad-value accounts.csv:2',
    ],
    [
      'an account of nobody',
      'accounts.csv',
      `${ACCOUNTS}eve,x,eve,bio,report,2027-01-10\n`,
      'unknown-person accounts.csv:2',
    ],
    ['no link evidence', 'accounts.csv', account('x,ada,,report,2027-01-10'), 'missing-cell accounts.csv:2'],
    [
      'no source for the handle',
      'accounts.csv',
      account('x,ada,bio,,2027-01-10'),
      'missing-source accounts.csv:2',
    ],
    [
      'recheck after 90 days',
      'accounts.csv',
      account('x,ada,bio,report,2027-01-31'),
      'recheck-too-late accounts.csv:2',
    ],
    [
      'a rounded id',
      'accounts.csv',
      `${ACCOUNTS_ID}ada,x,ada,1.76543E+18,bio,report,2027-01-10\n`,
      'bad-platform-id accounts.csv:2',
    ],
    [
      'an id with a leading zero',
      'accounts.csv',
      `${ACCOUNTS_ID}ada,x,ada,0123,bio,report,2027-01-10\n`,
      'bad-platform-id accounts.csv:2',
    ],
    ['a slogan', 'templates.csv', template('Vale will get it done'), 'template-too-short templates.csv:2'],
    [
      'seven long words',
      'templates.csv',
      template(
        'Extraordinarily conscientious administrators persistently championed interdependent neighbourhoods',
      ),
      'template-too-short templates.csv:2',
    ],
    [
      'words that are only links',
      'templates.csv',
      template(`Vote Vale ${'https://vale.example.org/a '.repeat(9)}`),
      'template-too-short templates.csv:2',
    ],
    ['a message too long', 'templates.csv', template('many words '.repeat(200)), 'too-long templates.csv:2'],
    [
      'a message that fits in no line of a published list',
      'templates.csv',
      template('川の水をきれいに保つことは贅沢ではありません。'.repeat(80)),
      'too-long templates.csv:2',
    ],
    [
      'the same message twice',
      'templates.csv',
      `${template(TEXT)}mill2,vale,${TEXT},en,2026-09-01,2026-11-20,near,report\n`,
      'duplicate-template templates.csv:3',
    ],
    [
      'a language in words',
      'templates.csv',
      template(TEXT, 'English,2026-09-01,2026-11-20,near,report'),
      'bad-value templates.csv:2',
    ],
    [
      'a message without a source',
      'templates.csv',
      template(TEXT, 'en,2026-09-01,2026-11-20,near,'),
      'missing-source templates.csv:2',
    ],
    [
      'an address without https',
      'sources.csv',
      source('http://filings.example.org/'),
      'bad-url sources.csv:2',
    ],
    ['a script as address', 'sources.csv', source('javascript:alert(1)'), 'bad-url sources.csv:2'],
    [
      'an address with a user name',
      'sources.csv',
      source('https://filings.example.org@evil.example/'),
      'bad-url sources.csv:2',
    ],
    [
      'a hash that is none',
      'sources.csv',
      source('https://filings.example.org/1', ',abc'),
      'bad-hash sources.csv:2',
    ],
    ['no JSON', 'datapackage.json', '{', 'broken-json datapackage.json:0'],
    ['a JSON list', 'datapackage.json', '[]', 'broken-json datapackage.json:0'],
    ['a large description', 'datapackage.json', ' '.repeat(65_537), 'file-too-large datapackage.json:0'],
  ];

  test.each(cases)('%s', (_name, file, text, expected) => {
    const found = findingsOf({ [file]: text });
    expect(found.map(({ code, file: where, line }) => `${code} ${where}:${line}`)).toContain(expected);
    // One mistake is one finding, or two at most: a reader of the findings must see the cause.
    expect(found.length).toBeLessThanOrEqual(2);
    for (const { message, level } of found) {
      expect(level).toBe('error');
      expect(message).toMatch(/^\S.{10,300}[.?]$/s);
    }
  });

  test('an unknown column names itself, the file and the nearest known one', () => {
    const [finding] = findingsOf({ 'people.csv': `${PEOPLE.replace('display_name', 'displayname')}${ADA}` });
    expect(finding?.message).toBe(
      'people.csv has a column "displayname" that is not known. Did you mean "display_name"?',
    );
  });

  test('the same handle on two people is refused, in whatever case, and says where the first one stands', () => {
    const people = PEOPLE + ADA + ADA.replace('ada,Ada', 'bo,Bo');
    const rows = 'ada,x,ada_verne,bio,report,2027-01-10\nbo,x,@ADA_VERNE,bio,report,2027-01-10\n';
    const found = findingsOf({ 'people.csv': people, 'accounts.csv': ACCOUNTS + rows });
    expect(found.map(({ code, line, message }) => [code, line, message])).toEqual([
      ['duplicate-handle', 3, 'This handle belongs to the person "ada" in line 2.'],
    ]);
    const facebook =
      'ada,facebook,ada.verne,bio,report,2027-01-10\nbo,facebook,adaverne,bio,report,2027-01-10\n';
    expect(placesOf({ 'people.csv': people, 'accounts.csv': ACCOUNTS + facebook })).toEqual([
      'duplicate-handle accounts.csv:3',
    ]);
    const instagram = facebook.replaceAll('facebook', 'instagram');
    expect(placesOf({ 'people.csv': people, 'accounts.csv': ACCOUNTS + instagram })).toEqual([]);
  });

  test('the same number on two people is refused', () => {
    const people = PEOPLE + ADA + ADA.replace('ada,Ada', 'bo,Bo');
    const rows = 'ada,x,ada,77,bio,report,2027-01-10\nbo,x,bo,77,bio,report,2027-01-10\n';
    expect(placesOf({ 'people.csv': people, 'accounts.csv': ACCOUNTS_ID + rows })).toEqual([
      'duplicate-platform-id accounts.csv:3',
    ]);
  });

  test('a relation ends with the campaign and 30 days', () => {
    const payers = (end: string): string =>
      `${PAYERS.trim()},end\nvale,Vale Forward,committee,US-CA,${end}\n`;
    expect(placesOf({ 'payers.csv': payers('2026-11-01') })).toEqual([]);
    expect(placesOf({ 'payers.csv': payers('2026-10-31') })).toEqual(['after-campaign people.csv:2']);
  });

  test('more than five sources are refused', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const sources = SOURCES + ids.map((id) => REPORT.replace('report', id)).join('');
    const files = {
      'sources.csv': sources + REPORT,
      'accounts.csv': `${ACCOUNTS}ada,x,ada,bio,a|b|c|d|e,2027-01-10\n`,
    };
    expect(placesOf(files)).toEqual(['too-many-sources accounts.csv:2']);
  });

  test('a list without any entry is refused', () => {
    expect(placesOf({ 'accounts.csv': ACCOUNTS, 'people.csv': PEOPLE, 'templates.csv': TEMPLATES })).toEqual([
      'empty-list accounts.csv:0',
    ]);
  });

  test('200,001 rows are refused', () => {
    expect(
      placesOf({ 'accounts.csv': ACCOUNTS + 'ada,x,a,bio,report,2027-01-10\n'.repeat(MAX_ACCOUNTS + 1) }),
    ).toEqual([`too-many-rows accounts.csv:${MAX_ACCOUNTS + 2}`]);
  });
});

describe('datapackage.json', () => {
  const meta = (changes: Record<string, unknown>): string =>
    JSON.stringify({ ...JSON.parse(smallTexts().get('datapackage.json') ?? ''), ...changes });

  test.each([
    [{ version: '' }, 'missing-field'],
    [{ version: 7 }, 'missing-field'],
    [{ updated: 'yesterday' }, 'bad-date'],
    [{ title: '' }, 'missing-field'],
    [{ title: 'x'.repeat(121) }, 'too-long'],
    [{ title: 'Small\u202elist' }, 'control-character'],
    [{ title: '\u0410mara' }, 'mixed-script-name'],
    [{ contributors: [] }, 'missing-field'],
    [{ contributors: 'me' }, 'missing-field'],
    [{ contact: 'http://desk.example.org' }, 'bad-url'],
    [{ contact: 'javascript:alert(1)' }, 'bad-url'],
    [{ licenses: [{ name: 'x\u0000' }] }, 'bad-value'],
  ])('%j is refused', (changes, code) => {
    expect(placesOf({ 'datapackage.json': meta(changes) })).toEqual([`${code} datapackage.json:0`]);
  });

  test('a short name is made of whatever the list is called', () => {
    const idOf = (name: string) => stateOf({ 'datapackage.json': meta({ name }) }).state.meta.id;
    expect(idOf('Small List 2026')).toBe('folder/small-list-2026');
    expect(idOf('__proto__')).toBe('folder/proto__');
    expect(idOf('列表')).toBe('folder/list');
  });

  test('what a folder does not say about itself is told, and does not refuse it', () => {
    const { state, warnings } = stateOf({ 'datapackage.json': '{}' });
    expect(state.meta).toMatchObject({ id: 'folder/list', version: '0', updated: TODAY });
    expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(['missing-field']));
    const without = stateOf({ 'datapackage.json': null });
    expect(without.state.meta.id).toBe('folder/list');
    expect(without.warnings.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'missing-file datapackage.json',
    ]);
  });

  test('a row without the day of its last check counts from today, and is told', () => {
    const unchecked = ADA.replace('2026-11-01', '');
    const { state, warnings } = stateOf({ 'people.csv': PEOPLE + unchecked });
    expect(state.accounts).toHaveLength(1);
    expect(warnings.map(({ code, line }) => `${code}:${line}`)).toEqual(['unchecked:2']);
  });

  test('days that are still to come are told and do not refuse the list: the clock here may be late', () => {
    const late = (text: string) => placesOf({ 'datapackage.json': text });
    expect(late(meta({ updated: '2026-11-25' }))).toEqual([]);
    expect(late(meta({ updated: '2027-01-01' }))).toEqual(['future-date datapackage.json:0']);
    expect(stateOf({ 'datapackage.json': meta({ updated: '2027-01-01' }) }).state.meta.updated).toBe(
      '2027-01-01',
    );
    const { warnings } = stateOf({ 'sources.csv': SOURCES + REPORT.replace('2026-10-01', '2027-10-01') });
    expect(warnings.map(({ code, line }) => `${code}:${line}`)).toEqual(['future-date:2']);
  });

  test('other fields of a data package are left alone', () => {
    const text = meta({
      profile: 'data-package',
      resources: [{ path: 'x' }],
      keywords: [1],
      __proto__: { name: 'x' },
    });
    expect(stateOf({ 'datapackage.json': text }).state.meta.name).toBe('A small list');
  });

  test('created, publisher, licence title and mail addresses serve too', () => {
    const text = meta({
      updated: undefined,
      created: '2026-10-05T09:00:00Z',
      contributors: undefined,
      publisher: 'Plain Desk',
      licenses: [{ title: 'CC BY 4.0' }],
      contact: 'mailto:desk@example.org',
    });
    expect(stateOf({ 'datapackage.json': text }).state.meta).toMatchObject({
      updated: '2026-10-05',
      publisher: 'Plain Desk',
      licence: 'CC BY 4.0',
      contact: 'mailto:desk@example.org',
    });
  });
});

describe('findings together', () => {
  test('all files are told about at once', () => {
    const codes = placesOf({
      'people.csv': `${PEOPLE.trim()},colour\n${ADA}`,
      'templates.csv': `${TEMPLATES}mill,vale,short,en,2026-09-01,2026-11-20,near,report\n`,
      'datapackage.json': null,
    });
    expect(codes).toEqual([
      'unknown-column people.csv:1',
      'template-too-short templates.csv:2',
      'missing-file datapackage.json:0',
    ]);
  });

  test('a broken table brings no findings for the rows that refer to it', () => {
    expect(placesOf({ 'sources.csv': `colour\n` })).toEqual([
      'unknown-column sources.csv:1',
      ...Array.from({ length: 6 }, () => 'missing-column sources.csv:1'),
    ]);
    expect(placesOf({ 'sources.csv': null })).toEqual(['missing-file sources.csv:0']);
    expect(placesOf({ 'people.csv': null })).toEqual(['missing-file people.csv:0']);
  });

  test('a refused row brings no findings for the rows that refer to it', () => {
    expect(placesOf({ 'sources.csv': `${SOURCES}${REPORT.replace('2026-10-01', '1.10.2026')}` })).toEqual([
      'bad-date sources.csv:2',
    ]);
  });

  test('no more than 200 are kept, and the rest is counted', () => {
    const rows = Array.from(
      { length: 500 },
      (_, n) => `p${n},Ada,vale,organizer,paid_staff,never,never,report,2026-11-01\n`,
    );
    const found = findingsOf({ 'people.csv': PEOPLE + rows.join('') });
    expect(found.length).toBe(MAX_FINDINGS);
    expect(found.at(-1)).toMatchObject({ code: 'more-findings', level: 'error' });
    expect(found.at(-1)?.message).toContain('802 more');
  });

  test('warnings do not refuse the list', () => {
    const { warnings } = stateOf({
      'people.csv': `${PEOPLE.trim()},added_by,checked_by\n${ADA.trim()},lou,Lou\n${ADA.trim().replace('ada,Ada', 'bo,Bo')},lou,kay\n`,
      'accounts.csv': `${ACCOUNTS_ID}ada,x,ada,1765432109876540000,bio,report,2026-11-20\n`,
    });
    expect(warnings.map(({ code, file, line, level }) => `${level} ${code} ${file}:${line}`)).toEqual([
      'warning same-checker people.csv:2',
      'warning rounded-id accounts.csv:2',
      'warning recheck-past accounts.csv:2',
      'warning person-without-account people.csv:3',
    ]);
  });
});
