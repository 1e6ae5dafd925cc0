/** An address taken apart; null for what is none. (URL.parse came with Node 22.) */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
