import { afterEach, expect, test, vi } from 'vitest';
import { loadPopover, offerPopover } from '../../../src/ui/badge/popover-loader.ts';

afterEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('fieldmark.popover'));
});

test('the file is put into the tab once', async () => {
  const open = () => undefined;
  const inject = vi.fn(async () => {
    offerPopover(open);
    return true;
  });
  expect(await loadPopover(inject)).toBe(open);
  expect(await loadPopover(inject)).toBe(open);
  expect(inject).toHaveBeenCalledTimes(1);
});

test('when it cannot be put there nothing opens, and the next press tries again', async () => {
  const inject = vi.fn(async () => false);
  expect(await loadPopover(inject)).toBeNull();
  expect(await loadPopover(inject)).toBeNull();
  expect(inject).toHaveBeenCalledTimes(2);
});
