// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ImportOutcome, SentRequest } from '../../../src/messages/contract.ts';
import type {
  ListChanges,
  OfferAnswer,
  OfferedList,
  SubscribeAnswer,
  SubscriptionInfo,
  SyncOutcome,
} from '../../../src/messages/list-contract.ts';
import { writeBackup } from '../../../src/settings/backup.ts';
import { chooseFiles, MOST_BYTES } from '../../../src/ui/options/chosen-files.ts';
import { Options } from '../../../src/ui/options/options.tsx';
import type { OptionsApi } from '../../../src/ui/options/options-api.ts';
import { LIST } from '../../support/evidence.ts';
import { listInfo, PUBLISHER_INFO, SETTINGS, subscriptionInfo } from '../../support/tab-report.ts';
import { installWords } from '../../support/words.ts';

const PIN = 'A'.repeat(43);
const ADDRESS = `https://lists.example.org/demo/#pal1=${PIN}`;
const BASE = 'https://lists.example.org/demo/';
const OFFER: OfferedList = {
  ...PUBLISHER_INFO,
  id: 'subscription/aa',
  base: BASE,
  list: 'demo-list',
  loopback: false,
  firstUse: false,
};

const root = document.createElement('div');
document.body.append(root);

beforeEach(() => installWords());
afterEach(() => render(null, root));

async function show(change: Partial<OptionsApi> = {}) {
  const builtIn = listInfo({ meta: { ...LIST, id: 'archive', name: 'Archive', origin: 'built-in' } });
  const api = {
    settings: vi.fn(async () => SETTINGS),
    switchLabel: vi.fn(async () => SETTINGS),
    switchSite: vi.fn(async () => SETTINGS),
    switchToolbarCount: vi.fn(async () => SETTINGS),
    lists: vi.fn(async () => [builtIn, listInfo()]),
    importFiles: vi.fn(async (): Promise<ImportOutcome> => ({ ok: true, list: listInfo(), findings: [] })),
    removeList: vi.fn(async () => true),
    switchList: vi.fn(async () => true),
    allowHost: vi.fn(async () => true),
    giveHostBack: vi.fn(async () => {}),
    inspect: vi.fn(async (): Promise<OfferAnswer> => ({ ok: true, offer: OFFER })),
    subscribe: vi.fn(async (): Promise<SubscribeAnswer> => ({ ok: true, id: OFFER.id })),
    syncNow: vi.fn(async (): Promise<readonly SyncOutcome[]> => [{ id: 'demo', fault: null }]),
    changes: vi.fn(async (): Promise<ListChanges | null> => null),
    overrides: vi.fn(async () => [{ key: 'x:ada_demo', addedAt: '2026-11-02T10:00:00Z' }]),
    removeOverride: vi.fn(async () => true),
    backup: vi.fn(async () => 'the backup'),
    restore: vi.fn(async () => true),
    saveFile: vi.fn(),
    storageUsed: vi.fn(async () => 1_234_567),
    requests: vi.fn(async (): Promise<readonly SentRequest[]> => []),
    eraseEverything: vi.fn(async () => true),
    version: () => '0.1.0',
    now: () => '2026-11-24T12:00:00Z',
    ...change,
  } satisfies OptionsApi;
  render(<Options api={api} />, root);
  await vi.waitFor(() => expect(root.querySelector('#labels')).not.toBeNull());
  return api;
}

