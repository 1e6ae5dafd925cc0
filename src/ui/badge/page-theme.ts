import type { Theme } from './tokens.ts';

/** Relative luminance (WCAG 2) from which a page is light, and below which it is black. X dim is .014, Facebook dark .010, Instagram dark .005. */
const LIGHT_FROM = 0.18;
const BLACK_BELOW = 0.0075;

/**
 * The theme of a page from its own background: the first opaque one of body and html. A page without any is white, or
 * dark where it declares a dark `color-scheme`.
 */
export function readPageTheme(document: Document): Theme {
  const view = document.defaultView;
  if (view === null) return 'light';
  for (const element of [document.body, document.documentElement]) {
    if (element === null) continue;
    const luminance = luminanceOf(view.getComputedStyle(element).backgroundColor);
    if (luminance !== null) return themeOf(luminance);
  }
  const scheme = view.getComputedStyle(document.documentElement).colorScheme;
  return scheme === 'dark' ? 'dim' : 'light';
}

/** The theme for a background of this relative luminance (0–1). */
export function themeOf(luminance: number): Theme {
  if (luminance >= LIGHT_FROM) return 'light';
  return luminance < BLACK_BELOW ? 'black' : 'dim';
}

/** Calls back when the page's theme changes: sites switch it by class or style of html or body. Ends with the signal. */
export function watchPageTheme(
  document: Document,
  signal: AbortSignal,
  onChange: (theme: Theme) => void,
): void {
  let shown = readPageTheme(document);
  const read = (): void => {
    const theme = readPageTheme(document);
    if (theme === shown) return;
    shown = theme;
    onChange(theme);
  };
  const observer = new MutationObserver(() => {
    watchBody();
    read();
  });
  const options: MutationObserverInit = { attributeFilter: ['class', 'style', 'data-theme', 'dark'] };
  let watched: HTMLElement | null = null;
  // At document_start there is no body yet.
  const watchBody = (): void => {
    if (document.body === watched || document.body === null) return;
    watched = document.body;
    observer.observe(watched, options);
  };
  observer.observe(document.documentElement, { ...options, childList: true });
  watchBody();
  const view = document.defaultView;
  view?.addEventListener('load', read, { signal });
  view?.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', read, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Relative luminance of a computed colour, or null when it is (nearly) transparent or has another form. */
export function luminanceOf(colour: string): number | null {
  const parts = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)(?:[,\s/]+([\d.]+%?))?\s*\)$/.exec(colour);
  if (parts === null) return null;
  const [, red, green, blue, alpha] = parts;
  if (alpha !== undefined && Number.parseFloat(alpha) < (alpha.endsWith('%') ? 50 : 0.5)) return null;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(part: string | undefined): number {
  const value = Number(part) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
