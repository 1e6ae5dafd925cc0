/**
 * The text that a computed `content` of one or more CSS strings stands for ("consume a string token", CSS Syntax 3).
 * @throws Error when it is anything else.
 */
export function readContent(content: string): string {
  if (!/^(?:"(?:[^"\\\n]|\\[\s\S])*"(?: |$))+$/u.test(content)) throw new Error(`no CSS strings: ${content}`);
  return [...content.matchAll(/"((?:[^"\\]|\\[\s\S])*)"/gu)]
    .map(([, inside]) => unescaped(inside ?? ''))
    .join('');
}

function unescaped(inside: string): string {
  return inside.replace(/\\([0-9a-f]{1,6}) ?|\\([\s\S])/giu, (_, hex: string | undefined, plain: string) =>
    hex === undefined ? plain : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

/** What the sheets of a badge's root draw before its button. */
export function drawnWords({ adoptedStyleSheets }: ShadowRoot): string {
  const rules = adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText));
  const contents = rules.flatMap((rule) => /::before \{ content: ("[\s\S]*"); \}$/u.exec(rule)?.[1] ?? []);
  if (contents.length !== 1 || contents[0] === undefined)
    throw new Error(`${contents.length} rules draw words`);
  return readContent(contents[0]);
}
