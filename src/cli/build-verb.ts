import { releasePath } from '../core/list/publication/release.ts';
import { checkFolder } from './checked-folder.ts';
import { verifyPorts } from './node/crypto.ts';
import { readListFiles } from './node/input.ts';
import { writePublished } from './node/publication-files.ts';
import { done, fail, type Manner, tell } from './node/report.ts';
import { newestRoot, readBefore, writeCard } from './publication.ts';
import { writeDraft } from './publish/document.ts';
import { makeRelease } from './publish/make-release.ts';

/** What `build` was asked for. */
export interface BuildOptions {
  readonly folder: string;
  readonly out: string;
  /** Ids that come back after a retraction. */
  readonly readmit: readonly string[];
  readonly bulk: boolean;
  /** ISO instant. */
  readonly now: string;
}

/**
 * `build <folder> --out <publication>`: checks the folder and writes the release that follows, unsigned, with the files it
 * needs. An unsigned release of an earlier build is replaced. The same folder and instant make the same bytes.
 */
export async function runBuild(options: BuildOptions, manner: Manner): Promise<number> {
  const { folder, out, now, bulk } = options;
  const files = await readListFiles(folder);
  if (files === null) return fail('missing-folder', `there is no folder ${folder}.`, manner);
  const { state, card, findings } = checkFolder(files, now.slice(0, 10));
  await tell(findings, manner);
  if (state === null) return 1;
  if (card === null) return fail('publisher-card', 'readers must know who publishes: see above.', manner);
  const known = new Set([...state.accounts, ...state.templates].map(({ id }) => id));
  const stranger = options.readmit.find((id) => !known.has(id));
  if (stranger !== undefined) return fail('unknown-id', `no entry has the id ${stranger}.`, manner);
  const previous = await readBefore(out);
  const carried = [...(previous?.readmitted ?? [])].filter((id) => known.has(id));
  const made = await makeRelease(
    {
      list: card.list,
      root: (await newestRoot(out))?.payload.seq ?? 1,
      state,
      readmit: new Set([...carried, ...options.readmit]),
      before: previous?.before ?? null,
      bulk,
      now,
    },
    verifyPorts(() => now),
  );
  if (!manner.dryRun) {
    for (const { artefact, bytes } of made.packed) await writePublished(out, artefact.path, bytes);
    await writePublished(out, releasePath(made.seq), writeDraft(made.draft));
    await writeCard(out, card);
  }
  const { state: counts } = JSON.parse(new TextDecoder().decode(made.draft.payload)) as {
    readonly state: { readonly sha256: string };
  };
  const written = made.packed.map(({ artefact }) => artefact);
  return done(
    `release ${made.seq}, not signed yet: state ${counts.sha256.slice(0, 16)}…, ${written.length} new files.`,
    { release: made.seq, state: counts, artefacts: written },
    manner,
  );
}
