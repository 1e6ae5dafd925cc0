import type { TextEvidence } from '../../../core/verdict.ts';
import type { Evidence } from '../../../messages/contract.ts';
import { plainText } from '../../../platform/bidi.ts';
import { formatShare, t } from '../../../platform/i18n.ts';
import { compareTexts } from './compare-texts.ts';
import { element } from './element.ts';

/** The message held against the post: what differs is marked, named, and explained below. */
export function comparison(text: TextEvidence, evidence: Evidence): HTMLElement {
  const post = text.where === 'text' ? evidence.postText : imageTextOf(text, evidence.imageTexts);
  const { pieces, identical } = compareTexts(text.template.text, post, text.spans);
  const drawn = pieces.map(({ kind, text: words }) => {
    const shown = plainText(words);
    if (kind === 'same') return element('span', {}, shown);
    if (kind === 'own') return element('span', { class: 'own' }, shown);
    const [tag, hidden] =
      kind === 'added' ? (['ins', 'wordAdded'] as const) : (['del', 'wordRemoved'] as const);
    return element(tag, {}, element('span', { class: 'hidden' }, ` ${t(hidden)}: `), shown);
  });
  return element(
    'div',
    {},
    element('div', { class: 'compare', dir: 'auto', lang: text.template.lang }, ...drawn),
    element(
      'p',
      { class: 'small' },
      identical ? t('compareIdentical') : legend(pieces.map(({ kind }) => kind)),
    ),
    text.own > 0 ? element('p', { class: 'small' }, t('compareOwn', formatShare(text.own))) : null,
  );
}

/** Only the signs that occur are explained. */
function legend(kinds: readonly string[]): string {
  const words = [
    kinds.includes('removed') ? t('legendRemoved') : '',
    kinds.includes('added') ? t('legendAdded') : '',
    kinds.includes('own') ? t('legendOwn') : '',
  ];
  return words.filter((word) => word !== '').join(' · ');
}

/** The picture's text that the message was found in: the first one long enough to hold it. */
function imageTextOf(text: TextEvidence, imageTexts: readonly string[]): string {
  const end = Math.max(0, ...text.spans.map(([, to]) => to));
  return imageTexts.find((one) => one.length >= end) ?? imageTexts[0] ?? '';
}
