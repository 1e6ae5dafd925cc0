// Put before our reader: every post leaves in a message of its own, as a script without batches would send it, and the
// answers are joined again.
const door = globalThis[Symbol.for('fieldmark.door')];
const { ask } = door;
door.ask = async (kind, request) => {
  if (kind !== 'judge') return ask(kind, request);
  const replies = await Promise.all(
    request.posts.map((post) =>
      chrome.runtime.sendMessage({ fieldmark: 'judge', request: { ...request, posts: [post] } }),
    ),
  );
  if (replies.some((reply) => reply?.ok !== true)) throw new Error('no answer');
  return {
    epoch: replies[0].value.epoch,
    answers: replies.map(({ value }) => value.answers[0]),
    which: replies.map((_, at) => at),
    micros: replies.map(({ value }) => value.micros[0]),
  };
};
