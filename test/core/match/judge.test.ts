import { describe, expect, test } from 'vitest';
import { DEFAULT_SHOWN } from '../../../src/core/grade-defaults.ts';
import { judge } from '../../../src/core/match/judge.ts';
import { lookupAccount } from '../../../src/core/match/lookup.ts';
import {
  ALL_ON,
  account,
  indexOf,
  MESSAGE,
  meta,
  OTHER_MESSAGE,
  payer,
  policy,
  post,
  state,
  template,
} from './invented.ts';

const index = indexOf(state());
const vera = { handle: 'Vera_Invented' };
const grade = (change: Parameters<typeof post>[0], lists = [index], rules = policy()) => {
  const { verdict, reason } = judge(post(change), lists, rules);
  return verdict?.grade ?? reason;
};

describe('the author', () => {
  test('is found by handle, whatever its case, and never by name', () => {
    expect(grade({ author: vera })).toBe('A');
    expect(grade({ author: { handle: 'other', name: 'vera_invented' } })).toBe('no-match');
  });

  test('is found by id before handle; the same handle with another id is somebody else', () => {
    const list = indexOf(state({ accounts: [account({ platform_id: '100' })] }));
    expect(grade({ author: { handle: 'renamed', id: '100' } }, [list])).toBe('A');
    expect(grade({ author: { handle: 'vera_invented', id: '101' } }, [list])).toBe('id-mismatch');
    expect(grade({ author: { handle: 'vera_invented' } }, [list])).toBe('A');
    expect(grade({ author: { handle: 'vera_invented', id: '101' } }, [index])).toBe('A');
  });

  test('on another site is somebody else', () => {
    expect(grade({ site: 'instagram', author: vera })).toBe('no-match');
  });

  test.each([
    ['2026-08-31', 'before-period'],
    ['2026-09-01', 'A'],
    ['2026-09-01T00:00:00Z', 'A'],
    ['2026-08-31T23:59:59Z', 'before-period'],
    ['2026-10-15', 'A'],
  ])('on %s: %s', (postedAt, answer) => {
    expect(grade({ author: vera, postedAt })).toBe(answer);
  });

  test('is former after the period, and nothing when unpaid', () => {
    const past = { valid_from: '2026-01-01', valid_to: '2026-03-31' };
    expect(grade({ author: vera }, [indexOf(state({ accounts: [account(past)] }))])).toBe('D');
    const volunteer = indexOf(state({ accounts: [account({ ...past, relation: 'volunteer' })] }));
    expect(grade({ author: vera }, [volunteer])).toBe('outside-dates');
  });

  test.each([
    ['disputed', { status: 'disputed' }],
    ['retracted', { status: 'retracted' }],
    ['recheck-due', { recheck_by: '2026-10-14' }],
  ] as const)('gives nothing when %s, and the text is judged alone', (reason, change) => {
    const list = indexOf(state({ accounts: [account(change)] }));
    expect(grade({ author: vera }, [list])).toBe(reason);
    expect(grade({ author: vera, text: MESSAGE }, [list])).toBe('B');
  });

  test('gives nothing when the list is dead', () => {
    const rules = policy({ deadLists: new Set(['list-a']) });
    expect(grade({ author: vera }, [index], rules)).toBe('list-dead');
    expect(grade({ author: vera, text: MESSAGE }, [index], rules)).toBe('B');
  });

  test('needs a date outside a home feed; a date from the future is none', () => {
    expect(grade({ author: vera, postedAt: null })).toBe('A');
    expect(grade({ author: vera, postedAt: null, view: 'profile' })).toBe('date-unknown');
    expect(grade({ author: vera, postedAt: '2027-01-01', view: 'profile' })).toBe('date-unknown');
    expect(grade({ author: vera, postedAt: 'yesterday', view: 'profile' })).toBe('date-unknown');
  });

  test('of the payer’s own account gets nothing, not even for the text', () => {
    const list = indexOf(state({ accounts: [account({ relation: 'official' })] }));
    expect(grade({ author: vera, text: MESSAGE }, [list])).toBe('payers-own');
  });

  test('may be absent', () => {
    expect(grade({ author: null })).toBe('no-author');
    expect(grade({ author: null, text: MESSAGE })).toBe('B');
  });
});

