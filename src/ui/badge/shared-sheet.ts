const sheets = new Map<string, CSSStyleSheet>();
/** A root has taken a shared sheet: to look again costs as much as to set it. */
let isShared = false;

/**
 * Gives a shadow root its first sheet, or another in its place; what `addStyles` added stays. One sheet serves every root
 * with these styles; where the browser does not let a content script share one (Firefox hides `adoptedStyleSheets` behind
 * its Xray view), the root gets a `<style>` of its own.
 */
export function setStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = sharedSheet(css);
    // An empty root has no sheet yet; to ask for its list costs as much as to set it.
    root.adoptedStyleSheets =
      root.firstChild === null ? [sheet] : [sheet, ...root.adoptedStyleSheets.slice(1)];
    isShared ||= root.adoptedStyleSheets.length > 0;
    if (isShared) return;
  } catch {
    // Refused: the next lines do it the other way.
  }
  const style = root.querySelector('style') ?? root.ownerDocument.createElement('style');
  style.textContent = css;
  if (style.parentNode === null) root.prepend(style);
}

/** Adds further styles to a shadow root that has its first, once. */
export function addStyles(root: ShadowRoot, css: string): void {
  const own = [...root.querySelectorAll('style')];
  if (own.length === 0) {
    const sheet = sharedSheet(css);
    if (!root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return;
  }
  if (own.some((style) => style.textContent === css)) return;
  const style = root.ownerDocument.createElement('style');
  style.textContent = css;
  own.at(-1)?.after(style);
}

function sharedSheet(css: string): CSSStyleSheet {
  let sheet = sheets.get(css);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  return sheet;
}
