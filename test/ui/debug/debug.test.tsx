// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { REASONS } from '../../../src/core/verdict.ts';
import { DebugPage } from '../../../src/ui/debug/debug.tsx';
import type { DebugApi } from '../../../src/ui/debug/debug-api.ts';
import { labelledPost, listInfo, tabPost, tabReport } from '../../support/tab-report.ts';
import { installWords } from '../../support/words.ts';

const root = document.createElement('div');
document.body.append(root);

beforeEach(() => installWords());
afterEach(() => render(null, root));

async function show(api: DebugApi): Promise<string> {
  render(<DebugPage api={api} />, root);
  await vi.waitFor(() => expect(root.textContent).not.toContain('Loading'));
  return root.textContent ?? '';
}

const lists = async () => [listInfo()];
const rows = (): string[][] =>
  [...root.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
  );

describe('decisions', () => {
  test('newest first: author, text, date, label or reason, µs', async () => {
    const recent = [
      tabPost({ key: 'old', reason: 'below-threshold', notes: ['date-unknown', 'below-threshold'] }),
      tabPost({
        key: 'odd',
        author: null,
        postedAt: null,
        kind: 'quote',
        truncated: true,
        imageTexts: ['a', 'b'],
      }),
      { ...labelledPost('new', 'Paid by Ada'), author: { handle: 'ada', id: '17' }, micros: 1234 },
    ];
    await show({ report: async () => tabReport({ recent }), lists });
    expect(rows()).toEqual([
      [
        '@ada #17post',
        'An invented post',
        '2026-11-23 10:00',
        'Paid by Ada · A · mira/x/mira_demo',
        '',
        '1,234',
      ],
      [
        'no authorquoted · cut text · 2 pictures with text',
        'An invented post',
        'date not shown on this page',
        '',
        'nothing matched',
        '42',
      ],
      [
        '@mira_demopost',
        'An invented post',
        '2026-11-23 10:00',
        '',
        'too far from any message · date not shown on this page',
        '42',
      ],
    ]);
  });

  test('a label that the page does not hold now is said', async () => {
    const recent = [{ ...labelledPost('new', 'Paid by Ada'), badged: false }];
    await show({ report: async () => tabReport({ recent }), lists });
    expect(rows()[0]?.[3]).toBe('Paid by Ada · A · mira/x/mira_demo · not in the page now');
  });

  test('every reason has words', async () => {
    const recent = REASONS.map((reason) => tabPost({ key: reason, reason }));
    await show({ report: async () => tabReport({ recent }), lists });
    const said = rows().map((row) => row[4] ?? '');
    expect(said).toHaveLength(REASONS.length);
    expect(said.filter((words) => words === '' || words.startsWith('reason_'))).toEqual([]);
    expect(new Set(said).size).toBe(REASONS.length);
  });
});

describe('health', () => {
  test('counters, hooks, reasons, times and lists', async () => {
    const text = await show({
      report: async () => tabReport({ withheld: { 'site-labels-ad': 7 }, slices: [100, 900, 300, 200] }),
      lists,
    });
    expect(text).toContain('Units seen220');
    expect(text).toContain('author:permalink60');
    expect(text).toContain('the site itself marks it as an ad7');
    expect(text).toContain('half below 300 · 95% below 900 · longest 900');
    expect(text).toContain('generation 4 · 99ffcd34ef56 · version 2026.11.20 · on');
    expect(text).toContain('Stateworking');
  });

  test('an alarm names its canary', async () => {
    const text = await show({ report: async () => tabReport({ broken: 'cells-without-posts' }), lists });
    expect(text).toContain('stopped: cells-without-posts');
  });

  test('a tab that no longer answers', async () => {
    expect(await show({ report: async () => null, lists })).toContain('That tab does not answer any more.');
  });
});
