/** Styles that many roots share: one of a few looks, their own words, and the sheets of both once a root has asked for them. */
export interface SharedStyles {
  readonly look: string;
  readonly words: string;
  sheets: readonly CSSStyleSheet[] | null;
}

const sheets = new Map<string, CSSStyleSheet>();
/** A root has taken shared sheets: to look again costs as much as to set them. */
let isShared = false;

/**
 * Gives a shadow root its first sheets, or others in their place; what `addStyles` added stays. One sheet serves every root
 * with these styles; where the browser does not let a content script share one (Firefox hides `adoptedStyleSheets` behind
 * its Xray view), the root gets a `<style>` of its own.
 */
export function setStyles(root: ShadowRoot, styles: SharedStyles): void {
  try {
    styles.sheets ??= [sharedSheet(styles.look), makeSheet(styles.words)];
    // An empty root has no sheet yet; to ask for its list costs as much as to set it.
    root.adoptedStyleSheets =
      root.firstChild === null
        ? (styles.sheets as CSSStyleSheet[])
        : [...styles.sheets, ...root.adoptedStyleSheets.slice(styles.sheets.length)];
    isShared ||= root.adoptedStyleSheets.length > 0;
    if (isShared) return;
  } catch {
    // Refused: the next lines do it the other way.
  }
  const style = root.querySelector('style') ?? root.ownerDocument.createElement('style');
  style.textContent = `${styles.look}\n${styles.words}`;
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

/** One of a few sheets of ours: each is made once. */
function sharedSheet(css: string): CSSStyleSheet {
  const sheet = sheets.get(css) ?? makeSheet(css);
  sheets.set(css, sheet);
  return sheet;
}

function makeSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
