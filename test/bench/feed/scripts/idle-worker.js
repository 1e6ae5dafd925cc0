// An empty worker: what waking one costs at least.
chrome.runtime.onMessage.addListener((_message, _sender, answer) => answer('pong'));
