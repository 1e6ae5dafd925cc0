import { readText } from '../dom-text.ts';
import type { PageContext } from '../site.ts';
import { handleIn } from './links.ts';

const MAX_DESCRIPTION = 1000;

/** The words of a profile's own header (`main header`, 2019–2026), without its buttons; null when the page is no profile. */
export function readProfile(
  root: Element,
  page: PageContext,
): { readonly handle: string; readonly description: string } | null {
  if (page.view !== 'profile') return null;
  const handle = handleIn(`/${page.url.pathname.split('/')[1] ?? ''}/`);
  const main = root.matches('main') ? root : root.querySelector('main');
  const header = main?.querySelector('header') ?? null;
  if (handle === null || header === null || header.closest('article') !== null) return null;
  const description = readText(header, {
    keepLink: () => true,
    dropHidden: true,
    skip: (element) =>
      element.localName === 'button' ||
      element.localName === 'img' ||
      element.getAttribute('role') === 'button',
  });
  return { handle, description: description.slice(0, MAX_DESCRIPTION) };
}
