import { useCallback } from 'preact/hooks';
import type { ProfileWords } from '../../messages/contract.ts';
import { oneLine } from '../../platform/bidi.ts';
import { nameInSentence, t } from '../../platform/i18n.ts';
import { readyValue, useLoaded } from '../controls/use-loaded.ts';

interface ProfileSaysProps {
  readonly profile: ProfileWords | null;
  readonly namedPayer: (description: string) => Promise<string | null>;
}

/** On a profile page: its own words, when they name a payer of a list. No label comes of them, and nothing is kept. */
export function ProfileSays({ profile, namedPayer }: ProfileSaysProps) {
  const description = profile?.description ?? '';
  const load = useCallback(
    async () => (description.trim() === '' ? null : namedPayer(description)),
    [description, namedPayer],
  );
  const payer = readyValue(useLoaded(load)[0]);
  if (profile === null || payer === null) return null;
  return (
    <section class="banner tight" data-testid="profile">
      <h2 dir="auto">{t('profileSays', nameInSentence(`@${profile.handle}`), nameInSentence(payer))}</h2>
      <blockquote class="hint break" dir="auto">
        {oneLine(description, 300)}
      </blockquote>
      <p class="small">{t('profileNoLabel')}</p>
    </section>
  );
}
