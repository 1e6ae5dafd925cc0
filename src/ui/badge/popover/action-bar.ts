import { plainText } from '../../../platform/bidi.ts';
import { t } from '../../../platform/i18n.ts';
import { element, outerLink } from './element.ts';
import { makeReport } from './report-mistake.ts';
import type { ShownClaim } from './shown-claim.ts';

/** What the reader can do from the popover; whoever opens it carries it out. */
export interface PopoverActions {
  /** Switches the reader's override for the post's author (for R: the reposter). Resolves to false when nothing changed. */
  doNotLabel(on: boolean): Promise<boolean>;
  /** Opens the extension's own page of lists and settings. */
  openOptions(): void;
}

/** What the reader can do, and what was decided when the popover closes. */
export interface ActionBar {
  readonly bar: HTMLElement;
  /** Carries out what the reader asked for and did not undo. */
  commit(): void;
}

/**
 * The actions of a popover. Buttons work by the `submit` event of their form, because clicks are kept from everybody by
 * the window's guard. "Don't label" is carried out on closing, so that "Undo" can stand in its place: otherwise the badge
 * would go at once, and the popover with it.
 */
export function makeActions(claim: ShownClaim, actions: PopoverActions): ActionBar {
  let unlabel = false;
  const notice = element('p', { class: 'notice', role: 'status' });
  const toggle = formButton(t('actionDoNotLabel'), (button) => {
    unlabel = !unlabel;
    button.textContent = t(unlabel ? 'actionUndo' : 'actionDoNotLabel');
    notice.textContent = unlabel ? t('noticeUnlabel') : '';
  });
  const isMessage = claim.label.grade === 'B' || claim.label.grade === 'B~';
  const bar = element(
    'div',
    { class: 'actions' },
    isMessage ? fold(t('actionIsThisYou'), element('p', { class: 'small' }, t('isThisYou'))) : null,
    fold(t('actionReport'), ...reportParts(claim)),
    element(
      'div',
      { class: 'row' },
      toggle,
      formButton(t('actionOptions'), () => actions.openOptions()),
    ),
    notice,
  );
  return {
    bar,
    commit: () => {
      if (unlabel) void actions.doNotLabel(true);
      unlabel = false;
    },
  };
}

/** A native disclosure: it opens without any listener. */
export function fold(summary: string, ...content: readonly Node[]): HTMLElement {
  return element('details', {}, element('summary', {}, summary), ...content);
}

function reportParts({ reported }: ShownClaim): HTMLElement[] {
  const report = reported === null ? null : makeReport(reported);
  if (report === null) return [element('p', { class: 'small' }, t('reportNoContact'))];
  const mail = report.kind === 'mail';
  return [
    element('p', { class: 'small' }, t(mail ? 'reportByMail' : 'reportByPage', report.to)),
    element('pre', { dir: 'auto' }, plainText(report.text)),
    mail
      ? element('a', { href: report.href }, t('reportOpenMail'))
      : outerLink(report.href, t('reportOpenPage', report.to)),
  ];
}

/** A form of one button. `method=dialog` sends nothing anywhere, even if nobody listened. */
function formButton(words: string, onPress: (button: HTMLButtonElement) => void): HTMLElement {
  const button = element('button', { class: 'plain', type: 'submit' }, words);
  const form = element('form', { method: 'dialog' }, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onPress(button);
  });
  return form;
}
