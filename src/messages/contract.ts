import type { AccountEntry, ListMeta, PayerEntry, SourceEntry } from '../core/list/entries.ts';
import type { AuthorRef, PostKind, View } from '../core/post.ts';
import type { SiteId } from '../core/site-id.ts';
import type { SiteWords } from '../core/site-words.ts';
import type { Judgement, Label, Reason } from '../core/verdict.ts';
import type { OwnWords } from '../platform/own-words.ts';
import type { BadgeLabel } from './badge-label.ts';
import type { ListStanding, SubscriptionInfo, SubscriptionRequests } from './list-contract.ts';
import type { WirePost } from './wire-post.ts';

/** What the background tells a page when it starts, and whenever a setting or a list changes. */
export interface PageSettings {
  readonly on: boolean;
  /** Changes whenever lists, overrides or label settings change: cached answers of another epoch are void. */
  readonly epoch: string;
  /** The site's own words, for a site that is read with them: no page loads them (docs/adr/0014). */
  readonly words?: SiteWords | undefined;
}

/** The answer about one post, as a page gets it: finished labels, and the plain facts for the debug panel. */
export interface JudgedPost {
  readonly label: BadgeLabel | null;
  readonly reposterLabel: BadgeLabel | null;
  readonly reason: Reason | null;
  readonly notes: readonly Reason[];
  readonly verdict: VerdictSummary | null;
}

/** What the background answers to one batch: most posts of a feed get the same answer, and each stands here once. */
export interface JudgedBatch {
  readonly epoch: string;
  readonly answers: readonly JudgedPost[];
  /** For each post of the batch, in its order: where in `answers` its own stands. */
  readonly which: readonly number[];
  /** For each post: time in the judge, µs. */
  readonly micros: readonly number[];
}

/** The part of a verdict that the debug panel and the lab's report show. */
export interface VerdictSummary {
  readonly grade: Label;
  readonly payer: string | null;
  readonly template?: string;
  readonly account?: string;
  readonly coverage?: number;
}

/** Everything the popover shows about one post. */
export interface Evidence {
  readonly judgement: Judgement;
  readonly label: BadgeLabel | null;
  readonly reposterLabel: BadgeLabel | null;
  readonly postText: string;
  readonly imageTexts: readonly string[];
  readonly postedAt: string | null;
  readonly author: AuthorRef | null;
  readonly site: SiteId;
  readonly view: View;
  /** Posts of this account with this very text in this tab, this one included; known to the tab only. */
  readonly repeats?: number;
  /** On the author's own profile page: its description, when that names a payer of a list, and the list's name for it. */
  readonly profile?: { readonly description: string; readonly payer: string } | null;
  /** How the subscribed lists among the evidence stand, by list id. */
  readonly standings?: Readonly<Record<string, ListStanding>>;
}

/** What a profile page says about its owner, as the tab read it. It is asked about and shown, never stored. */
export interface ProfileWords {
  readonly handle: string;
  readonly description: string;
}

/** One list, as the popup and the options page show it. */
export interface ListInfo {
  readonly meta: ListMeta;
  readonly on: boolean;
  readonly accounts: number;
  readonly people: number;
  readonly templates: number;
  readonly payers: number;
  /** ISO instant at which the list came into this browser; null for the built-in list. */
  readonly importedAt: string | null;
  readonly generation: number;
  /** Hex sha256 of the list's index bytes. */
  readonly hash: string;
  /** Why the list cannot be used ("index-corrupt"), or null. */
  readonly fault: string | null;
  /** Null for a list that nobody signs: a folder, or what ships with the extension. */
  readonly subscription: SubscriptionInfo | null;
}

/** One finding of an import: where, what, in a sentence a spreadsheet user understands. */
export interface ImportFinding {
  readonly code: string;
  readonly file: string;
  /** 1-based line of the file, 0 when the whole file is meant. */
  readonly line: number;
  readonly message: string;
  readonly level: 'error' | 'warning';
}

/** What an import did. On failure nothing changed: the old list stays. */
export interface ImportOutcome {
  readonly ok: boolean;
  readonly list: ListInfo | null;
  readonly findings: readonly ImportFinding[];
}

/** A file on its way to the import: bytes as base64, because messages are JSON. */
export interface ImportFile {
  readonly name: string;
  readonly base64: string;
}

/** One entry of a look-up ("Look up an account"). */
export interface LookupHit {
  readonly list: ListMeta;
  readonly account: AccountEntry;
  readonly payer: PayerEntry;
  readonly sources: readonly SourceEntry[];
}

/** The reader's settings, as the extension pages show and change them. */
export interface SettingsView {
  readonly sites: Readonly<Record<SiteId, boolean>>;
  readonly shown: Readonly<Record<Label, boolean>>;
  readonly toolbarCount: boolean;
}

/** A post of a tab, as its content script keeps it (memory only). */
export interface TabPost {
  readonly key: string;
  /** Child-index path from the document element to the post's element; "" when it has left the page. */
  readonly path: string;
  readonly author: AuthorRef | null;
  readonly permalink: string | null;
  readonly postedAt: string | null;
  readonly kind: PostKind;
  readonly reposter: AuthorRef | null;
  readonly text: string;
  readonly imageTexts: readonly string[];
  readonly truncated: boolean;
  readonly label: BadgeLabel | null;
  readonly reposterLabel: BadgeLabel | null;
  readonly verdict: VerdictSummary | null;
  readonly reason: Reason | null;
  readonly notes: readonly Reason[];
  readonly micros: number;
  /** The badge is in the page now. */
  readonly badged: boolean;
}

