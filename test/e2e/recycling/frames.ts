import type { RowTools } from './rows.ts';

/** What the reader in the extension's world recorded. */
export interface FrameRecord {
  frames: number;
  /** Right badges seen, one a frame and row. */
  right: number;
  /** Rows that should have a badge and had none yet in that frame. */
  waiting: number;
  /** Frames with a badge that belongs to somebody else than the row's author. */
  wrong: string[];
  /** Frames with a badge of the right person for a text that is no longer there. */
  stale: string[];
}

/**
 * Reads every badge before each paint, in the extension's isolated world. Self-contained: it shares nothing with our
 * program. A row whose header names two people at once may show what would be right for both, or whose message its text
 * is (right["\\n" + text]), which says nothing about a person.
 */
export function recordFrames(tools: RowTools, right: Record<string, string | null>): void {
  const scope = globalThis as unknown as {
    record: FrameRecord;
    chrome: { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  };
  const record: FrameRecord = { frames: 0, right: 0, waiting: 0, wrong: [], stale: [] };
  scope.record = record;
  const nameOf = (host: Element): string | null =>
    scope.chrome.dom.openOrClosedShadowRoot(host)?.querySelector('button')?.getAttribute('aria-label') ??
    null;
  const complain = (list: string[], what: string) => {
    if (list.length < 20) list.push(`frame ${record.frames}: ${what}`);
  };
  const look = () => {
    record.frames += 1;
    const names = new Map<Element, string[]>();
    const rows = new Set<Element>(tools.rows());
    for (const span of document.querySelectorAll('span:empty')) {
      if (span.attributes.length > 0) continue;
      const name = nameOf(span);
      if (name === null) continue;
      let row: Element | null = span;
      while (row !== null && !rows.has(row)) row = row.parentElement;
      if (row === null) complain(record.wrong, `a badge outside every post: ${name}`);
      else names.set(row, [...(names.get(row) ?? []), name]);
    }
    for (const row of rows) {
      const named = tools.named(row);
      const text = tools.text(row);
      const wanted = named.map((at) => right[`${at}\n${text}`]);
      if (named.length === 0 || wanted.includes(undefined))
        complain(record.wrong, `unknown row: ${named.join(' and ')}: ${text}`);
      const shown = names.get(row) ?? [];
      if (shown.length > 1) complain(record.wrong, `${named.join(' and ')} has ${shown.length} badges`);
      for (const name of shown) {
        const sentence = /^[^:]+: (.*), label added by Fieldmark$/.exec(name)?.[1] ?? name;
        const ofText = named.length > 1 && right[`\n${text}`] === sentence;
        if (ofText || wanted.every((one) => one === sentence)) {
          record.right += 1;
          continue;
        }
        // Another of this author's own sentences: the person is right, the text has changed.
        const own = named.every((at) =>
          Object.entries(right).some(([key, one]) => key.startsWith(`${at}\n`) && one === sentence),
        );
        complain(
          own ? record.stale : record.wrong,
          `${named.join(' and ')} shows "${sentence}" instead of "${wanted.join('" and "')}", text: ${text.slice(0, 30)}`,
        );
      }
      if (shown.length === 0 && named.length === 1 && typeof wanted[0] === 'string') record.waiting += 1;
    }
  };
  // A size observer reports after every callback of the frame and right before it is painted: what it sees is shown.
  const pulse = document.createElement('i');
  pulse.style.cssText = 'position:fixed;inset:0 auto auto 0;width:1px;height:1px;visibility:hidden';
  document.documentElement.append(pulse);
  new ResizeObserver(look).observe(pulse);
  const beat = () => {
    pulse.style.width = pulse.style.width === '1px' ? '2px' : '1px';
    requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
}
