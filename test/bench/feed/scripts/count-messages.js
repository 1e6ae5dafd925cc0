// Evaluated in our content script's own world: notes every question that leaves, as it stands on the wire. Frames have one
// timeline time each.
const bytes = (value) => new TextEncoder().encode(value).length;
const door = globalThis[Symbol.for('fieldmark.door')];
const { ask } = door;
globalThis.benchMessages = [];
door.ask = (kind, request) => {
  globalThis.benchMessages.push({
    kind,
    frame: document.timeline.currentTime,
    bytes: bytes(JSON.stringify([0, { fieldmark: kind, request }])),
    posts: (request.posts ?? []).map((post) => ({
      id: post[0],
      bytes: bytes(JSON.stringify(post)),
      text: bytes(post[7]) + post[8].reduce((sum, text) => sum + bytes(text), 0),
    })),
  });
  return ask(kind, request);
};
