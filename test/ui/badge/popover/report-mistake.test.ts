import { beforeEach, describe, expect, test } from 'vitest';
import { makeReport } from '../../../../src/ui/badge/popover/report-mistake.ts';
import { installWords } from '../../../support/words.ts';

beforeEach(() => installWords());

const about = (contact?: string) => ({
  entry: 'mira/x/mira_demo',
  list: { id: 'demo', version: '7', ...(contact === undefined ? {} : { contact }) },
});

describe('makeReport', () => {
  test.each(['help@demo.example.org', 'mailto:help@demo.example.org'])(
    '%s: a mail with the entry',
    (contact) => {
      const report = makeReport(about(contact));
      expect(report?.kind).toBe('mail');
      expect(report?.to).toBe('help@demo.example.org');
      const url = new URL(report?.href ?? '');
      expect(url.protocol).toBe('mailto:');
      expect(url.searchParams.get('subject')).toBe('Fieldmark: a mistake in entry mira/x/mira_demo');
      expect(url.searchParams.get('body')).toContain('Entry: mira/x/mira_demo\nList: demo\nVersion: 7');
      expect(report?.text).toBe(url.searchParams.get('body'));
    },
  );

  test('a page of the publisher, https only', () => {
    expect(makeReport(about('https://demo.example.org/contact'))).toMatchObject({
      kind: 'page',
      to: 'demo.example.org',
      href: 'https://demo.example.org/contact',
    });
  });

  test.each([
    undefined,
    '',
    'ask me',
    'javascript:alert(1)',
    'http://demo.example.org',
    'data:text/html,x',
    'mailto:a@b.example?bcc=c@d.example',
    'a@b.example,c@d.example',
    'a@b.example\nBcc: c@d.example',
    'a%0d%0abcc@b.example',
    '@b.example',
  ])('no contact that can be used: %s', (contact) => {
    expect(makeReport(about(contact))).toBeNull();
  });

  test('a hostile entry id cannot add a header or a parameter', () => {
    const report = makeReport({ ...about('a@b.example'), entry: 'x&bcc=c@d.example\r\nBcc: e@f.example' });
    expect([...new URL(report?.href ?? '').searchParams.keys()]).toEqual(['subject', 'body']);
    expect(report?.href).not.toMatch(/%0d|\r/i);
  });
});
