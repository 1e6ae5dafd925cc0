import type {
  AccountEntry,
  ListMeta,
  PayerEntry,
  SourceEntry,
  TemplateEntry,
} from '../../src/core/list/entries.ts';
import type { Judgement, PersonEvidence, TextEvidence, Verdict } from '../../src/core/verdict.ts';
import type { Evidence } from '../../src/messages/contract.ts';

/** An invented list. */
export const LIST: ListMeta = {
  id: 'demo',
  name: 'Demo list',
  publisher: 'Demo Watch',
  contact: 'corrections@demo.example.org',
  version: '2026.11.20',
  updated: '2026-11-20',
  origin: 'folder',
};

/** An invented payer. */
export const PAYER: PayerEntry = {
  type: 'payer',
  id: 'mayor',
  name: 'Example for Mayor',
  kind: 'candidate committee',
  jurisdiction: 'US-CA',
  registry: {},
};

/** An invented source. */
export const SOURCE: SourceEntry = {
  type: 'source',
  id: 'filing',
  kind: 'filing',
  title: 'Form 460 (invented)',
  publisher: 'Demo Secretary of State',
  date: '2026-10-10',
  url: 'https://filings.example.org/460',
  archive_url: 'https://archive.example.org/460',
  locator: 'Schedule E',
};

/** An invented account. */
export const ACCOUNT: AccountEntry = {
  type: 'account',
  id: 'mira/x/mira_demo',
  platform: 'x',
  handle: 'mira_demo',
  person: 'mira',
  name: 'Mira Solheim-Demo',
  role: 'digital organizer',
  relation: 'paid_staff',
  payer: 'mayor',
  sources: ['filing'],
  valid_from: '2026-05-08',
  valid_to: '2027-01-03',
  recheck_by: '2027-01-20',
  status: 'active',
};

/** An invented message. */
export const TEMPLATE: TemplateEntry = {
  type: 'template',
  id: 'clinics',
  payer: 'mayor',
  text: 'Example kept every rural clinic open when others wanted to close them.',
  lang: 'en',
  first_distributed: '2026-09-25',
  last_distributed: '2026-12-14',
  match: 'near',
  sources: ['filing'],
};

/** A listed person, as evidence. */
export function personEvidence(change: Partial<PersonEvidence> = {}): PersonEvidence {
  return { list: LIST, account: ACCOUNT, payer: PAYER, sources: [SOURCE], standing: 'staff', ...change };
}

/** A known message, as evidence. */
export function textEvidence(change: Partial<TextEvidence> = {}): TextEvidence {
  return {
    list: LIST,
    template: TEMPLATE,
    payer: PAYER,
    sources: [SOURCE],
    form: 'whole',
    where: 'text',
    coverage: 1,
    own: 0,
    quotation: false,
    spans: [[0, TEMPLATE.text.length]],
    ...change,
  };
}

/** A judgement with this verdict; everything else is empty. */
export function judged(verdict: Partial<Verdict> & Pick<Verdict, 'grade'>): Judgement {
  return {
    verdict: {
      payer: PAYER.name,
      person: null,
      text: null,
      disclosure: null,
      otherPersons: [],
      otherTexts: [],
      ...verdict,
    },
    reason: null,
    notes: [],
    reposter: null,
  };
}

/** What the background would say about a post with this judgement. */
export function evidenceOf(judgement: Judgement, change: Partial<Evidence> = {}): Evidence {
  return {
    judgement,
    label: null,
    reposterLabel: null,
    postText: TEMPLATE.text,
    imageTexts: [],
    postedAt: '2026-11-23T10:00:00Z',
    author: { handle: 'mira_demo' },
    site: 'x',
    view: 'home',
    ...change,
  };
}
