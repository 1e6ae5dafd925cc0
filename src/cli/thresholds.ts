import { MAX_SIGNATURES } from '../core/list/publication/limits.ts';
import { ROLES } from '../core/list/publication/root.ts';
import type { Thresholds } from './publish/make-root.ts';

/** Reads "root=1,list=2,pulse=1"; a role that is left out needs one signature. Null for anything else. */
export function readThresholds(text: string | null): Thresholds | null {
  const thresholds = { root: 1, list: 1, pulse: 1 };
  for (const part of (text ?? '').split(',').filter((one) => one !== '')) {
    const [name, value] = part.split('=');
    const role = ROLES.find((one) => one === name);
    const count = Number(value);
    if (role === undefined || !Number.isInteger(count) || count < 1 || count > MAX_SIGNATURES) return null;
    thresholds[role] = count;
  }
  return thresholds;
}
