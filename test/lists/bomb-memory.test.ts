import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Memory is a matter of the machine: measured in `npm run test:slow` only. */
const SLOW = import.meta.env.MODE === 'slow';
const MOST_OVER_RAW_MIB = 64;
const RAW_MIB = 64;

test.skipIf(!SLOW)('a bomb of 1000:1 costs at most 64 MiB over the cap', () => {
  const program = join(import.meta.dirname, 'bomb-memory.ts');
  const root = resolve(import.meta.dirname, '../..');
  const said = execFileSync(process.execPath, ['--import', 'tsx', program], { cwd: root, encoding: 'utf8' });
  const { packed, code, grown } = JSON.parse(said);
  console.log(`${packed} bytes that unpack to 1 GiB: ${code}, peak grew by ${Math.round(grown)} MiB`);
  expect(packed).toBeLessThan(1.2 * 1024 * 1024);
  expect(code).toBe('oversize');
  expect(grown).toBeLessThanOrEqual(RAW_MIB + MOST_OVER_RAW_MIB);
});
