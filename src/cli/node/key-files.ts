import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROLES, type RoleName } from '../../core/list/publication/root.ts';
import type { Signer } from '../publish/signer.ts';
import { generateKey, readSigner } from './crypto.ts';

/** The variable in which a CI job holds one key: the text of its file. */
const KEY_VARIABLE = 'FIELDMARK_KEY';

/** Makes a key for a role: `<role>-<first 8 of its id>.jwk`, readable by its owner only. Gives the file's name and the key's id. */
export async function writeNewKey(
  folder: string,
  role: RoleName,
): Promise<{ readonly name: string; readonly id: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const jwk = { ...(await generateKey()), role };
  const signer = await readSigner(jwk, role);
  if (signer === null) throw new Error('a key that was just made cannot be read');
  const name = `${role}-${signer.id.slice(0, 8)}.jwk`;
  const path = join(folder, name);
  await writeFile(path, `${JSON.stringify(jwk, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(path, 0o600);
  return { name, id: signer.id };
}

/**
 * The keys of a folder and of FIELDMARK_KEY; a file without "d" names a key that somebody else holds. Null when a file
 * that ends in .jwk is no key, or there is no such folder and no variable.
 */
export async function readKeys(folder: string | null): Promise<readonly Signer[] | null> {
  const texts: string[] = [];
  const inEnvironment = process.env[KEY_VARIABLE];
  if (inEnvironment !== undefined && inEnvironment !== '') texts.push(inEnvironment);
  if (folder !== null) {
    const names = await readdir(folder).catch(() => null);
    if (names === null) return null;
    for (const name of names.sort()) {
      if (name.endsWith('.jwk')) texts.push(await readFile(join(folder, name), 'utf8'));
    }
  }
  const signers: Signer[] = [];
  for (const text of texts) {
    const signer = await readKey(text);
    if (signer === null) return null;
    if (!signers.some(({ id }) => id === signer.id)) signers.push(signer);
  }
  return signers.length === 0 ? null : signers;
}

async function readKey(text: string): Promise<Signer | null> {
  try {
    const jwk = JSON.parse(text) as JsonWebKey & { readonly role?: unknown };
    const role = ROLES.find((one) => one === jwk.role);
    return role === undefined ? null : await readSigner(jwk, role);
  } catch {
    return null;
  }
}
