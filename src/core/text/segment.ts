let segmenter: Intl.Segmenter | null = null;

/** True for a folded unit of a script that writes no spaces: Thai, Lao, Myanmar, Khmer, kana, Han (and its surrogates). */
export function isUnspaced(unit: number): boolean {
  if (unit < 0xe00) return false;
  return (
    unit <= 0xeff ||
    (unit >= 0x1000 && unit <= 0x109f) ||
    (unit >= 0x1780 && unit <= 0x17ff) ||
    (unit >= 0x3040 && unit <= 0x30ff) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xd840 && unit <= 0xdfff) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  );
}

/**
 * Lengths, in units, of the words of a run without spaces (UAX #29 and the engine's dictionaries, Intl.Segmenter). Works on
 * short pieces, so that a hostile text cannot make it slow.
 */
export function segmentRun(run: string): number[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const lengths: number[] = [];
  for (let start = 0; start < run.length; start += PIECE) {
    for (const { segment } of segmenter.segment(run.slice(start, start + PIECE)))
      lengths.push(segment.length);
  }
  return lengths;
}

const PIECE = 512;
