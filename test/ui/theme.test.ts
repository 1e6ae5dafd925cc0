import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leastContrast } from '../support/colour.ts';

const CSS = readFileSync(join(import.meta.dirname, '../../src/ui/theme.css'), 'utf8');

/** The colours that a rule declares, by name. */
function tokensIn(rule: string): Record<string, string> {
  const found = [...rule.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}

const [, light = '', dark = ''] =
  /:root \{([^}]*)\}\s*@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/.exec(CSS) ?? [];
const THEMES = { light: tokensIn(light), dark: tokensIn(dark) };

test('both themes name the same colours', () => {
  expect(Object.keys(THEMES.light).length).toBeGreaterThan(12);
  expect(Object.keys(THEMES.dark)).toEqual(Object.keys(THEMES.light));
});

test('no rule has a colour of its own but the pages a badge is shown on', () => {
  const rest = CSS.replace(light, '').replace(dark, '');
  const own = [...rest.matchAll(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)].map(([found]) => found);
  expect(own).toEqual(['#ffffff', '#15202b', '#000000']);
});

/** Every contrast holds for everybody and under protanopia, deuteranopia and tritanopia. */
describe.each(['light', 'dark'] as const)('the extension’s pages, %s', (theme) => {
  const colour = (name: string): string => THEMES[theme][name] ?? '';
  const grounds = ['page', 'card', 'soft'] as const;

  test.each(grounds)('text on %s', (ground) => {
    expect(leastContrast(colour('ink'), colour(ground))).toBeGreaterThanOrEqual(7);
    for (const name of ['mute', 'accent'])
      expect(leastContrast(colour(name), colour(ground)), name).toBeGreaterThanOrEqual(4.5);
  });

  test.each(grounds)('controls and signs on %s', (ground) => {
    for (const name of ['edge', 'accent', 'amber', 'blue'])
      expect(leastContrast(colour(name), colour(ground)), name).toBeGreaterThanOrEqual(3);
  });

  test('text on what is filled', () => {
    expect(leastContrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(leastContrast(colour('warn-ink'), colour('warn'))).toBeGreaterThanOrEqual(7);
    expect(leastContrast(colour('warn-line'), colour('warn'))).toBeGreaterThanOrEqual(3);
    expect(leastContrast(colour('edge'), colour('warn'))).toBeGreaterThanOrEqual(3);
  });
});
