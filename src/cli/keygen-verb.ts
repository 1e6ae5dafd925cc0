import { ROLES, type RoleName } from '../core/list/publication/root.ts';
import { writeNewKey } from './node/key-files.ts';
import { done, type Manner } from './node/report.ts';

/** `keygen --out <keys> [--role <role>]`: one new key for each role, or for one. Nothing is sent anywhere. */
export async function runKeygen(out: string, role: RoleName | null, manner: Manner): Promise<number> {
  const roles = role === null ? ROLES : [role];
  const keys: { readonly role: RoleName; readonly name: string; readonly id: string }[] = [];
  if (!manner.dryRun) for (const one of roles) keys.push({ role: one, ...(await writeNewKey(out, one)) });
  const advice = 'Keep the root key off every server; the daily job needs the pulse key only.';
  return done(`${roles.length} keys in ${out}. ${advice}`, { keys }, manner);
}
