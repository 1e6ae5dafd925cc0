import { oneLine } from '../../../platform/bidi.ts';
import { t } from '../../../platform/i18n.ts';
import { httpsUrl } from './element.ts';

/** What a report is about. */
export interface Reported {
  readonly entry: string;
  readonly list: { readonly id: string; readonly version: string; readonly contact?: string };
}

/** A report ready to be sent by the reader: Fieldmark itself sends nothing. */
export interface Report {
  /** Where it goes, for the eye: an e-mail address or a host. */
  readonly to: string;
  /** `mailto:` with subject and text, or the publisher's https page. */
  readonly href: string;
  readonly kind: 'mail' | 'page';
  /** The text of the mail; for a page, what to copy into it. */
  readonly text: string;
}

const MAIL = /^(?:mailto:)?([^\s@<>"'?&#,;:%]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;

/** The report about an entry, or null when the publisher gives no contact that can be used. */
export function makeReport({ entry, list }: Reported): Report | null {
  const contact = list.contact?.trim() ?? '';
  const facts = [oneLine(entry), oneLine(list.id), oneLine(list.version)] as const;
  const text = t('reportText', ...facts);
  const mail = MAIL.exec(contact)?.[1];
  if (mail !== undefined) {
    const subject = encodeURIComponent(t('reportSubject', facts[0]));
    const href = `mailto:${mail}?subject=${subject}&body=${encodeURIComponent(text)}`;
    return { to: mail, href, kind: 'mail', text };
  }
  const page = httpsUrl(contact);
  return page === null ? null : { to: page.host, href: page.href, kind: 'page', text };
}