/** A tab's own account of itself. */
export interface TabReport {
  readonly site: SiteId;
  readonly view: View;
  readonly on: boolean;
  /** The content script has its answers from the background; false while loading or when the background does not answer. */
  readonly ready: boolean;
  /** Why badges are stopped on this page, or null. */
  readonly broken: string | null;
  readonly seen: number;
  readonly parsed: number;
  readonly checked: number;
  /** Posts checked, by the reason for no badge. */
  readonly withheld: Readonly<Partial<Record<Reason, number>>>;
  readonly hooks: Readonly<Record<string, number>>;
  readonly finders: Readonly<Record<string, number>>;
  /** Labelled posts whose badge the page took away again and again. */
  readonly removedByPage: number;
  readonly labelled: readonly TabPost[];
  /** The newest posts, at most 200, newest last. */
  readonly recent: readonly TabPost[];
  readonly messages: number;
  /** The last 200 batches: main-thread time of ours in µs. */
  readonly slices: readonly number[];
  /** On a profile page, what its header says; else null. */
  readonly profile: ProfileWords | null;
}

/** One request that left this browser, newest first in an answer. */
export interface SentRequest {
  /** ISO instant. */
  readonly at: string;
  readonly url: string;
  /** Bytes that came, or the code of why none did. */
  readonly outcome: number | string;
}

/** An invented post of the sample on the welcome page, judged like any other. */
export interface SamplePost {
  readonly name: string;
  readonly handle: string;
  /** Who put the post into the feed, when that is somebody else. */
  readonly reposter: { readonly handle: string; readonly name: string } | null;
  /** The site's own words on who paid, or null. */
  readonly disclosure: string | null;
  readonly quotes: SamplePost | null;
  readonly evidence: Evidence;
}

/**
 * What a page gets after the door (docs/adr/0009): the site's reader, and later, when there is a label to draw, evidence to
 * open or a report to give, the file that does it.
 */
export type PageFile = 'reader' | 'labels' | 'popover' | 'report';

/** Requests a page's content script sends; each is answered by the background. */
export interface PageRequests {
  /** Puts one of our files into the sender's tab; the reader only when the site is switched on. Answers whether it did. */
  bring: { request: { file: PageFile }; answer: boolean };
  hello: { request: { site: SiteId }; answer: PageSettings };
  judge: {
    request: { site: SiteId; posts: readonly WirePost[] };
    answer: JudgedBatch;
  };
  /** `profile`: the description of the author's own profile, when the tab shows it. */
  explain: { request: { site: SiteId; post: WirePost; profile?: string }; answer: Evidence | null };
  /** Our words, for a page whose browser has lost them. */
  words: { request: Record<string, never>; answer: OwnWords };
  /** The number of labelled posts now in the tab, for the toolbar. */
  count: { request: { labelled: number; broken: boolean }; answer: null };
  /** Opened from the popover: the reader's own override. */
  'do-not-label': { request: { site: SiteId; author: AuthorRef; on: boolean }; answer: boolean };
  'open-evidence': { request: { section: 'options' | 'labels' }; answer: null };
}

/** Requests of the extension's own pages; refused from a content script. */
export interface ExtensionRequests extends SubscriptionRequests {
  lists: { request: Record<string, never>; answer: readonly ListInfo[] };
  'import-list': { request: { files: readonly ImportFile[] }; answer: ImportOutcome };
  'remove-list': { request: { id: string }; answer: boolean };
  'switch-list': { request: { id: string; on: boolean }; answer: boolean };
  settings: { request: Record<string, never>; answer: SettingsView };
  'change-settings': { request: Partial<SettingsView>; answer: SettingsView };
  /** Six invented posts that show every label (welcome page). */
  sample: { request: Record<string, never>; answer: readonly SamplePost[] };
  lookup: { request: { site: SiteId; handle: string }; answer: readonly LookupHit[] };
  /** The payer of a list that a profile's description names, by the list's name for it. */
  'named-payer': { request: { description: string }; answer: string | null };
  /** The last requests that left this browser, newest first. */
  requests: { request: Record<string, never>; answer: readonly SentRequest[] };
  overrides: {
    request: Record<string, never>;
    answer: readonly { readonly key: string; readonly addedAt: string }[];
  };
  /** Brings the content of a backup file in: settings replace, overrides are added. */
  restore: {
    request: {
      readonly settings: SettingsView;
      readonly overrides: readonly { readonly key: string; readonly addedAt: string }[];
    };
    answer: boolean;
  };
  /** Removes every list, setting and override; what ships with the extension comes back. */
  'erase-everything': { request: Record<string, never>; answer: boolean };
  'remove-override': { request: { key: string }; answer: boolean };
}

/** Requests the background or an extension page sends to a tab. */
export interface TabRequests {
  report: { request: Record<string, never>; answer: TabReport };
  'scroll-to': { request: { key: string }; answer: boolean };
  /** Settings, lists or overrides changed. */
  refresh: { request: PageSettings; answer: null };
}
