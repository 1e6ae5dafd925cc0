import { browser } from './browser.ts';

/** What the toolbar button of one tab says. */
export interface ToolbarState {
  readonly text: string;
  readonly title: string;
  readonly alarm: boolean;
}

/** Shows the state on the toolbar button of one tab; a tab that has gone is no error. */
export async function showOnToolbar(tabId: number, state: ToolbarState): Promise<void> {
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text: state.text }),
      browser.action.setTitle({ tabId, title: state.title }),
      browser.action.setBadgeBackgroundColor({ tabId, color: state.alarm ? '#5b3a00' : '#24405f' }),
    ]);
  } catch {
    // The tab was closed between its message and this call.
  }
}
