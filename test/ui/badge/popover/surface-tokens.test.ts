import { describe, expect, test } from 'vitest';
import { SURFACES } from '../../../../src/ui/badge/popover/surface-tokens.ts';
import type { Theme } from '../../../../src/ui/badge/tokens.ts';
import { leastContrast } from '../../../support/colour.ts';

/** Every contrast holds for everybody and under protanopia, deuteranopia and tritanopia. */
describe.each(Object.keys(SURFACES) as Theme[])('the evidence, %s', (theme) => {
  const { ground, soft, ink, mute, link, added, removed, edge } = SURFACES[theme];

  test.each([
    ['ink', ink],
    ['mute', mute],
    ['link', link],
  ])('%s stands out from both grounds by 7 : 1', (_, colour) => {
    expect(leastContrast(colour, ground)).toBeGreaterThanOrEqual(7);
    expect(leastContrast(colour, soft)).toBeGreaterThanOrEqual(7);
  });

  test('marked words stand out from their marks by 7 : 1', () => {
    expect(leastContrast(ink, added)).toBeGreaterThanOrEqual(7);
    expect(leastContrast(ink, removed)).toBeGreaterThanOrEqual(7);
  });

  test('controls stand out from both grounds by 3 : 1', () => {
    expect(leastContrast(edge, ground)).toBeGreaterThanOrEqual(3);
    expect(leastContrast(edge, soft)).toBeGreaterThanOrEqual(3);
    expect(leastContrast(link, ground)).toBeGreaterThanOrEqual(3);
  });
});
