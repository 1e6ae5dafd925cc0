// The do-nothing extension: it only passes a ping on to its worker when the page asks for one.
addEventListener('bench-ping', async () => {
  await chrome.runtime.sendMessage('ping');
  dispatchEvent(new Event('bench-pong'));
});
