import * as v from 'valibot';
import { ok, type Result } from '../../result.ts';
import { isSha256 } from '../rules.ts';
import { LIST_NAME } from '../vocabulary.ts';
import { type PalFault, refuse } from './codes.ts';
import { isInstant, secondsBetween } from './instants.ts';
import type { Json } from './json.ts';

/** The major version of the format. */
export const FORMAT = 1;

/** A positive whole number. */
export const countingNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A whole number from 0. */
export const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An instant in UTC with whole seconds. */
export const instant = v.pipe(v.string(), v.check(isInstant, 'instant'));

/** A lower-case hex sha256. */
export const sha256 = v.pipe(v.string(), v.check(isSha256, 'sha256'));

/** The fields that every signed document begins with. */
export const heading = {
  format: v.literal(FORMAT),
  list: v.pipe(v.string(), v.regex(LIST_NAME)),
  seq: countingNumber,
  issued: instant,
  expires: instant,
  /** Room for what a later version may add: ignored, never an instruction. */
  ext: v.optional(v.looseObject({})),
};

/** Reads a document against its schema; a document of another major version is told apart. */
export function readDocument<T extends v.GenericSchema>(
  schema: T,
  value: Json,
  file: string,
): Result<v.InferOutput<T>, PalFault> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { format } = value as { readonly format?: Json };
    if (typeof format === 'number' && format !== FORMAT) return refuse('format', file, `format ${format}`);
  }
  const checked = v.safeParse(schema, value, { abortEarly: true });
  if (checked.success) return ok(checked.output);
  const [issue] = checked.issues;
  return refuse('parse', file, `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}

/** Refuses a document that lives longer than its kind may, or not at all. */
export function checkLife(
  { issued, expires }: { readonly issued: string; readonly expires: string },
  most: number,
  file: string,
): Result<null, PalFault> {
  const life = secondsBetween(issued, expires);
  return life > 0 && life <= most ? ok(null) : refuse('lifetime', file);
}
