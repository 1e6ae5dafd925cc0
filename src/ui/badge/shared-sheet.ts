const sheets = new Map<string, CSSStyleSheet>();
/** A root has taken a shared sheet: to look again costs as much as to set it. */
let isShared = false;

/**
 * Gives a shadow root these styles. One sheet serves every badge of the page; where the browser does not let a content
 * script share one (Firefox hides `adoptedStyleSheets` behind its Xray view), the root gets a `<style>` of its own.
 */
export function setStyles(root: ShadowRoot, styles: readonly string[]): void {
  if (!isShared) for (const old of root.querySelectorAll('style')) old.remove();
  try {
    root.adoptedStyleSheets = styles.map(sharedSheet);
    isShared ||= root.adoptedStyleSheets.length === styles.length;
    if (isShared) return;
  } catch {
    // Refused: the next lines do it the other way.
  }
  const style = root.ownerDocument.createElement('style');
  style.textContent = styles.join('');
  root.prepend(style);
}

/** Adds further styles to a shadow root, once. */
export function addStyles(root: ShadowRoot, css: string): void {
  const own = root.querySelector('style');
  if (own !== null) {
    if (own.textContent.includes(css) === false) own.textContent += css;
    return;
  }
  const sheet = sharedSheet(css);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
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
