import * as v from 'valibot';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type {
  AccountEntry,
  ListMeta,
  ListState,
  PayerEntry,
  SourceEntry,
  TemplateEntry,
} from '../../../src/core/list/entries.ts';
import { readFolder } from '../../../src/core/list/folder.ts';
import { accountSchema, payerSchema, sourceSchema, templateSchema } from '../../../src/core/list/schema.ts';
import { folderTexts, TODAY } from '../../support/list-folder.ts';
import type { listStateSchema, metaSchema } from '../../support/list-state-schema.ts';

function demoState(): ListState {
  const read = readFolder(folderTexts(), { origin: 'folder', today: TODAY });
  if (!read.ok) throw new Error('the demo list is invalid');
  return read.value.state;
}

function first<T>(entries: readonly T[]): T {
  const [entry] = entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

/** The codes of the first issue of every field. */
function codesOf(schema: v.GenericSchema, value: unknown): string[] {
  return (v.safeParse(schema, value).issues ?? []).map(({ message }) => message);
}

describe('the schemas', () => {
  test('are the types of entries.ts, field by field (checked by the compiler)', () => {
    expectTypeOf<v.InferOutput<typeof accountSchema>>().toEqualTypeOf<AccountEntry>();
    expectTypeOf<v.InferOutput<typeof templateSchema>>().toEqualTypeOf<TemplateEntry>();
    expectTypeOf<v.InferOutput<typeof payerSchema>>().toEqualTypeOf<PayerEntry>();
    expectTypeOf<v.InferOutput<typeof sourceSchema>>().toEqualTypeOf<SourceEntry>();
    expectTypeOf<v.InferOutput<typeof metaSchema>>().toEqualTypeOf<ListMeta>();
    expectTypeOf<v.InferOutput<typeof listStateSchema>>().toEqualTypeOf<ListState>();
  });

  const state = demoState();
  const account = first(state.accounts);
  const template = first(state.templates);
  const payer = first(state.payers);
  const source = first(state.sources);

  test.each([
    ['account', accountSchema, account],
    ['template', templateSchema, template],
    ['payer', payerSchema, payer],
    ['source', sourceSchema, source],
  ] as const)('an unknown field of an %s is refused, whatever it is called', (_kind, schema, entry) => {
    expect(v.is(schema, entry)).toBe(true);
    for (const field of ['email', 'address', 'constructor', 'ext']) {
      expect(v.is(schema, { ...entry, [field]: 'x' })).toBe(false);
    }
    expect(v.is(schema, JSON.parse(JSON.stringify(entry).replace('{', '{"__proto__":{"x":1},')))).toBe(false);
  });

  test.each([
    [accountSchema, { ...account, id: 'mira/x/teodemo' }, 'bad-handle'],
    [accountSchema, { ...account, handle: 'mira.demo' }, 'bad-handle'],
    [accountSchema, { ...account, platform_id: '0123' }, 'bad-platform-id'],
    [accountSchema, { ...account, valid_from: '2030-01-01' }, 'dates-reversed'],
    [accountSchema, { ...account, recheck_by: '2026-02-29' }, 'bad-date'],
    [accountSchema, { ...account, sources: [] }, 'missing-source'],
    [accountSchema, { ...account, sources: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'too-many-sources'],
    [accountSchema, { ...account, name: 'Mira\u0301\u200d' }, 'bad-name'],
    [accountSchema, { ...account, name: 'e\u0301' }, 'bad-name'],
    [accountSchema, { ...account, name: 'M\u0456ra' }, 'mixed-script-name'],
    [accountSchema, { ...account, relation: 'friend' }, 'bad-relation'],
    [accountSchema, { ...account, reply: 'x'.repeat(501) }, 'too-long'],
    [templateSchema, { ...template, text: 'Vote for Vale' }, 'template-too-short'],
    [templateSchema, { ...template, text: `${template.text}\u202e` }, 'control-character'],
    [templateSchema, { ...template, lang: 'english' }, 'bad-language'],
    [payerSchema, { ...payer, registry: { FEC: '1' } }, 'bad-registry'],
    [payerSchema, { ...payer, registry: [] }, 'bad-registry'],
    [payerSchema, { ...payer, url: 'http://voss.example.org/' }, 'bad-url'],
    [payerSchema, { ...payer, jurisdiction: 'California' }, 'bad-jurisdiction'],
    [sourceSchema, { ...source, sha256: 'AB' }, 'bad-hash'],
    [sourceSchema, { ...source, url: 'javascript:alert(1)' }, 'bad-url'],
    [sourceSchema, { ...source, title: 'two\nlines' }, 'control-character'],
  ])('refuses what no list may hold (%#)', (schema, value, code) => {
    expect(codesOf(schema, value)).toContain(code);
  });
});
