import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../../src/core/list/publication/address.ts';
import { parseUrl } from '../../../../src/platform/verify.ts';

const PIN = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';

test.each([
  ['https://lists.example/trams', { base: 'https://lists.example/trams/', pin: null, loopback: false }],
  [' https://lists.example/trams/# ', { base: 'https://lists.example/trams/', pin: null, loopback: false }],
  ['http://localhost:8123/', { base: 'http://localhost:8123/', pin: null, loopback: true }],
  ['http://127.0.0.1/a/', { base: 'http://127.0.0.1/a/', pin: null, loopback: true }],
  ['https://[2001:db8::1]/a/', { base: 'https://[2001:db8::1]/a/', pin: null, loopback: false }],
])('%s is an address', (text, value) => {
  expect(readAddress(text, parseUrl)).toEqual({ ok: true, value });
});

test('an address with a pin, and back', () => {
  const text = `https://lists.example/trams/#pal1=${PIN}`;
  const read = readAddress(text, parseUrl);
  if (!read.ok || read.value.pin === null) throw new Error('the pin was not read');
  expect(read.value.pin).toMatch(/^[0-9a-f]{64}$/);
  expect(writeAddress(read.value.base, Uint8Array.from(Buffer.from(read.value.pin, 'hex')))).toBe(text);
});

test.each([
  'http://lists.example/',
  'http://[::1]:8123/',
  'http://127.0.0.2/',
  'http://localhost.example/',
  'ftp://lists.example/',
  'javascript:alert(1)',
  'https://reader:secret@lists.example/',
  'https://lists.example/?list=1',
  'https://lists.example/#pal2=AAAA',
  `https://lists.example/#pal1=${PIN.slice(1)}`,
  `https://lists.example/#pal1=${PIN}=`,
  'lists.example',
  '',
])('%s is none', (text) => {
  expect(readAddress(text, parseUrl)).toEqual({ ok: false, error: 'address' });
});
