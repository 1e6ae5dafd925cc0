// Evaluated in our content script's own world: notes every message that leaves. Frames have one timeline time each.
const bytes = (value) => new TextEncoder().encode(value).length;
globalThis.benchMessages = [];
for (const api of new Set([globalThis.browser?.runtime, globalThis.chrome?.runtime])) {
  if (api === undefined) continue;
  const send = api.sendMessage.bind(api);
  api.sendMessage = (message, ...rest) => {
    globalThis.benchMessages.push({
      kind: message?.fieldmark ?? '',
      frame: document.timeline.currentTime,
      bytes: bytes(JSON.stringify(message)),
      posts: (message?.request?.posts ?? []).map((post) => ({
        id: post[0],
        bytes: bytes(JSON.stringify(post)),
        text: bytes(post[7]) + post[8].reduce((sum, text) => sum + bytes(text), 0),
      })),
    });
    return send(message, ...rest);
  };
}
