import * as v from 'valibot';
import * as limits from '../../src/core/list/limits.ts';
import { isDay } from '../../src/core/list/rules.ts';
import { accountSchema, payerSchema, sourceSchema, templateSchema } from '../../src/core/list/schema.ts';

/** ListMeta, as a reader of folders must give it. */
export const metaSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.MAX_NAME)),
    publisher: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.MAX_NAME)),
    contact: v.optional(v.pipe(v.string(), v.regex(/^(https:\/\/|mailto:|[^@\s]+@)/))),
    licence: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(limits.MAX_PHRASE))),
    version: v.pipe(v.string(), v.minLength(1)),
    updated: v.pipe(v.string(), v.check(isDay)),
    origin: v.picklist(['built-in', 'folder', 'subscription']),
  }),
  v.readonly(),
);

/** ListState: one whole list, every entry by its own schema, within the limits. */
export const listStateSchema = v.pipe(
  v.strictObject({
    meta: metaSchema,
    accounts: v.pipe(v.array(accountSchema), v.maxLength(limits.MAX_ACCOUNTS), v.readonly()),
    templates: v.pipe(v.array(templateSchema), v.maxLength(limits.MAX_TEMPLATES), v.readonly()),
    payers: v.pipe(v.array(payerSchema), v.maxLength(limits.MAX_PAYERS), v.readonly()),
    sources: v.pipe(v.array(sourceSchema), v.maxLength(limits.MAX_SOURCES), v.readonly()),
  }),
  v.readonly(),
);
