import type { SiteId } from './site-id.ts';

/** A regular expression as it travels to a page: its source and its flags. */
export type Pattern = readonly [source: string, flags: string];

/** The words of one site, as patterns by name. A page gets them with its settings: it loads none (docs/adr/0014). */
export type SiteWords = Readonly<Record<string, Pattern>>;

/** The dots between the parts of a header's second line. */
const DOT = '·⋅•';

/**
 * The word that Facebook and Instagram put on an ad, in the languages of the filter lists (uBO, CMF, 2023–2026). It is
 * never the only hook: links and address lengths stand beside it in each adapter.
 */
const AD_WORDS = (
  'sponsored|ad|gesponsert|anzeige|publicidad|patrocinado|sponsorisé|commandité|sponsorizzato|gesponsord|sponsrad|' +
  'sponset|sponseret|реклама|спонсируемый|sponsorowane|sponsorlu|赞助内容|贊助|广告|広告|được tài trợ|bersponsor|' +
  'ได้รับการสนับสนุน|مُموَّل|إعلان ممول|ממומן|χορηγούμενη|sponzorováno|sponsorované|hirdetés|sponsorizat|प्रायोजित|' +
  'reklama|reklam|sponsoroitu|mainos|annonce|annons|anuncio|anúncio|pubblicità|advertentie|광고|iklan'
).split('|');

/** The site's own words on who paid, at the beginning of a line or behind a dot. */
const PAID_BY =
  'paid for by|paid partnership|pagado por|publicidad pagada por|colaboración pagada|alianza pagada|payé par|' +
  'financé par|partenariat rémunéré|finanziert (?:durch|von)|bezahlte (?:werbe)?partnerschaft|pago por|parceria paga|' +
  'partnership (?:pubblicizzata|retribuita)|betaald partnerschap|betald(?:t)? partnerska[bp]|оплачено|' +
  'платное партнерство|タイアップ投稿';

/** What every such sentence has in one of its words: the cheap question before the search. */
const MAYBE_PAID =
  'paid|pagad|pago|paga|pay|financ|finanz|bezahl|retribu|pubblic|betal|betaald|rémun|оплач|платн|タイアップ';

/**
 * The sites' own image recognition (Facebook and Instagram, 2021–2026), language by language: what stands before the
 * words that were read from the picture. "May be an image of 1 person and text that says '…'", Instagram prefixes "Photo
 * by NAME on June 26, 2021. ". The captures have the English one 17 times, with U+200E inside.
 */
const BEFORE_QUOTE = [
  '\\b(?:May be|Image may contain)\\b[^]*?\\btext\\b[^]*?\\bsays\\b',
  '\\b(?:Puede ser|La imagen puede contener)\\b[^]*?\\btexto que dice\\b',
];
/** The same in Japanese and Chinese, which quote in the middle of the phrase: it may stand on either side. */
const AROUND_QUOTE = '画像に含まれている可能性|(?:画像|写真)のようです|可能包含|可能是';
const OPENING = '\'"‘’“”„«「『';
const CLOSING = '\'"‘’“”»」』';

/** Words that Facebook shuffles or interleaves: the shorter ones would be found in too much. Their letters come without spaces. */
const HIDDEN_WORDS = AD_WORDS.filter((word) => word.length >= 7 && !word.includes(' '));

/** The letters of a word in the order in which `shuffled` finds them. */
const sortedLetters = (word: string): string => [...word].sort().join('');

/**
 * A word with decoys between its letters, which repeat letters of its own, and at most as many of them. Before each letter
 * stand all others only: there is one way to match, and no time to lose in trying.
 */
function interleaved(word: string): string {
  const letters = [...new Set(word)];
  const steps = [...word].map(
    (letter) => `[${letters.filter((other) => other !== letter).join('')}]*${letter}`,
  );
  return `(?=.{${word.length + 1},${word.length * 2}}$)${steps.join('')}[${letters.join('')}]*`;
}

/**
 * What the first phrase that has words in quotes quotes: from the first opening quote behind it to the last closing one.
 * What a phrase has found is not given back (a lookahead and its group): a hostile picture costs no more than the phrases.
 */
function quoted(): string {
  const before = BEFORE_QUOTE.map((phrase, at) => `(?=([^]*?${phrase}))\\${at + 1}`);
  const phrase = [...before, `(?=[^]*?(?:${AROUND_QUOTE}))`].join('|');
  return `^(?:${phrase})[^${OPENING}]*[${OPENING}]\\s*(?<words>\\S(?:[^]*\\S)?)\\s*[${CLOSING}]`;
}

const whole = (words: readonly string[]): string => `^(?:${words.join('|')})`;

/** What both sites have. */
const SHARED = {
  /** A label in lower case that is the word for an ad, or its part before the first dot is. */
  ad: [`${whole(AD_WORDS)} ?(?:[${DOT}]|$)`, ''],
  /** Who paid, in its only group: what begins with the site's words on it, until the next dot. */
  paid: [`(?:^|[${DOT}]) ?((?:${PAID_BY})[^${DOT}]*)`, 'i'],
  /** What the site says a picture says, in the group `words`; of an `alt` without invisible marks. */
  picture: [quoted(), ''],
} satisfies SiteWords;

const FACEBOOK = {
  ...SHARED,
  /** Sorted letters of a label in lower case without spaces: the order is no evidence, the letters are (2023–2026). */
  shuffled: [`${whole(HIDDEN_WORDS.map(sortedLetters))}$`, ''],
  /** A label in lower case without spaces: the word with decoys between ("SpSonSsoSredS", 2018). */
  interleaved: [`${whole(HIDDEN_WORDS.map(interleaved))}$`, ''],
  /** False for a text without any word of `paid`. */
  maybePaid: [MAYBE_PAID, 'i'],
} satisfies SiteWords;

/** The names of Instagram's patterns. */
export type InstagramWord = keyof typeof SHARED;

/** The names of Facebook's patterns. */
export type FacebookWord = keyof typeof FACEBOOK;

/** By site; one that is not here is read without words of its own. */
export const SITE_WORDS: Readonly<Partial<Record<SiteId, SiteWords>>> = {
  facebook: FACEBOOK,
  instagram: SHARED,
};
