import { useEffect, useRef, useState } from 'preact/hooks';
import type { BadgeLabel } from '../../messages/badge-label.ts';
import type { Evidence, SamplePost } from '../../messages/contract.ts';
import { t } from '../../platform/i18n.ts';
import type { PopoverActions } from '../badge/popover/action-bar.ts';
import type { BadgeDesk } from './badge-desk.ts';

interface SampleFeedProps {
  readonly posts: readonly SamplePost[];
  readonly desk: BadgeDesk;
  readonly onOptions: () => void;
}

/** Invented posts with real badges: every label opens its real evidence. */
export function SampleFeed({ posts, desk, onOptions }: SampleFeedProps) {
  return (
    <div class="feed" data-testid="sample">
      {posts.map((post) => (
        <Sample key={post.handle} post={post} desk={desk} onOptions={onOptions} />
      ))}
    </div>
  );
}

interface SampleProps {
  readonly post: SamplePost;
  readonly desk: BadgeDesk;
  readonly onOptions: () => void;
}

function Sample({ post, desk, onOptions }: SampleProps) {
  const { name, handle, reposter, disclosure, quotes, evidence } = post;
  const { label, reposterLabel } = evidence;
  const place = { desk, evidence, onOptions };
  return (
    <article class="sample-post" aria-label={name}>
      {reposter === null ? null : (
        <div class="hint context">
          {t('sampleReposted', reposter.name)}
          {reposterLabel === null ? null : <BadgePlace {...place} label={reposterLabel} />}
        </div>
      )}
      <p>
        <strong>{name}</strong> <span class="small">@{handle}</span>
        {disclosure === null ? null : <span class="small"> · {disclosure}</span>}
      </p>
      {label === null ? null : <BadgePlace {...place} label={label} />}
      <p class="lines">{evidence.postText}</p>
      {quotes === null ? null : <Sample post={quotes} desk={desk} onOptions={onOptions} />}
    </article>
  );
}

interface BadgePlaceProps {
  readonly desk: BadgeDesk;
  readonly label: BadgeLabel;
  readonly evidence: Evidence;
  readonly onOptions: () => void;
}

function BadgePlace({ desk, label, evidence, onOptions }: BadgePlaceProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [isOff, setOff] = useState(false);
  useEffect(() => {
    if (place.current === null || isOff) return undefined;
    const actions: PopoverActions = {
      doNotLabel: async (on) => {
        setOff(on);
        return true;
      },
      openOptions: onOptions,
    };
    return desk.place(place.current, label, evidence, actions);
  }, [desk, label, evidence, isOff, onOptions]);
  return (
    <span class="badge-place" ref={place}>
      {isOff ? (
        <span class="row" role="status">
          <span class="hint">{t('sampleUnlabelled')}</span>
          <button type="button" onClick={() => setOff(false)}>
            {t('actionUndo')}
          </button>
        </span>
      ) : null}
    </span>
  );
}
