/** Marks that steer direction and joining, and the watermark U+034F: they stand inside words and phrases. U+200C and U+200D stay: words and emoji need them. */
const MARKS = /[\u034f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Takes out the invisible marks with which the sites poison their texts; letters, joiners and spaces stay. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}
