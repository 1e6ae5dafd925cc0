import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { handleKey, idKey } from '../../../src/core/account.ts';
import { buildIndex } from '../../../src/core/match/compile-entries.ts';
import { openIndex } from '../../../src/core/match/index-bytes.ts';
import { refusedTemplates } from '../../../src/core/match/template-limits.ts';
import { RUNS, RUNS_TIMEOUT } from '../text/runs.ts';
import { account, indexOf, MESSAGE, meta, OTHER_PAYER, payer, SOURCE, state, template } from './invented.ts';

vi.setConfig({ testTimeout: RUNS_TIMEOUT });

describe('an index', () => {
  test('gives back every entry of the list', () => {
    const list = state({
      accounts: [
        account({ platform_id: '1234567890123456789' }),
        account({
          id: 'p2/facebook/brookinvented',
          platform: 'facebook',
          handle: 'Brook.Invented',
          person: 'p2',
        }),
      ],
    });
    const index = indexOf(list);
    expect(index.meta).toEqual(list.meta);
    expect(index.counts).toEqual({ accounts: 2, people: 2, templates: 2, payers: 2 });
    expect(index.accountsFor('x:vera_invented')).toEqual([list.accounts[0]]);
    expect(index.accountsFor('x#1234567890123456789')).toEqual([list.accounts[0]]);
    expect(index.accountsFor('facebook:brookinvented')).toEqual([list.accounts[1]]);
    expect(index.account('p2/facebook/brookinvented')).toEqual(list.accounts[1]);
    expect(index.account('p9/facebook/brookinvented')).toBeNull();
    expect(index.payer(OTHER_PAYER.id)).toEqual(OTHER_PAYER);
    expect(index.source('s1')).toEqual(SOURCE);
    expect([index.template(0), index.template(1)]).toEqual(list.templates);
    expect(index.payersFor('r:1234567')).toEqual([payer()]);
    expect(index.payer('s1')).toBeNull();
  });

  test('keeps sites and kinds of key apart', () => {
    const index = indexOf(state({ accounts: [account({ handle: '12345' })] }));
    expect(index.hasAccount('x:12345')).toBe(true);
    for (const key of ['x#12345', 'instagram:12345', 'facebook#12345', 'x:1234', '']) {
      expect(index.hasAccount(key)).toBe(false);
    }
  });

  test('counts no retracted entry', () => {
    const index = indexOf(
      state({ accounts: [account({ status: 'retracted' })], templates: [template({ status: 'retracted' })] }),
    );
    expect(index.counts).toEqual({ accounts: 0, people: 0, templates: 0, payers: 2 });
  });

  test('leaves out templates that are too short, and says which', () => {
    const short = template({ id: 'short', text: 'Mike will get it done' });
    const few = template({
      id: 'few',
      text: 'Unbelievably extraordinary internationalisation conferences everywhere',
    });
    const list = state({ templates: [short, template(), few] });
    const index = indexOf(list);
    expect(index.templates.count).toBe(1);
    expect(index.template(0).text).toBe(MESSAGE);
    expect(refusedTemplates(list).map((refused) => [refused.template.id, refused.words])).toEqual([
      ['short', 5],
      ['few', 5],
    ]);
  });

  test('of an empty list is empty', () => {
    const index = indexOf({ meta: meta(), accounts: [], templates: [], payers: [], sources: [] });
    expect(index.hasAccount('x:ada')).toBe(false);
    expect(index.templates.count).toBe(0);
  });

  test('is the same for the same list', () => {
    expect(buildIndex(state())).toEqual(buildIndex(state()));
  });

  test('opens wherever its bytes begin', () => {
    const { index: bytes, lines } = buildIndex(state());
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(openIndex({ index: shifted.subarray(3), lines }).ok).toBe(true);
  });
});

describe('damage is found', () => {
  const { index: bytes, lines } = buildIndex(state());
  const open = (index: Uint8Array) => openIndex({ index, lines });

  test('a changed byte, anywhere', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = bytes.slice();
        broken[at] = (broken[at] ?? 0) ^ change;
        return !open(broken).ok;
      }),
      RUNS,
    );
  });

  test('a cut or a longer file', () => {
    for (const length of [0, 10, 24, 100, bytes.length - 8, bytes.length - 1]) {
      expect(open(bytes.slice(0, length)).ok).toBe(false);
    }
    const longer = new Uint8Array(bytes.length + 8);
    longer.set(bytes);
    expect(open(longer)).toEqual({ ok: false, error: 'index-corrupt' });
    expect(openIndex({ index: bytes, lines: lines.subarray(1) })).toEqual({
      ok: false,
      error: 'index-corrupt',
    });
  });

  test('each kind has its name', () => {
    expect(open(new Uint8Array(64))).toEqual({ ok: false, error: 'index-foreign' });
    const other = bytes.slice();
    other[4] = 99;
    expect(open(other)).toEqual({ ok: false, error: 'index-version' });
    const broken = bytes.slice();
    broken[200] = (broken[200] ?? 0) ^ 1;
    expect(open(broken)).toEqual({ ok: false, error: 'index-corrupt' });
  });
});

test('every account that is put in is found by its keys, and no other', () => {
  const handle = fc.stringMatching(/^[a-z0-9_]{1,15}$/);
  const id = fc.stringMatching(/^[1-9][0-9]{2,18}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(handle, { maxLength: 12 }),
      fc.uniqueArray(id, { maxLength: 12 }),
      handle,
      (handles, ids, other) => {
        const accounts = handles.map((name, i) => {
          const number = ids[i];
          return account({
            id: `p/x/${name}`,
            handle: name,
            ...(number === undefined ? {} : { platform_id: number }),
          });
        });
        const index = indexOf(state({ accounts }));
        for (const entry of accounts) {
          expect(index.accountsFor(handleKey('x', entry.handle.toUpperCase()) ?? '')).toEqual([entry]);
          if (entry.platform_id !== undefined)
            expect(index.accountsFor(idKey('x', entry.platform_id) ?? '')).toEqual([entry]);
        }
        if (!handles.includes(other)) expect(index.accountsFor(`x:${other}`)).toEqual([]);
      },
    ),
    { ...RUNS, numRuns: Math.min(RUNS.numRuns, 5000) },
  );
});
