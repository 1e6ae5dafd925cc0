import { readWords } from './words.ts';

/** The normalised form of a text: its words, folded, with single spaces between. Equal forms are the same message. */
export function normalizeText(text: string): string {
  const words = readWords(text);
  const parts: string[] = [];
  for (let i = 0; i < words.count; i++) parts.push(words.word(i));
  return parts.join(' ');
}
