const NOTHING = /https?:\/\/\S*|(?:^|\s)RT\s+@?\w+:?|@\w+|&\w+;|\bhttps?…?$/gu;

/**
 * True when a post has no word that its template lacks, hashtags apart: a second opinion on "own words", written without any
 * code of the matcher, so that the matcher is not its own judge.
 */
export function hasOwnWords(template: string, post: string): boolean {
  const known = new Set(wordsOf(template));
  const cut = /(?:…|\.\.\.)/.test(post.slice(-40));
  const words = wordsOf(post.replace(/#\S+/gu, ' '));
  return words.some((word, i) => {
    if (known.has(word)) return false;
    if (cut && i === words.length - 1) return ![...known].some((other) => other.startsWith(word));
    return word.length < 5 || ![...known].some((other) => isNear(word, other));
  });
}

function wordsOf(text: string): string[] {
  const plain = text.replace(NOTHING, ' ').toLowerCase().replace(/['’‘]/g, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || b.length < 5) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
