import type { JudgedBatch, JudgedPost, PageRequests } from '../../src/messages/contract.ts';

const PAID = new Set(['ada', 'bo']);

/** The background's part, played by a table: "ada" and "bo" are paid, each by a payer of their own. */
export function judged(wire: PageRequests['judge']['request']['posts'][number]): JudgedPost {
  const author = wire[1] === 0 ? '' : wire[1][0];
  const sentence = `Paid by Payer of ${author}`;
  const paid = PAID.has(author);
  return {
    label: paid ? { grade: 'A', sentence, compact: sentence, name: sentence } : null,
    reposterLabel: null,
    reason: paid ? null : 'no-match',
    notes: [],
    verdict: paid ? { grade: 'A', payer: 'Payer' } : null,
  };
}

/** A whole batch, as the background answers it. */
export function judgedBatch(
  { posts }: PageRequests['judge']['request'],
  epoch = 'e1',
  judge: (wire: PageRequests['judge']['request']['posts'][number]) => JudgedPost = judged,
): JudgedBatch {
  return { epoch, answers: posts.map(judge), which: posts.map((_, at) => at), micros: posts.map(() => 1) };
}
