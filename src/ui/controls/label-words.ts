import type { Label } from '../../core/verdict.ts';
import { nameInSentence, t } from '../../platform/i18n.ts';

/** All labels in the order in which they are shown, strongest first, the reposter's last. */
export const LABELS: readonly Label[] = ['A', 'C', 'S', 'B', 'B~', 'V', 'D', 'R'];

/** The sentence of a label with a sample payer. */
export function sampleSentence(label: Label): string {
  const key = label === 'B~' ? 'gradeBContains' : `grade${label}`;
  return t(key, nameInSentence(t('samplePayer')));
}
