import { formatDay, nameInSentence, t, tOne } from '../../platform/i18n.ts';
import type { PopupApi } from './popup-api.ts';
import type { PopupNotice, PopupState } from './popup-state.ts';

interface StateMessageProps {
  readonly state: PopupState;
  readonly notices: readonly PopupNotice[];
  readonly tab: number | null;
  readonly api: PopupApi;
  readonly onDone: () => void;
}

/** Says in a sentence why there is nothing to see, and what to do about it. */
export function StateMessage({ state, notices, tab, api, onDone }: StateMessageProps) {
  const isWarning = state.kind === 'broken' || state.kind === 'permission' || state.kind === 'reload';
  return (
    <>
      {state.kind === 'ready' ? null : (
        <div class={isWarning ? 'banner warn' : 'banner'} role="status" data-state={state.kind}>
          <p>{'site' in state ? sentence(state.kind, state.site) : tOne('state', state.kind)}</p>
          {state.kind === 'reload' && tab !== null ? (
            <button type="button" onClick={() => void api.reload(tab).then(api.close)}>
              {t('actionReloadTab')}
            </button>
          ) : null}
          {state.kind === 'permission' ? (
            <button type="button" onClick={() => void api.allow(state.site).then(onDone)}>
              {t('actionAllow')}
            </button>
          ) : null}
        </div>
      )}
      {notices.map((notice) => (
        <p
          key={'list' in notice ? `${notice.kind} ${notice.list}` : notice.kind}
          class={notice.kind === 'offline' ? 'banner' : 'banner warn'}
          data-notice={notice.kind}
        >
          {noticeWords(notice)}
        </p>
      ))}
    </>
  );
}

function sentence(kind: PopupState['kind'], site: string): string {
  return t(`state_${kind}`, tOne('site', site));
}

function noticeWords(notice: PopupNotice): string {
  if (!('list' in notice)) return tOne('notice', notice.kind);
  const { kind, list, checked } = notice;
  const day = checked === null ? t('dateUnknown') : formatDay(checked);
  return t(`notice_${kind.replace('-', '_')}`, nameInSentence(list), day);
}
