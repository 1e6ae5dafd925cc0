import { chmod, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { ROLES, type RoleName } from '../../core/list/publication/root.ts';
import type { Signer } from '../publish/signer.ts';
import { Refusal } from '../refusal.ts';
import { generateKey, pkcs8ToJwk, readSigner } from './crypto.ts';
import { readWhole, writeNew } from './files.ts';
import { say } from './terminal.ts';

/** The variable in which a CI job holds one key: the text of its file. */
const KEY_VARIABLE = 'FIELDMARK_KEY';
const MAX_KEY_BYTES = 16 * 1024;

/** Makes a key for a role: `<role>-<first 8 of its id>.jwk`, readable by its owner only. Gives the file's name and the key's id. */
export async function writeNewKey(
  folder: string,
  role: RoleName,
): Promise<{ readonly name: string; readonly id: string }> {
  const jwk = { ...(await generateKey()), role };
  const signer = await readSigner(jwk, role);
  if (signer === null) throw new Refusal('bad-key', 'this machine makes no Ed25519 keys.');
  const name = `${role}-${signer.id.slice(0, 8)}.jwk`;
  const path = join(folder, name);
  if (!(await writeNew(path, `${JSON.stringify(jwk, null, 2)}\n`, 0o600))) {
    throw new Refusal('file-exists', 'there is such a key already; nothing was written over.', path);
  }
  await chmod(path, 0o600);
  return { name, id: signer.id };
}

/**
 * The keys of a folder and of FIELDMARK_KEY: JWK (`*.jwk`, with its role inside) or PKCS#8 (`<role>-*.pem`). "-" reads one
 * JWK from stdin. A JWK without "d" names a key that somebody else holds. Ends the verb when there is no key, or one
 * cannot be read; warns of a file that others may read.
 */
export async function readKeys(folder: string | null): Promise<readonly Signer[]> {
  const found: Signer[] = [];
  const take = async (signer: Promise<Signer | null>, name: string): Promise<void> => {
    const one = await signer;
    if (one === null) throw new Refusal('bad-key', 'this is no Ed25519 key with a role.', name);
    if (!found.some(({ id }) => id === one.id)) found.push(one);
  };
  const inEnvironment = process.env[KEY_VARIABLE];
  if (inEnvironment !== undefined && inEnvironment !== '') await take(readJwk(inEnvironment), KEY_VARIABLE);
  if (folder === '-') await take(readJwk(await textOf(process.stdin)), 'stdin');
  else if (folder !== null) {
    const names = await readdir(folder).catch(() => null);
    if (names === null) throw new Refusal('no-keys', `there is no folder ${folder}.`);
    for (const name of names.filter((one) => /\.(jwk|pem)$/.test(one)).sort()) {
      const path = join(folder, name);
      const text = new TextDecoder().decode((await readWhole(path, MAX_KEY_BYTES)) ?? new Uint8Array());
      await take(name.endsWith('.pem') ? readPem(text, name) : readJwk(text), path);
      await warnOfReaders(path);
    }
  }
  if (found.length === 0) throw new Refusal('no-keys', 'give --keys <folder> or FIELDMARK_KEY.');
  return found;
}

async function warnOfReaders(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(path);
  if ((mode & 0o077) === 0) return;
  say(`warning key-readable: ${path}: others on this computer may read this key: chmod 600 it.`);
}

async function readJwk(text: string): Promise<Signer | null> {
  let jwk: unknown;
  try {
    jwk = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof jwk !== 'object' || jwk === null) return null;
  const fields = new Map<string, unknown>(Object.entries(jwk));
  const role = ROLES.find((one) => one === fields.get('role'));
  const word = (name: string): Record<string, string> => {
    const value = fields.get(name);
    return typeof value === 'string' ? { [name]: value } : {};
  };
  if (role === undefined) return null;
  return readSigner({ ...word('kty'), ...word('crv'), ...word('x'), ...word('d') }, role);
}

async function readPem(text: string, name: string): Promise<Signer | null> {
  const role = ROLES.find((one) => basename(name).startsWith(`${one}-`));
  const body = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/.exec(text)?.[1];
  if (role === undefined || body === undefined) return null;
  const jwk = await pkcs8ToJwk(new Uint8Array(Buffer.from(body, 'base64')));
  return jwk === null ? null : readSigner(jwk, role);
}
