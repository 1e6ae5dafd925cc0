import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key and a self-signed certificate, both PEM, and the hash under which Chromium can be told to accept it. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** Base64 sha256 of the public key (SPKI), for `--ignore-certificate-errors-spki-list`. */
  readonly spkiHash: string;
}

const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const COMMON_NAME = [0x55, 0x04, 0x03];
const SUBJECT_ALT_NAME = [0x55, 0x1d, 0x11];
const DAY_MS = 86_400_000;

/**
 * Makes a self-signed P-256 certificate for these host names, valid from yesterday for a month. DER by hand (X.690, RFC
 * 5280): no openssl, no package.
 */
export function makeCertificate(hosts: readonly string[], now: Date): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = sequence(tag(0x06, Buffer.from(ECDSA_WITH_SHA256)));
  const name = sequence(
    tag(0x31, sequence(tag(0x06, Buffer.from(COMMON_NAME)), tag(0x0c, Buffer.from('Fieldmark lab')))),
  );
  const serial = randomBytes(8);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const names = sequence(...hosts.map((host) => tag(0x82, Buffer.from(host))));
  const extension = sequence(tag(0x06, Buffer.from(SUBJECT_ALT_NAME)), tag(0x04, names));
  const body = sequence(
    tag(0xa0, tag(0x02, Buffer.from([2]))),
    tag(0x02, serial),
    algorithm,
    name,
    sequence(time(new Date(now.getTime() - DAY_MS)), time(new Date(now.getTime() + 30 * DAY_MS))),
    name,
    spki,
    tag(0xa3, sequence(extension)),
  );
  const signature = tag(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]));
  const der = sequence(body, algorithm, signature);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`,
    spkiHash: createHash('sha256').update(spki).digest('base64'),
  };
}

function tag(type: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([type, length]), content]);
  const bytes = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([type, 0x80 | bytes.length, ...bytes]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tag(0x30, Buffer.concat(parts));
}

function time(date: Date): Buffer {
  return tag(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}