describe('the text', () => {
  test('is evidence from its first distribution until 30 days after its last', () => {
    const list = indexOf(
      state({ templates: [template({ first_distributed: '2026-03-01', last_distributed: '2026-03-10' })] }),
    );
    const on = (postedAt: string) => grade({ text: MESSAGE, postedAt }, [list]);
    expect(on('2026-02-28')).toBe('outside-dates');
    expect(on('2026-03-01')).toBe('B');
    expect(on('2026-04-09')).toBe('B');
    expect(on('2026-04-10')).toBe('outside-dates');
    expect(grade({ text: MESSAGE, postedAt: null, view: 'home' }, [list])).toBe('outside-dates');
    expect(grade({ text: MESSAGE, postedAt: null, view: 'profile' }, [list])).toBe('B');
  });

  test('of a template for copies only must be the message itself', () => {
    const list = indexOf(state({ templates: [template({ match: 'exact' })] }));
    expect(grade({ text: MESSAGE }, [list])).toBe('B');
    expect(grade({ text: `Read this: ${MESSAGE}` }, [list])).toBe('own-words');
  });

  test('says how much is the author’s own, and where the message stands', () => {
    const text = `I disagree: “${MESSAGE}”`;
    const { verdict } = judge(post({ text }), [index], policy());
    expect(verdict?.text).toMatchObject({ form: 'contains', coverage: 1, quotation: true, where: 'text' });
    expect(verdict?.text?.own).toBeCloseTo(2 / 18, 2);
    const [span] = verdict?.text?.spans ?? [];
    expect(text.slice(...(span ?? [0, 0]))).toBe(MESSAGE.slice(0, -1));
  });

  test.each([
    ['by the site', { truncated: true, text: 'Ada Example will fix the ferry timetable and reop' }],
    ['with a mark', { text: 'Ada Example will fix the ferry timetable and reopen the…' }],
    [
      'behind RT',
      { text: 'RT @x: Ada Example will fix the ferry timetable and reopen the old harbour libr…' },
    ],
  ])('cut %s is the message', (_, change) => {
    expect(grade(change)).toBe('B');
  });

  test('that only begins alike is nothing', () => {
    expect(grade({ text: 'Ada Example will fix…' })).toBe('below-threshold');
    expect(grade({ text: 'Ada Example will fix the roof of her own house next week.' })).toBe(
      'below-threshold',
    );
  });

  test('of a retracted template is nothing, and says so', () => {
    const list = indexOf(state({ templates: [template({ status: 'retracted' })] }));
    expect(grade({ text: MESSAGE }, [list])).toBe('template-retracted');
    expect(grade({ text: MESSAGE, author: vera }, [list])).toBe('A');
  });

  test('beyond the first 8,000 units is not read, and that is said', () => {
    const long = `${'word '.repeat(1700)}${MESSAGE}`;
    expect(judge(post({ text: long }), [index], policy())).toMatchObject({
      verdict: null,
      notes: ['text-cut'],
    });
  });
});

describe('several lists', () => {
  const other = (change: Parameters<typeof state>[0]) => indexOf(state({ meta: meta('list-b'), ...change }));

  test('that agree give one badge and both sources', () => {
    const { verdict } = judge(post({ author: vera, text: MESSAGE }), [index, other({})], policy());
    expect(verdict?.grade).toBe('C');
    expect(verdict?.otherPersons.map((one) => one.list.id)).toEqual(['list-b']);
    expect(verdict?.otherTexts.map((one) => one.list.id)).toEqual(['list-b']);
  });

  test('that disagree give the strongest undisputed grade, and the note', () => {
    const lists = [other({ accounts: [account({ status: 'retracted' })] }), index];
    const answer = judge(post({ author: vera }), lists, policy());
    expect(answer.verdict?.grade).toBe('A');
    expect(answer.notes).toContain('retracted');
    const disputed = judge(
      post({ author: vera }),
      [other({ accounts: [account({ status: 'disputed' })] }), index],
      policy(),
    );
    expect(disputed.notes).toContain('disputed');
  });

  test('C needs one payer: the same registry number or name, not the same id', () => {
    const texts = other({ accounts: [], payers: [payer({ registry: {}, name: 'Somebody Else' })] });
    const people = indexOf(state({ templates: [] }));
    expect(judge(post({ author: vera, text: MESSAGE }), [people, texts], policy()).verdict?.grade).toBe('A');
    expect(
      judge(post({ author: vera, text: MESSAGE }), [people, other({ accounts: [] })], policy()).verdict
        ?.grade,
    ).toBe('C');
  });

  test('none at all says so', () => {
    expect(grade({ author: vera }, [])).toBe('no-list');
  });
});

