import type { Evidence } from '../../../messages/contract.ts';
import { directionOf, plainText } from '../../../platform/bidi.ts';
import { nameInSentence, t, textDirection, uiLocale } from '../../../platform/i18n.ts';
import type { Badge } from '../badge.ts';
import { addStyles } from '../shared-sheet.ts';
import type { ActionBar, PopoverActions } from './action-bar.ts';
import { fold, makeActions } from './action-bar.ts';
import { element } from './element.ts';
import { evidenceSections } from './evidence-sections.ts';
import { placeBeside } from './place-beside.ts';
import { POPOVER_CSS } from './popover-css.ts';
import type { ShownClaim } from './shown-claim.ts';
import { claimOf } from './shown-claim.ts';

/**
 * Shows the evidence for a badge in the badge's own shadow root, as a native popover with the focus in it. It goes with
 * Escape, its own button, a click elsewhere, or when the focus leaves it; the focus returns to the badge unless the
 * reader has put it somewhere else. What lists and posts say becomes text, never HTML.
 */
export function openPopover(badge: Badge, evidence: Evidence, actions: PopoverActions): void {
  if (!badge.host.isConnected) return;
  badge.popover?.remove();
  const claim = claimOf(badge.label, evidence);
  const bar = claim === null ? null : makeActions(claim, actions);
  const popover = element('div', {
    popover: 'auto',
    role: 'dialog',
    tabindex: '-1',
    'aria-labelledby': 'claim',
    lang: uiLocale(),
    dir: textDirection(),
  });
  popover.dataset.theme = badge.theme;
  popover.append(closeButton(popover), ...(claim === null ? goneParts() : claimParts(claim, evidence)));
  if (bar !== null) popover.append(bar.bar);
  addStyles(badge.root, POPOVER_CSS);
  badge.root.append(popover);
  badge.popover = popover;
  followFocus(badge, popover, bar);
  popover.showPopover();
  placeBeside(badge.button, popover);
  popover.focus({ preventScroll: true });
  // From now on the badge itself closes it, natively; not within the press that opened it, which would close it at once.
  setTimeout(() => {
    if (badge.popover === popover) badge.button.popoverTargetElement = popover;
  });
}

function claimParts(claim: ShownClaim, evidence: Evidence): HTMLElement[] {
  const { label, caveat, notes, basis, further } = claim;
  const more = further.map((one) => element('div', { class: 'further' }, ...evidenceSections(one, evidence)));
  return [
    element('p', { class: 'kicker' }, t('popoverKicker', kickerOf(label.grade))),
    claimHeading(label.sentence),
    element('p', { class: 'caveat' }, caveat),
    ...notes.map((note) => element('p', { class: 'note', dir: 'auto' }, note)),
    ...profileParts(label.grade, evidence),
    ...evidenceSections(basis, evidence),
    ...(more.length === 0 ? [] : [fold(t('actionAllEvidence', more.length), ...more)]),
  ];
}

/** The badge's sentence: drawn as on the badge, so that it never stands as text that a page could search. */
function claimHeading(sentence: string): HTMLElement {
  const words = { 'data-words': sentence, 'aria-label': sentence };
  // `dir=auto` looks at text, and there is none.
  return element('h3', { id: 'claim', dir: directionOf(sentence), ...words });
}

/** What the author's own profile says: shown, and no part of the claim. The reposter's badge is about somebody else. */
function profileParts(grade: string, { profile }: Evidence): HTMLElement[] {
  if (profile == null || grade === 'R') return [];
  return [
    element(
      'div',
      { class: 'note' },
      element('p', { dir: 'auto' }, t('noteProfile', nameInSentence(profile.payer))),
      element('blockquote', { dir: 'auto' }, plainText(profile.description).trim()),
    ),
  ];
}

function kickerOf(grade: string): string {
  if (grade === 'B' || grade === 'B~') return t('kickerMessage');
  return t(grade === 'V' ? 'kickerAffiliation' : 'kickerPaid');
}

function goneParts(): HTMLElement[] {
  return [element('h3', { id: 'claim' }, t('evidenceGone')), element('p', {}, t('evidenceGoneHint'))];
}

function closeButton(popover: HTMLElement): HTMLElement {
  const close = element('button', { class: 'close', type: 'button', 'aria-label': t('actionClose') });
  close.popoverTargetElement = popover;
  close.popoverTargetAction = 'hide';
  return close;
}

function followFocus(badge: Badge, popover: HTMLElement, bar: ActionBar | null): void {
  const shown = new AbortController();
  let closing = false;
  popover.addEventListener('beforetoggle', (event) => {
    closing = event.newState === 'closed';
    // Chromium drops the focus to body when a popover in a shadow root closes.
    if (closing && popover.contains(badge.root.activeElement)) badge.button.focus({ preventScroll: true });
  });
  popover.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    shown.abort();
    popover.remove();
    if (badge.popover === popover) {
      badge.popover = null;
      badge.button.popoverTargetElement = null;
    }
    bar?.commit();
  });
  const onFocusOut = (event: Event): void => {
    const next = event instanceof FocusEvent ? event.relatedTarget : null;
    // The badge and its evidence belong together: a press on the badge closes natively.
    if (closing || (next instanceof Node && badge.root.contains(next))) return;
    // Another window or tab took the focus: the reader comes back. Nothing took it: a press on plain text.
    if (next === null && (!popover.ownerDocument.hasFocus() || badge.root.activeElement !== null)) return;
    if (popover.matches(':popover-open')) popover.hidePopover();
  };
  badge.root.addEventListener('focusout', onFocusOut, { signal: shown.signal });
}
