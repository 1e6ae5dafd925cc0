/** The Chromium that can load our build: $FIELDMARK_BROWSER, the system's, Playwright's cache; null when there is none. */
export function findChromium(): string | null;
/** The Firefox of the system ($FIELDMARK_FIREFOX first), or null. */
export function findFirefox(): string | null;
