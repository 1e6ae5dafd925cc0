import { describe, expect, test } from 'vitest';
import { bits, LEAST_BITS } from '../../src/cli/gate/bits.ts';
import { passesGate } from '../../src/cli/gate/gate.ts';
import { ARCHIVE_2020 } from '../core/match/archive-2020.ts';
import { MESSAGE, OTHER_MESSAGE } from '../core/match/invented.ts';

const SLOGANS = [
  'Mike will get it done',
  'Yes we can',
  'Make our country great again',
  'Stronger together',
  'A future to believe in',
  'Build back better',
  'It is time for a change and we can do it together',
  'Together we will build a better future for all of us',
  'Thank you so much for all of your support and help',
  'Four more years',
  'Hope and change',
  'For the many, not the few',
  'Take back control',
  'Get out and vote',
  'Every vote counts',
  'We are all in this together and we will win',
  'The people have had enough and so have I',
  'This is the most important election of our lives',
  'Now more than ever we need you to stand with us',
  'We can do this if we all work together now',
  'Enough is enough',
  'Health care is a human right',
  'Not me. Us.',
  'Sí se puede',
  'Juntos podemos hacer un país mejor para todos',
  'Es hora de un cambio para todos nosotros y para ti',
  'Wir schaffen das',
  'Für ein Land, in dem wir gut und gerne leben',
  'Ensemble, tout devient possible pour nous et pour vous',
  'Мы вместе и мы можем сделать это для всех нас',
  'Prima gli italiani',
  'Happy birthday to you and many more to come',
];

describe('the information gate', () => {
  test.each(SLOGANS)('refuses: %s', (slogan) => {
    const finding = passesGate(slogan);
    expect(finding.accepted).toBe(false);
    // Most have too few bits as well as too few words; a slogan of rare words falls by its length alone.
    expect(finding.bits < LEAST_BITS || finding.words < 8).toBe(true);
  });

  test('refuses more than 30 slogans', () => {
    expect(SLOGANS.length).toBeGreaterThan(30);
  });

  test.each([...ARCHIVE_2020, MESSAGE, OTHER_MESSAGE])('accepts: %s', (text) => {
    const finding = passesGate(text);
    expect(finding.accepted).toBe(true);
    expect(finding.bits).toBeGreaterThan(LEAST_BITS);
  });

  test('takes links, mentions, emoji and repeated words for nothing', () => {
    expect(bits(`${MESSAGE} https://t.co/x @ada 🗳️ ${MESSAGE}`)).toBe(bits(MESSAGE));
    expect(bits('')).toBe(0);
  });
});
