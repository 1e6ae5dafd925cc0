import type { ListState } from '../../core/list/entries.ts';
import { toHex } from '../../core/list/publication/encodings.ts';
import { FORMAT } from '../../core/list/publication/fields.ts';
import { addSeconds } from '../../core/list/publication/instants.ts';
import { MAX_RELEASE_LIFE } from '../../core/list/publication/limits.ts';
import type { VerifyPorts } from '../../core/list/publication/ports.ts';
import type { ReleaseMark } from '../../core/list/publication/release.ts';
import { canonicalText, type Draft, draftOf } from './document.ts';
import { bytesOf, type EntryLine, journalLines, type Packed, pack, packBase } from './pack.ts';

/** The release before: its mark, the base its journal starts from (null when it is gone), and the artefacts of that base. */
export interface Before {
  readonly mark: ReleaseMark;
  readonly base: readonly EntryLine[] | null;
  readonly artefacts: readonly Packed['artefact'][];
}

/** What a release is made of. */
export interface ReleaseInput {
  readonly list: string;
  readonly root: number;
  readonly state: Pick<ListState, 'accounts' | 'templates' | 'payers' | 'sources'>;
  /** Ids that come back after a retraction. */
  readonly readmit: ReadonlySet<string>;
  readonly before: Before | null;
  readonly bulk: boolean;
  /** ISO instant. */
  readonly now: string;
}

/** A release without signatures, and the files it needs beside those that are there. */
export interface MadeRelease {
  readonly seq: number;
  readonly draft: Draft;
  readonly packed: readonly Packed[];
}

/** The entries of a list as canonical lines, sorted bytewise by type and id. */
export function linesOf(state: ReleaseInput['state'], readmit: ReadonlySet<string>): readonly EntryLine[] {
  const entries = [...state.accounts, ...state.templates, ...state.payers, ...state.sources];
  return entries
    .map((entry) => ({
      type: entry.type,
      id: entry.id,
      text: canonicalText(readmit.has(entry.id) ? { ...entry, readmit: true } : entry),
    }))
    .sort((one, two) => (`${one.type}\u0000${one.id}` < `${two.type}\u0000${two.id}` ? -1 : 1));
}

/** Makes the release that follows: a journal on the base before it, or a new base. The same input makes the same bytes. */
export async function makeRelease(
  input: ReleaseInput,
  ports: Pick<VerifyPorts, 'sha256'>,
): Promise<MadeRelease> {
  const { list, root, state, before, bulk, now } = input;
  const lines = linesOf(state, input.readmit);
  const journal = before === null || before.base === null ? null : journalLines(before.base, lines);
  const packed =
    journal === null
      ? await packBase(lines, ports)
      : journal.length === 0
        ? []
        : [await pack('journal', journal, ports)];
  const kept = journal === null || before === null ? [] : before.artefacts;
  const seq = (before?.mark.seq ?? 0) + 1;
  const draft = draftOf({
    format: FORMAT,
    list,
    seq,
    prev: before?.mark.sha256 ?? null,
    root,
    issued: addSeconds(now, 0),
    expires: addSeconds(now, MAX_RELEASE_LIFE),
    state: {
      accounts: state.accounts.length,
      people: new Set(state.accounts.map(({ person }) => person)).size,
      templates: state.templates.length,
      payers: state.payers.length,
      sources: state.sources.length,
      sha256: toHex(await ports.sha256(bytesOf(lines.map(({ text }) => text)))),
    },
    artefacts: [...kept, ...packed.map(({ artefact }) => artefact)],
    ...(bulk ? { bulk: true } : {}),
  });
  return { seq, draft, packed };
}
