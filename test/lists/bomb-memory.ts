import { createGzip } from 'node:zlib';
import { MAX_RAW_BYTES } from '../../src/core/list/publication/limits.ts';
import { gunzip } from '../../src/platform/gunzip.ts';

/** Run by bomb-memory.test.ts in a process of its own: unpacks 1 GiB of zeros under the cap and tells the peak in KiB. */
const MIB = 1024 * 1024;
const packer = createGzip({ level: 9 });
const chunks: Uint8Array[] = [];
packer.on('data', (chunk: Uint8Array) => chunks.push(chunk));
const zeros = new Uint8Array(MIB);
for (let n = 0; n < 1024; n += 1) {
  if (!packer.write(zeros)) await new Promise((resolve) => packer.once('drain', resolve));
}
await new Promise((resolve) => packer.end(resolve));
const packed = new Uint8Array(Buffer.concat(chunks));
const before = process.resourceUsage().maxRSS;
const result = await gunzip(packed, new Uint8Array(MAX_RAW_BYTES));
const after = process.resourceUsage().maxRSS;
process.stdout.write(
  JSON.stringify({
    packed: packed.length,
    code: result.ok ? 'ok' : result.error,
    grown: (after - before) / 1024,
  }),
);
