// The bench's page asks, its extension's worker answers: a message as our own content scripts send it.
addEventListener('bench-ask', ({ detail }) => {
  const { extension, command } = JSON.parse(detail);
  if (extension !== chrome.runtime.getManifest().name) return;
  chrome.runtime.sendMessage(command, (answer) => {
    const text = JSON.stringify(answer ?? { error: chrome.runtime.lastError?.message ?? 'no answer' });
    dispatchEvent(new CustomEvent('bench-answer', { detail: text }));
  });
});
