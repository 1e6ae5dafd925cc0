// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { samplePosts } from '../../../src/background/sample.ts';
import { BadgeDesk } from '../../../src/ui/welcome/badge-desk.ts';
import { Welcome } from '../../../src/ui/welcome/welcome.tsx';
import type { WelcomeApi } from '../../../src/ui/welcome/welcome-api.ts';
import { listInfo, SETTINGS } from '../../support/tab-report.ts';
import { installWords } from '../../support/words.ts';

const root = document.createElement('div');
document.body.append(root);

beforeEach(() => installWords());
afterEach(() => render(null, root));

async function show(change: Partial<WelcomeApi> = {}) {
  const api = {
    settings: vi.fn(async () => SETTINGS),
    switchSite: vi.fn(async () => SETTINGS),
    lists: vi.fn(async () => [listInfo({ accounts: 0, people: 0, templates: 3 })]),
    switchList: vi.fn(async () => true),
    importFiles: vi.fn(async () => ({ ok: true, list: listInfo(), findings: [] })),
    sample: async () => samplePosts('2026-11-24T12:00:00.000Z'),
    refused: vi.fn(async () => []),
    allow: vi.fn(async () => true),
    openOptions: vi.fn(async () => undefined),
    ...change,
  } satisfies WelcomeApi;
  const desk = new BadgeDesk(window, new AbortController().signal);
  const place = vi.spyOn(desk, 'place');
  render(<Welcome api={api} desk={desk} />, root);
  await vi.waitFor(() => {
    expect(root.querySelector('[data-testid=today], [role=alert]')).not.toBeNull();
    expect(root.querySelector('[data-testid=sample]')).not.toBeNull();
  });
  return { api, place };
}

test('the truth of day one, and that silence proves nothing', async () => {
  await show();
  expect(root.querySelector('[data-testid=today]')?.textContent).toBe(
    'Today your lists hold 3 messages and no account. On most days you will see no label. Add a list you trust below, or look at the sample first.',
  );
  expect(root.textContent).toContain('No label does not mean unpaid.');
});

test('six posts, one of them with a quoted post, and a real badge for every label', async () => {
  const { place } = await show();
  expect(root.querySelectorAll('.feed > .sample-post')).toHaveLength(6);
  expect(root.querySelectorAll('.sample-post')).toHaveLength(7);
  await vi.waitFor(() => expect(place).toHaveBeenCalledTimes(8));
  expect(place.mock.calls.map(([, label]) => label.grade).sort()).toEqual(
    ['A', 'B', 'B~', 'C', 'D', 'R', 'S', 'V'].sort(),
  );
  expect(root.querySelectorAll('.badge-place > span')).toHaveLength(8);
});

test('"Don’t label" takes the badge of the sample away, with a way back', async () => {
  const { place } = await show();
  await vi.waitFor(() => expect(place).toHaveBeenCalledTimes(8));
  const actions = place.mock.calls[0]?.[3];
  expect(await actions?.doNotLabel(true)).toBe(true);
  await vi.waitFor(() =>
    expect(root.textContent).toContain('This label is gone for the length of this visit.'),
  );
  const undo = [...root.querySelectorAll('button')].find((button) => button.textContent === 'Undo');
  undo?.click();
  await vi.waitFor(() => expect(place).toHaveBeenCalledTimes(9));
  expect(root.textContent).not.toContain('This label is gone');
});

test('lists and sites are switched here', async () => {
  const { api } = await show();
  root.querySelector<HTMLInputElement>('input[name="list-demo"]')?.click();
  expect(api.switchList).toHaveBeenCalledExactlyOnceWith('demo', false);
  root.querySelector<HTMLInputElement>('input[name="site-facebook"]')?.click();
  expect(api.switchSite).toHaveBeenCalledExactlyOnceWith('facebook', false);
});

test('a site that the browser does not let us read says so, and asks', async () => {
  const { api } = await show({ refused: vi.fn(async () => ['x' as const]) });
  expect(root.textContent).toContain('Your browser does not let Fieldmark read X yet.');
  [...root.querySelectorAll('button')].find((button) => button.textContent?.startsWith('Allow'))?.click();
  expect(api.allow).toHaveBeenCalledExactlyOnceWith('x');
});

test('a background that does not answer is said', async () => {
  await show({ lists: async () => Promise.reject(new Error('gone')) });
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Fieldmark does not answer.');
});
