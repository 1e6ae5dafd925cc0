// Top-level domains that make "name.tld" a link without "http". Words that end sentences ("… .it") need a path behind them.
const DOMAINS = new Set(
  'com org net gov edu mil int info biz io ly gl gd tv fm app dev page news blog online site website store shop xyz club live media vote eu uk de fr nl se no dk pl cz ru ua ch at be pt br mx ar cl jp cn kr tr gr ie nz au ca co me us to in es it is'.split(
    ' ',
  ),
);
const NEEDS_PATH = new Set(
  'co me us to in es it is no de be at live media page store shop club online site vote blog news app int info'.split(
    ' ',
  ),
);
const MAX_HOST = 253;

/** End of the link that starts at `start` with a scheme or "www.", or -1. A link ends at white space or a quote mark. */
export function linkEnd(text: string, start: number): number {
  const first = text.charCodeAt(start) | 32;
  if (first === 0x68) {
    if (text.slice(start, start + 7).toLowerCase() === 'http://') return skipLink(text, start + 7);
    if (text.slice(start, start + 8).toLowerCase() === 'https://') return skipLink(text, start + 8);
  } else if (first === 0x77 && text.slice(start, start + 4).toLowerCase() === 'www.') {
    return skipLink(text, start + 4);
  }
  return -1;
}

/** A run of host characters around a dot: its range in the text, and whether it is a link. */
export interface HostRun {
  readonly start: number;
  readonly end: number;
  readonly link: boolean;
}

/** The run of host characters around the dot at `dot` ("example.org/x", "and so on.Then"). */
export function hostRun(text: string, dot: number): HostRun {
  let start = dot;
  while (start > 0 && dot - start < MAX_HOST && isHostUnit(text.charCodeAt(start - 1))) start--;
  let end = dot;
  let tld = '';
  while (text.charCodeAt(end) === 0x2e && end - dot < MAX_HOST) {
    const label = end + 1;
    let next = label;
    while (isHostUnit(text.charCodeAt(next)) && text.charCodeAt(next) !== 0x2e && next - label < 64) next++;
    if (next === label) break;
    tld = text.slice(label, next);
    end = next;
  }
  const none = { start, end, link: false };
  if (start === dot || !DOMAINS.has(tld.toLowerCase())) return none;
  const path = text.charCodeAt(end) === 0x2f;
  if (!path && (NEEDS_PATH.has(tld.toLowerCase()) || tld !== tld.toLowerCase())) return none;
  return { start, end: path ? skipLink(text, end) : end, link: true };
}

/** End of the name after an "@" at `at`, or `at` itself when no name follows. A trailing dot and a genitive "'s" count to it and beside it. */
export function mentionEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && isNameUnit(text.charCodeAt(end))) end++;
  while (end > at + 1 && text.charCodeAt(end - 1) === 0x2e) end--;
  if (end === at + 1) return at;
  const genitive = /^['’](?:s|S)(?![A-Za-z])/.exec(text.slice(end, end + 3));
  return genitive === null ? end : end + 2;
}

function skipLink(text: string, from: number): number {
  let end = from;
  while (end < text.length && !isLinkStop(text.charCodeAt(end))) end++;
  return end;
}

function isLinkStop(unit: number): boolean {
  if (unit <= 0x20 || unit === 0x22 || unit === 0x3c || unit === 0x3e || unit === 0xa0) return true;
  if (unit < 0x2000) return unit === 0xab || unit === 0xbb;
  return (
    unit <= 0x200a ||
    unit === 0x2018 ||
    unit === 0x2019 ||
    unit === 0x201c ||
    unit === 0x201d ||
    unit >= 0x3000
  );
}

function isHostUnit(unit: number): boolean {
  return isNameUnit(unit) ? unit !== 0x5f : unit === 0x2d;
}

function isNameUnit(unit: number): boolean {
  if (unit >= 0x30 && unit <= 0x39) return true;
  const lower = unit | 32;
  return (lower >= 0x61 && lower <= 0x7a && unit < 0x7b) || unit === 0x5f || unit === 0x2e;
}
