import { expect, test } from 'vitest';
import { buildIndex } from '../../../src/core/match/compile-entries.ts';
import { type ListIndex, openIndex } from '../../../src/core/match/index-bytes.ts';
import { findNamedPayer } from '../../../src/core/match/named-payer.ts';
import { LIST, PAYER } from '../../support/evidence.ts';

function indexOf(
  ...payers: readonly { readonly id: string; readonly name: string; readonly aliases?: string[] }[]
): ListIndex {
  const state = {
    meta: LIST,
    accounts: [],
    templates: [],
    payers: payers.map((payer) => ({ ...PAYER, ...payer })),
    sources: [],
  };
  const opened = openIndex(buildIndex(state));
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

const INDEX = indexOf(
  { id: 'mayor', name: 'Example for Mayor', aliases: ['Team Example'] },
  { id: 'vale', name: 'Vale' },
  { id: 'riverside', name: 'Riverside' },
  { id: 'long', name: 'Example for Mayor of the North' },
);
const named = (text: string): string | null => findNamedPayer(text, [INDEX])?.id ?? null;

test.each([
  ['Digital organizer @ Example for Mayor. Views my own.', 'mayor'],
  ['EXAMPLE  for—Mayor 🗳️', 'mayor'],
  ['proud of team example', 'mayor'],
  ['I work at Riverside', 'riverside'],
  ['Example for Mayor of the North', 'long'],
])('%s names a payer', (text, id) => {
  expect(named(text)).toBe(id);
});

test.each([
  ['Not an example, for a mayor'],
  ['Example Mayor'],
  // One short word is a word like any other.
  ['I live in the Vale'],
  ['Examples for Mayors'],
  [''],
])('%s names nobody', (text) => {
  expect(named(text)).toBeNull();
});

test('a text without end is read to a limit', () => {
  expect(named(`${'word '.repeat(50_000)} Example for Mayor`)).toBeNull();
});

test('without lists nobody is named', () => {
  expect(findNamedPayer('Example for Mayor', [])).toBeNull();
});
