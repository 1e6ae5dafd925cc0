import { DOMMonitor } from '@ghostery/adblocker-content';

// The peer as a content script of its own. It collects and hands over; what its caller would do with the features (a
// message to the background) is left out, in the peer's favour.
const monitor = new DOMMonitor(() => {});
monitor.queryAll(window);
monitor.start(window);
