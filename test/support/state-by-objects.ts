import * as v from 'valibot';
import { handleKey, idKey } from '../../src/core/account.ts';
import type { AccountEntry, PayerEntry, SourceEntry, TemplateEntry } from '../../src/core/list/entries.ts';
import { MAX_DAYS_AFTER_CAMPAIGN, MAX_RECHECK_DAYS } from '../../src/core/list/limits.ts';
import { type Json, parseStrict } from '../../src/core/list/publication/json.ts';
import { MAX_DEPTH } from '../../src/core/list/publication/limits.ts';
import type { ArtefactKind, Release } from '../../src/core/list/publication/release.ts';
import { addDays } from '../../src/core/list/rules.ts';
import { accountSchema, payerSchema, sourceSchema, templateSchema } from '../../src/core/list/schema.ts';

type Fields = { readonly [key: string]: Json };

/** An artefact's kind and its lines. */
export interface FileOfLines {
  readonly kind: ArtefactKind;
  readonly lines: readonly string[];
}

/** A state as objects, its lines in order, and the ids that are readmitted; or the code of its refusal. */
export type StateByObjects =
  | {
      readonly lines: readonly string[];
      readonly accounts: readonly AccountEntry[];
      readonly payers: readonly PayerEntry[];
      readonly sources: readonly SourceEntry[];
      readonly templates: readonly TemplateEntry[];
      readonly readmitted: readonly string[];
    }
  | string;

const SCHEMAS = {
  account: accountSchema,
  payer: payerSchema,
  source: sourceSchema,
  template: templateSchema,
} as const;

const TYPE_OF = { accounts: 'account', payers: 'payer', sources: 'source', templates: 'template' } as const;

const removal = v.strictObject({
  op: v.picklist(['del', 'retract']),
  type: v.picklist(['account', 'payer', 'source', 'template']),
  id: v.string(),
});

const envelope = v.looseObject({
  readmit: v.optional(v.literal(true)),
  ext: v.optional(v.looseObject({})),
});

/** The entry of a line; null when it is none of its type, "parse" when no strict reader takes it. */
export function entryByObjects(line: string): Fields | 'parse' {
  const parsed = parseStrict(line, MAX_DEPTH);
  const value = parsed.ok ? parsed.value : null;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : 'parse';
}

/** The entry that these fields are, by the schema of its type; null when they break a rule. */
export function checkByObjects(fields: Fields) {
  const own = v.safeParse(envelope, fields);
  const type = Object.keys(SCHEMAS).find((one) => one === fields.type) as keyof typeof SCHEMAS | undefined;
  if (!own.success || type === undefined) return null;
  const { readmit, ext: _, ...rest } = own.output;
  const checked = v.safeParse(SCHEMAS[type], rest);
  return checked.success ? { entry: checked.output, readmit: readmit === true } : null;
}

/** The state that these files make (lists.md), worked out with maps of objects: slow and plain, to compare with. */
export function stateByObjects(files: readonly FileOfLines[], release: Release): StateByObjects {
  const state = new Map<string, { line: string; fields: Fields }>();
  const inOrder = [
    ...files.filter(({ kind }) => kind !== 'journal'),
    ...files.filter(({ kind }) => kind === 'journal'),
  ];
  for (const { kind, lines } of inOrder) {
    for (const line of lines) {
      const fields = entryByObjects(line);
      if (fields === 'parse') return 'parse';
      const isRemoval = Object.hasOwn(fields, 'op');
      if (isRemoval ? !v.is(removal, fields) : !isTyped(fields)) return 'parse';
      const key = `${fields.type} ${fields.id}`;
      if (kind === 'journal') {
        if (isRemoval) state.delete(key);
        else state.set(key, { line, fields });
        continue;
      }
      if (isRemoval || fields.type !== TYPE_OF[kind]) return 'entry';
      if (state.has(key)) return 'duplicate-id';
      state.set(key, { line, fields });
    }
  }
  const sorted = [...state].sort(([one], [two]) => Buffer.compare(Buffer.from(one), Buffer.from(two)));
  return checkState(
    sorted.map(([, one]) => one),
    release,
  );
}

function isTyped({ type, id }: Fields): boolean {
  return typeof type === 'string' && Object.hasOwn(SCHEMAS, type) && typeof id === 'string';
}

function checkState(
  state: readonly { readonly line: string; readonly fields: Fields }[],
  release: Release,
): StateByObjects {
  const accounts: AccountEntry[] = [];
  const payers: PayerEntry[] = [];
  const sources: SourceEntry[] = [];
  const templates: TemplateEntry[] = [];
  const readmitted: string[] = [];
  for (const { fields } of state) {
    const checked = checkByObjects(fields);
    if (checked === null) return 'entry';
    const { entry, readmit } = checked;
    if (readmit) readmitted.push(entry.id);
    if (entry.type === 'account') accounts.push(entry);
    else if (entry.type === 'payer') payers.push(entry);
    else if (entry.type === 'source') sources.push(entry);
    else templates.push(entry);
  }
  const counts = { accounts, payers, sources, templates };
  for (const name of ['accounts', 'payers', 'sources', 'templates'] as const) {
    if (counts[name].length !== release.state[name]) return 'count';
  }
  if (new Set(accounts.map(({ person }) => person)).size !== release.state.people) return 'count';
  const broken = breaksReference(accounts, templates, payers, sources, release.issued.slice(0, 10));
  return broken ?? { lines: state.map(({ line }) => line), ...counts, readmitted };
}

function breaksReference(
  accounts: readonly AccountEntry[],
  templates: readonly TemplateEntry[],
  payers: readonly PayerEntry[],
  sources: readonly SourceEntry[],
  issued: string,
): string | null {
  const payerOf = new Map(payers.map((payer) => [payer.id, payer]));
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  for (const { payer, sources: named } of [...accounts, ...templates]) {
    if (!payerOf.has(payer) || named.some((id) => !sourceOf.has(id))) return 'reference';
  }
  const owners = new Set<string>();
  for (const account of accounts) {
    if (!account.sources.some((id) => sourceOf.get(id)?.links_handle === true)) return 'entry';
    if (account.recheck_by > addDays(issued, MAX_RECHECK_DAYS)) return 'entry';
    const end = payerOf.get(account.payer)?.end;
    if (end !== undefined && account.valid_to > addDays(end, MAX_DAYS_AFTER_CAMPAIGN)) return 'entry';
    const { platform, handle, platform_id: number } = account;
    for (const key of [handleKey(platform, handle), number === undefined ? null : idKey(platform, number)]) {
      if (key === null) continue;
      if (owners.has(key)) return 'entry';
      owners.add(key);
    }
  }
  return null;
}
