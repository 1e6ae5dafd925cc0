import { handleKey, idKey } from '../core/account.ts';
import { err, ok, type Result } from '../core/result.ts';
import { isSiteId } from '../core/site-id.ts';
import type { Settings } from './known-settings.ts';
import { DEFAULT_SETTINGS } from './known-settings.ts';

/** Everything a backup file holds: never a list, never anything that was read. */
export interface Backup {
  readonly settings: Settings;
  readonly overrides: readonly { readonly key: string; readonly addedAt: string }[];
}

/** Why a file is no backup. */
export const BACKUP_FAULTS = [
  'too-large',
  'no-json',
  'no-backup',
  'newer',
  'bad-settings',
  'bad-overrides',
] as const;

/** Why a file is no backup. */
export type BackupFault = (typeof BACKUP_FAULTS)[number];

/** Characters of the largest backup that is read: 10,000 accounts fit. */
export const MOST_BACKUP = 1_000_000;

const FORMAT = /^fieldmark-backup\/(\d+)$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const MOST_OVERRIDES = 10_000;

/** The text of a backup file (JSON, format `fieldmark-backup/1`). */
export function writeBackup({ settings, overrides }: Backup, now: string): string {
  const plain = overrides.map(({ key, addedAt }) => ({ key, addedAt }));
  const file = { format: 'fieldmark-backup/1', savedAt: now, settings, overrides: plain };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads a backup whole or not at all. Unknown settings are refused as well: they would be lost without a word. */
export function readBackup(text: string): Result<Backup, BackupFault> {
  if (text.length > MOST_BACKUP) return err('too-large');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return err('no-json');
  }
  if (!isRecord(value) || typeof value.format !== 'string') return err('no-backup');
  const version = FORMAT.exec(value.format)?.[1];
  if (version === undefined) return err('no-backup');
  if (version !== '1') return err('newer');
  if (!hasShape(value.settings, DEFAULT_SETTINGS)) return err('bad-settings');
  const { overrides } = value;
  if (!Array.isArray(overrides) || overrides.length > MOST_OVERRIDES || !overrides.every(isOverride))
    return err('bad-overrides');
  return ok({
    settings: value.settings as Settings,
    overrides: overrides.map(({ key, addedAt }) => ({ key, addedAt })),
  });
}

/** The same keys with values of the same kinds, all the way down. */
function hasShape(value: unknown, model: unknown): boolean {
  if (!isRecord(model)) return typeof value === typeof model;
  if (!isRecord(value)) return false;
  const keys = Object.keys(model);
  return (
    Object.keys(value).length === keys.length &&
    keys.every((key) => Object.hasOwn(value, key) && hasShape(value[key], model[key]))
  );
}

function isOverride(value: unknown): value is Backup['overrides'][number] {
  if (!isRecord(value)) return false;
  const { key, addedAt } = value;
  return typeof key === 'string' && isAccountKey(key) && typeof addedAt === 'string' && INSTANT.test(addedAt);
}

/** A key as account.ts writes it, and no other. */
function isAccountKey(key: string): boolean {
  const [, site = '', sign, name = ''] = /^([a-z]+)([:#])(.+)$/.exec(key) ?? [];
  if (!isSiteId(site)) return false;
  return (sign === ':' ? handleKey(site, name) : idKey(site, name)) === key;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
