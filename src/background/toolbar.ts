import { plural, t } from '../platform/i18n.ts';
import type { ToolbarState } from '../platform/toolbar.ts';

/** What the toolbar button says: "!" when reading is broken, else the number of labelled posts; nothing for none. */
export function toolbarState(labelled: number, broken: boolean, showCount: boolean): ToolbarState {
  if (broken) return { text: '!', title: t('toolbarBroken'), alarm: true };
  if (labelled === 0) return { text: '', title: t('toolbarNone'), alarm: false };
  const text = labelled > 999 ? '999+' : String(labelled);
  return { text: showCount ? text : '', title: plural('toolbarCount', labelled), alarm: false };
}
