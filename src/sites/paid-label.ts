import { withoutMarks } from './image-text.ts';

/**
 * The word that Facebook and Instagram put on an ad, in the languages of the filter lists (uBO, CMF, 2023–2026). It is
 * never the only hook: links and address lengths stand beside it in each adapter.
 */
const AD_WORDS = new Set(
  (
    'sponsored|ad|gesponsert|anzeige|publicidad|patrocinado|sponsorisé|commandité|sponsorizzato|gesponsord|sponsrad|' +
    'sponset|sponseret|реклама|спонсируемый|sponsorowane|sponsorlu|赞助内容|贊助|广告|広告|được tài trợ|bersponsor|' +
    'ได้รับการสนับสนุน|مُموَّل|إعلان ممول|ממומן|χορηγούμενη|sponzorováno|sponsorované|hirdetés|sponsorizat|प्रायोजित|' +
    'reklama|reklam|sponsoroitu|mainos|annonce|annons|anuncio|anúncio|pubblicità|advertentie|광고|iklan'
  ).split('|'),
);
/** Letters of the words that Facebook shuffles or interleaves: the order is no evidence, the letters are. */
const SHUFFLED = [...AD_WORDS].filter((word) => word.length >= 7);
const sortedLetters = (word: string): string => [...word].sort().join('');
const SHUFFLED_SORTED = new Set(SHUFFLED.map(sortedLetters));

/** The site's own words on who paid, at the beginning of a line. */
const PAID_BY =
  /^(?:paid for by|paid partnership|pagado por|publicidad pagada por|colaboración pagada|alianza pagada|payé par|financé par|partenariat rémunéré|finanziert (?:durch|von)|bezahlte (?:werbe)?partnerschaft|pago por|parceria paga|partnership (?:pubblicizzata|retribuita)|betaald partnerschap|betald(?:t)? partnerska[bp]|оплачено|платное партнерство|タイアップ投稿)/i;

/** The dots between the parts of a header's second line. */
const DOT = /[·⋅•]/;

/** A short text as a label shows it: marks and case gone, white space folded. */
export function labelWord(text: string | null): string {
  return withoutMarks(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** True when the whole label, or its part before the first dot, is the site's word for an ad. */
export function isAdWord(text: string | null): boolean {
  return AD_WORDS.has((labelWord(text).split(DOT)[0] ?? '').trim());
}

/** True when the visible letters of a label, in any order, are the word for an ad (Facebook, 2023–2026). */
export function isShuffledAdWord(letters: string): boolean {
  const word = labelWord(letters).replaceAll(' ', '');
  return word.length >= 7 && word.length <= 24 && SHUFFLED_SORTED.has(sortedLetters(word));
}

/** True when the word for an ad stands in the letters with decoys between ("SpSonSsoSredS", Facebook 2018). */
export function isInterleavedAdWord(letters: string): boolean {
  const text = labelWord(letters).replaceAll(' ', '');
  return SHUFFLED.some(
    (word) => text.length > word.length && text.length <= word.length * 2 && holds(text, word),
  );
}

/** The site's own sentence on who paid, when one of the parts between the dots of a line is it ("Paid for by …"). */
export function paidSentence(text: string | null): string | null {
  const parts = withoutMarks(text ?? '')
    .replace(/\s+/g, ' ')
    .split(DOT);
  const found = parts.map((part) => part.trim()).find((part) => PAID_BY.test(part));
  return found === undefined || found.length > 200 ? null : found;
}

/** Every letter of `word` in order, and only letters of `word` between them: the decoys repeat its own letters. */
function holds(text: string, word: string): boolean {
  let at = 0;
  for (const letter of text) {
    if (letter === word[at]) at += 1;
    else if (!word.includes(letter)) return false;
  }
  return at === word.length;
}