describe('what the reader decides', () => {
  test('an override wins over everything, by handle or id', () => {
    const rules = policy({ overrides: new Set(['x:vera_invented', 'x#77']) });
    expect(grade({ author: vera, text: MESSAGE }, [index], rules)).toBe('override');
    expect(grade({ author: { handle: 'x', id: '77' }, text: MESSAGE }, [index], rules)).toBe('override');
    expect(grade({ author: { handle: 'other' }, text: MESSAGE }, [index], rules)).toBe('B');
  });

  test('a grade that is off gives way to the next, else says so', () => {
    const without = (off: object) => policy({ shown: { ...ALL_ON, ...off } });
    expect(grade({ author: vera, text: MESSAGE }, [index], without({ C: false }))).toBe('A');
    expect(grade({ author: vera, text: MESSAGE }, [index], without({ C: false, A: false }))).toBe(
      'grade-off',
    );
    expect(grade({ text: `So: ${MESSAGE}` }, [index], policy({ shown: DEFAULT_SHOWN }))).toBe('grade-off');
  });
});

describe('a repost', () => {
  const repost = { kind: 'repost', reposter: vera } as const;

  test('by staff is told beside the context line; its author is judged apart', () => {
    const answer = judge(post({ ...repost, text: MESSAGE }), [index], policy());
    expect(answer.reposter?.payer).toBe('Ada for Mayor 2026');
    expect(answer.verdict?.grade).toBe('B');
    expect(answer.verdict?.person).toBeNull();
  });

  test.each([
    ['outside a home feed', { view: 'profile' }, policy()],
    ['when switched off', {}, policy({ shown: { ...ALL_ON, R: false } })],
    ['with an override', {}, policy({ overrides: new Set(['x:vera_invented']) })],
    ['after the period', {}, policy({ now: '2026-11-02T00:00:00Z' })],
  ] as const)('is not told %s', (_, change, rules) => {
    expect(judge(post({ ...repost, ...change }), [index], rules).reposter).toBeNull();
  });

  test('is told even when the post’s author is overridden', () => {
    const rules = policy({ overrides: new Set(['x:somebody_else']) });
    expect(judge(post(repost), [index], rules)).toMatchObject({
      reason: 'override',
      reposter: { payer: 'Ada for Mayor 2026' },
    });
  });
});

test('an ad gets nothing: the site labels it', () => {
  expect(grade({ kind: 'ad', author: vera, text: MESSAGE })).toBe('site-labels-ad');
});

test('staff with another payer’s message is staff, and the message is named', () => {
  const { verdict } = judge(post({ author: vera, text: OTHER_MESSAGE }), [index], policy());
  expect([verdict?.grade, verdict?.payer, verdict?.text?.payer.name]).toEqual([
    'A',
    'Ada for Mayor 2026',
    'Brook for Mayor',
  ]);
});

test('a look-up finds an account on every list, whatever its status', () => {
  const retracted = indexOf(
    state({ meta: meta('list-b'), accounts: [account({ status: 'retracted', platform_id: '55' })] }),
  );
  expect(lookupAccount('x', ' @Vera_Invented ', [index, retracted]).map((found) => found.list.id)).toEqual([
    'list-a',
    'list-b',
  ]);
  expect(lookupAccount('x', '55', [index, retracted]).map((found) => found.account.status)).toEqual([
    'retracted',
  ]);
  expect(lookupAccount('facebook', 'vera_invented', [index])).toEqual([]);
  expect(lookupAccount('x', 'not a handle', [index])).toEqual([]);
});