const input = (selector: string): HTMLInputElement => {
  const found = root.querySelector<HTMLInputElement>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

const button = (within: ParentNode, words: string): HTMLButtonElement => {
  const found = [...within.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
  if (found === undefined) throw new Error(`no button "${words}"`);
  return found;
};

async function choose(testId: string, files: readonly File[]): Promise<string> {
  const field = input(`[data-testid=${testId}]`);
  Object.defineProperty(field, 'files', { configurable: true, value: files });
  field.dispatchEvent(new Event('change', { bubbles: true }));
  const result = input('[data-testid=import-result]');
  await vi.waitFor(() => expect(result.textContent).not.toBe(''));
  await vi.waitFor(() => expect(result.textContent).not.toContain('Reading'));
  return result.textContent ?? '';
}

const csv = (name = 'accounts.csv'): File => new File(['person_id\n'], name);

describe('labels', () => {
  test('every label has a switch with the default of a fresh install, and its real badge', async () => {
    const api = await show();
    const states = ['A', 'C', 'S', 'B', 'B~', 'V', 'D', 'R'].map(
      (label) => input(`input[name="shown-${label}"]`).checked,
    );
    expect(states).toEqual([true, true, true, true, false, false, false, true]);
    await vi.waitFor(() => expect(root.querySelectorAll('.sample > span')).toHaveLength(8));
    input('input[name="shown-B~"]').click();
    expect(api.switchLabel).toHaveBeenCalledExactlyOnceWith('B~', true);
  });

  test('previews take no focus and follow the chosen page', async () => {
    await show();
    expect([...root.querySelectorAll('.sample')].every((sample) => sample.hasAttribute('inert'))).toBe(true);
    const black = [...root.querySelectorAll<HTMLInputElement>('input[name=preview-theme]')][2];
    black?.click();
    await vi.waitFor(() => expect(root.querySelectorAll('.sample-black')).toHaveLength(8));
  });
});

describe('lists', () => {
  test('say who publishes them and what they cover', async () => {
    await show();
    const card = root.querySelector('[data-list=demo]');
    expect(card?.textContent).toContain('Demo Watch');
    expect(card?.textContent).toContain('1,204 accounts of 988 people · 96 messages · 3 payers');
    expect(card?.textContent).toContain('from a file on this device, not signed');
  });

  test('can be switched off, and removed only after a second press', async () => {
    const api = await show();
    input('input[name="list-demo"]').click();
    expect(api.switchList).toHaveBeenCalledExactlyOnceWith('demo', false);
    const card = root.querySelector('[data-list=demo]') ?? root;
    button(card, 'Remove').click();
    expect(api.removeList).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(card.textContent).toContain('Remove this list and its labels?'));
    button(card, 'Remove').click();
    expect(api.removeList).toHaveBeenCalledExactlyOnceWith('demo');
  });

  test('the built-in list cannot be removed', async () => {
    await show();
    expect(root.querySelector('[data-list=archive] button')).toBeNull();
  });
});

/** Types an address and presses the button; resolves when the page has come to rest. */
async function look(address: string): Promise<HTMLElement> {
  const field = input('input[name=list-address]');
  field.value = address;
  const form = field.closest('form');
  form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  const result = input('[data-testid=add-result]');
  await vi.waitFor(() => expect(result.dataset.step).toMatch(/offered|refused|done/));
  return result;
}

describe('a list by address', () => {
  test('shows who publishes it, takes the focus there, and subscribes only after a yes', async () => {
    const api = await show();
    const result = await look(` ${ADDRESS} `);
    expect(api.allowHost).toHaveBeenCalledExactlyOnceWith(BASE);
    expect(api.inspect).toHaveBeenCalledExactlyOnceWith(ADDRESS);
    for (const words of [
      'Example Newsroom',
      'Readers of the Example Newsroom',
      'https://newsroom.example.org/policy',
      'lists@newsroom.example.org',
      '2 of 3 keys must sign each version',
      'bb'.repeat(16),
    ]) {
      expect(result.textContent).toContain(words);
    }
    expect(document.activeElement?.textContent).toContain('demo-list');
    expect(result.textContent).not.toContain('names no key');
    expect(api.subscribe).not.toHaveBeenCalled();
    button(result, 'Subscribe').click();
    await vi.waitFor(() => expect(result.dataset.step).toBe('done'));
    expect(api.subscribe).toHaveBeenCalledExactlyOnceWith(ADDRESS, false);
    expect(api.giveHostBack).not.toHaveBeenCalled();
    expect(result.textContent).toContain('Subscribed to');
  });

  test('without a key warns, and its button says what it means', async () => {
    const offer = { ...OFFER, firstUse: true };
    const api = await show({ inspect: vi.fn(async () => ({ ok: true as const, offer })) });
    const result = await look(BASE);
    expect(result.querySelector('.warn')?.textContent).toContain('This address names no key');
    button(result, 'Trust what is there now').click();
    await vi.waitFor(() => expect(api.subscribe).toHaveBeenCalledExactlyOnceWith(BASE, true));
  });

  test('a list on this computer is said to be a test list', async () => {
    const offer = { ...OFFER, loopback: true };
    await show({ inspect: async () => ({ ok: true, offer }) });
    expect((await look('http://localhost:8080/#')).textContent).toContain('Test list on this computer');
  });

  test.each([
    ['nonsense', 'address'],
    ['http://lists.example.org/', 'address'],
    ['https://lists.example.org/#pal1=short', 'address'],
  ])('%s is refused before anything is asked', async (address, code) => {
    const api = await show();
    const result = await look(address);
    expect(result.textContent).toContain(`(${code})`);
    expect(api.allowHost).not.toHaveBeenCalled();
  });

  test('when the reader declines the host, nothing is asked for', async () => {
    const api = await show({ allowHost: vi.fn(async () => false) });
    expect((await look(ADDRESS)).textContent).toContain('(permission)');
    expect(api.inspect).not.toHaveBeenCalled();
  });

  test('a refusal says why, and gives the host back', async () => {
    const fault = { code: 'pin', file: 'root/1.pal', detail: '' } as const;
    const api = await show({ inspect: vi.fn(async () => ({ ok: false as const, fault })) });
    expect((await look(ADDRESS)).textContent).toContain('another publisher’s key answers');
    await vi.waitFor(() => expect(api.giveHostBack).toHaveBeenCalledExactlyOnceWith(BASE));
  });

  test('a cancelled offer gives the host back, unless another list needs it', async () => {
    const api = await show();
    button(await look(ADDRESS), 'Cancel').click();
    await vi.waitFor(() => expect(api.giveHostBack).toHaveBeenCalledTimes(1));
    render(null, root);
    const subscription = subscriptionInfo({ base: 'https://lists.example.org/other/' });
    const other = await show({ lists: async () => [listInfo({ subscription })] });
    button(await look(ADDRESS), 'Cancel').click();
    await vi.waitFor(() => expect(input('[data-testid=add-result]').dataset.step).toBe('idle'));
    expect(other.giveHostBack).not.toHaveBeenCalled();
  });
});

describe('a subscribed list', () => {
  const showOne = async (change: Partial<SubscriptionInfo>, api: Partial<OptionsApi> = {}) => {
    const shown = await show({
      lists: async () => [listInfo({ subscription: subscriptionInfo(change) })],
      ...api,
    });
    return { api: shown, card: root.querySelector<HTMLElement>('[data-list=demo]') ?? root };
  };

  test('says where it comes from, how many must sign, and how old it is', async () => {
    const { card } = await showOne({ held: 3, firstUse: true });
    for (const words of [
      BASE,
      '2 of 3 keys must sign each version',
      'The key was trusted on first use.',
      '3 entries taken back',
      '6 hours ago',
    ]) {
      expect(card.textContent).toContain(words);
    }
    expect(card.querySelector('[data-testid=list-warning]')).toBeNull();
  });

  test.each([
    [{ freshness: 'stale' }, 'Last checked on'],
    [{ freshness: 'dead' }, 'names nobody'],
    [{ quarantined: true, fault: 'quarantined' }, 'A newer version was set aside'],
    [{ fault: 'expired' }, 'The last update failed: its publisher has not confirmed it in time. (expired)'],
  ] as const)('%j is told', async (change, words) => {
    const { card } = await showOne(change);
    const warnings = [...card.querySelectorAll('[data-testid=list-warning]')].map((one) => one.textContent);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(words);
  });

  test('without its host permission has a button that asks for it, and then updates', async () => {
    const { api, card } = await showOne({ permitted: false, fault: 'permission' });
    const place = card.querySelector('[data-testid=list-permission]') ?? root;
    expect(place.textContent).toContain('Permission needed');
    button(place, 'Allow').click();
    await vi.waitFor(() => expect(api.syncNow).toHaveBeenCalledExactlyOnceWith('demo'));
    expect(api.allowHost).toHaveBeenCalledExactlyOnceWith(BASE);
  });

  test('is updated by hand, and a failure is said in words and code', async () => {
    const syncNow = vi.fn(async () => [{ id: 'demo', fault: 'network' as const }]);
    const { card } = await showOne({}, { syncNow });
    button(card, 'Update now').click();
    await vi.waitFor(() =>
      expect(card.textContent).toContain('Not updated: its server cannot be reached. (network)'),
    );
  });

  test('shows what its newest version changed: numbers at once, entries on demand', async () => {
    const changes = vi.fn(async () => ({
      from: LIST,
      added: [{ id: 'a', site: 'x' as const, words: '@new_demo, organizer' }],
      removed: [],
      corrected: [{ id: 'm', site: null, words: 'An invented message' }],
    }));
    const { card } = await showOne({ changes: { added: 1, removed: 0, corrected: 1 } }, { changes });
    const fold = card.querySelector<HTMLDetailsElement>('[data-testid=list-changes]');
    if (fold === null) throw new Error('no fold');
    expect(fold.textContent).toContain('1 added · 0 removed · 1 corrected');
    expect(changes).not.toHaveBeenCalled();
    fold.open = true;
    fold.dispatchEvent(new Event('toggle'));
    await vi.waitFor(() => expect(fold.textContent).toContain('X · @new_demo, organizer'));
    expect(fold.textContent).toContain('An invented message');
  });
});

describe('import', () => {
  test('a folder and a zip have fields of their own', async () => {
    await show();
    expect(input('[data-testid=import-folder]').hasAttribute('webkitdirectory')).toBe(true);
    expect(input('[data-testid=import-zip]').accept).toContain('.zip');
  });

  test('success names the list', async () => {
    const api = await show();
    const said = await choose('import-folder', [csv(), new File(['x'], 'photo.png')]);
    expect(said).toBe('Imported: Demo list, with 1,204 accounts and 96 messages.');
    expect(api.importFiles).toHaveBeenCalledExactlyOnceWith([
      expect.objectContaining({ name: 'accounts.csv' }),
    ]);
  });

  test('findings stand in a table, with file and line', async () => {
    await show({
      importFiles: async () => ({
        ok: false,
        list: null,
        findings: [
          {
            code: 'empty',
            file: 'accounts.csv',
            line: 12,
            message: 'The handle <b>is</b> empty.',
            level: 'error',
          },
        ],
      }),
    });
    const said = await choose('import-zip', [csv()]);
    expect(said).toContain('Not imported: the list has 1 error. Nothing has changed.');
    const cells = [...root.querySelectorAll('.finding-error td')].map((cell) => cell.textContent);
    expect(cells).toEqual(['Error', 'accounts.csv', '12', 'The handle <b>is</b> empty.']);
  });

  test('of many findings the first are shown, and the rest are counted', async () => {
    const findings = Array.from({ length: 90 }, (_, at) => ({
      code: 'day',
      file: 'people.csv',
      line: at + 2,
      message: `Line ${at} has no day.`,
      level: 'error' as const,
    }));
    await show({ importFiles: async () => ({ ok: false, list: null, findings }) });
    const said = await choose('import-zip', [csv()]);
    expect(said).toContain('the list has 90 errors');
    expect(root.querySelectorAll('.finding-error')).toHaveLength(50);
    expect(said).toContain('… and 40 more');
    // Only the sentence is read aloud, not the table.
    expect(root.querySelector('[role=status]')?.textContent).not.toContain('people.csv');
  });

  test('what is too large is refused before anything is read', async () => {
    const api = await show();
    const large = csv();
    const read = vi.spyOn(large, 'arrayBuffer');
    Object.defineProperty(large, 'size', { value: MOST_BYTES + 1 });
    const said = await choose('import-zip', [large]);
    expect(said).toBe(
      'These files have 25 MB; a list may have 24 MB. Nothing was read, and nothing has changed.',
    );
    expect(api.importFiles).not.toHaveBeenCalled();
    expect(read).not.toHaveBeenCalled();
  });

  test('nothing to import, and an import that fails, are said', async () => {
    await show({ importFiles: () => Promise.reject(new Error('gone')) });
    expect(await choose('import-zip', [new File(['x'], 'photo.png')])).toContain(
      'There is no CSV file or zip',
    );
    expect(await choose('import-zip', [csv()])).toContain('could not be imported');
  });

  test('sizes count together', () => {
    const half = (name: string): File => {
      const file = csv(name);
      Object.defineProperty(file, 'size', { value: MOST_BYTES / 2 + 1 });
      return file;
    };
    expect(chooseFiles([half('a.csv')]).kind).toBe('files');
    expect(chooseFiles([half('a.csv'), half('b.csv')]).kind).toBe('too-large');
    expect(chooseFiles([half('a.png'), half('b.csv')]).kind).toBe('files');
    expect(chooseFiles([]).kind).toBe('nothing');
  });
});

describe('the rest', () => {
  test('sites and the toolbar number can be switched', async () => {
    const api = await show();
    input('input[name="site-facebook"]').click();
    expect(api.switchSite).toHaveBeenCalledExactlyOnceWith('facebook', false);
    input('input[name="toolbar-count"]').click();
    expect(api.switchToolbarCount).toHaveBeenCalledExactlyOnceWith(false);
  });

  test('an override can be taken back', async () => {
    const api = await show();
    const section = root.querySelector('#overrides') ?? root;
    expect(section.textContent).toContain('X · @ada_demo');
    button(section, 'Label again').click();
    expect(api.removeOverride).toHaveBeenCalledExactlyOnceWith('x:ada_demo');
  });

  test('privacy, version, and that no label does not mean unpaid', async () => {
    await show();
    expect(root.querySelector('#privacy')?.textContent).toContain(
      'Nothing about your feed leaves this device.',
    );
    expect(root.querySelector('#about')?.textContent).toContain('Fieldmark 0.1.0');
    expect(root.querySelector('#about')?.textContent).toContain('No label does not mean unpaid.');
  });

  test('a pseudo-locale leaves no word of ours untouched', async () => {
    installWords('en', 'en', (message) => `⟦${message}⟧`);
    await show();
    const free = [...root.querySelectorAll('h1, h2, h3, p, legend, .switch-label, .hint, dt, th, button')]
      .map((node) => (node.textContent ?? '').trim())
      .filter((words) => words !== '' && !words.includes('⟦'));
    // Names out of lists stay as they are.
    expect(free.filter((words) => !['Archive', 'Demo list', 'Demo Watch'].includes(words))).toEqual([]);
  });
});

describe('privacy', () => {
  const section = (): HTMLElement => {
    const found = root.querySelector<HTMLElement>('#privacy');
    if (found === null) throw new Error('no privacy section');
    return found;
  };

  test('says what is kept and how large it is', async () => {
    await show();
    await vi.waitFor(() => expect(section().textContent).toContain('take about 1.2 MB on this device'));
  });

  test('erases only after a second press, then says so', async () => {
    const api = await show();
    button(section(), 'Erase everything').click();
    await vi.waitFor(() => expect(section().textContent).toContain('This cannot be undone'));
    expect(api.eraseEverything).not.toHaveBeenCalled();
    button(section(), 'Erase').click();
    await vi.waitFor(() => expect(section().textContent).toContain('Everything was erased.'));
    expect(api.eraseEverything).toHaveBeenCalledTimes(1);
    expect(api.lists).toHaveBeenCalledTimes(2);
    expect(api.storageUsed).toHaveBeenCalledTimes(2);
  });

  test('keeps everything when the reader thinks again, and says what failed', async () => {
    const api = await show({ eraseEverything: vi.fn(async () => Promise.reject(new Error('locked'))) });
    button(section(), 'Erase everything').click();
    await vi.waitFor(() => expect(section().textContent).toContain('This cannot be undone'));
    button(section(), 'Keep').click();
    await vi.waitFor(() => expect(section().textContent).not.toContain('This cannot be undone'));
    expect(api.eraseEverything).not.toHaveBeenCalled();
    button(section(), 'Erase everything').click();
    await vi.waitFor(() => expect(section().textContent).toContain('This cannot be undone'));
    button(section(), 'Erase').click();
    await vi.waitFor(() => expect(section().textContent).toContain('Not everything could be erased'));
  });
});

describe('backup', () => {
  const result = (): string => root.querySelector('[data-testid=backup-result]')?.textContent ?? '';
  const restore = (text: string): void => {
    const field = input('[data-testid=restore]');
    Object.defineProperty(field, 'files', { configurable: true, value: [new File([text], 'b.json')] });
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const overrides = [{ key: 'x:ada_demo', addedAt: '2026-11-02T10:00:00Z' }];

  test('saves one file, named by the day', async () => {
    const api = await show();
    button(root, 'Save a backup').click();
    await vi.waitFor(() =>
      expect(api.saveFile).toHaveBeenCalledExactlyOnceWith('fieldmark-2026-11-24.json', 'the backup'),
    );
  });

  test('restores a good file', async () => {
    const api = await show();
    restore(writeBackup({ settings: SETTINGS, overrides }, '2026-11-24T12:00:00Z'));
    await vi.waitFor(() => expect(result()).toBe('Restored: your settings, and 1 account.'));
    expect(api.restore).toHaveBeenCalledExactlyOnceWith({ settings: SETTINGS, overrides });
  });

  test('says what is wrong with another, and changes nothing', async () => {
    const api = await show();
    restore('not json');
    await vi.waitFor(() => expect(result()).toContain('it is not JSON. Nothing has changed.'));
    expect(api.restore).not.toHaveBeenCalled();
  });
});

describe('the last requests', () => {
  const shown = (): string => root.querySelector('[data-testid=requests]')?.textContent ?? '';

  test('none is said', async () => {
    await show();
    await vi.waitFor(() => expect(shown()).toContain('None.'));
  });

  test('each stands with its time, its address and what came of it', async () => {
    await show({
      requests: vi.fn(async () => [
        { at: '2026-11-24T10:00:00Z', url: 'https://lists.example.org/demo/pulse.pal', outcome: 2048 },
        { at: '2026-11-24T09:00:00Z', url: 'https://lists.example.org/demo/\u202eevil', outcome: 'timeout' },
      ]),
    });
    await vi.waitFor(() => expect(root.querySelectorAll('.request')).toHaveLength(2));
    const [good, bad] = [...root.querySelectorAll('.request')].map((one) => one.textContent ?? '');
    expect(good).toContain('https://lists.example.org/demo/pulse.pal');
    expect(good).toMatch(/Nov 24, 2026, .* · 2 kB$/);
    expect(bad).toContain('https://lists.example.org/demo/evil');
    expect(bad).toContain('failed (timeout)');
    expect(shown()).not.toContain('\u202e');
  });
});
