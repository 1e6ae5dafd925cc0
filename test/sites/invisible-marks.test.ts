import { expect, test } from 'vitest';
import { withoutMarks } from '../../src/sites/invisible-marks.ts';

test('marks go, letters and joiners stay', () => {
  expect(withoutMarks('S\u200bponsored\u2060\u034f')).toBe('Sponsored');
  expect(withoutMarks('👩\u200d💻 می\u200cروم')).toBe('👩\u200d💻 می\u200cروم');
});
