import { useEffect, useRef } from 'preact/hooks';
import type { Label } from '../../core/verdict.ts';
import { t } from '../../platform/i18n.ts';
import type { Badge } from '../badge/badge.ts';
import { createBadge } from '../badge/badge.ts';
import type { Theme } from '../badge/tokens.ts';

interface BadgeSampleProps {
  readonly label: Label;
  readonly sentence: string;
  readonly theme: Theme;
}

/** The real badge, as a picture: it opens nothing and takes no focus. Its words stand beside it as text. */
export function BadgeSample({ label, sentence, theme }: BadgeSampleProps) {
  const place = useRef<HTMLSpanElement>(null);
  const badge = useRef<Badge | null>(null);
  useEffect(() => {
    const finished = { grade: label, sentence, compact: sentence, name: t('badgeSample', sentence) };
    badge.current ??= createBadge(finished, theme, () => undefined);
    badge.current.show(finished);
    badge.current.setTheme(theme);
    place.current?.append(badge.current.host);
  }, [label, sentence, theme]);
  return <span ref={place} class={`sample sample-${theme}`} inert aria-hidden="true" />;
}
