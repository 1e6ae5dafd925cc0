import { checkFolder } from './checked-folder.ts';
import { readListFiles } from './node/input.ts';
import { done, fail, type Manner, tell } from './node/report.ts';

/** `check <folder>`: every finding of the folder; exit 1 when one is an error. */
export async function runCheck(folder: string, now: string, manner: Manner): Promise<number> {
  const files = await readListFiles(folder);
  if (files === null) return fail('missing-folder', `there is no folder ${folder}.`, manner);
  const { state, findings } = checkFolder(files, now.slice(0, 10));
  await tell(findings, manner);
  if (state === null) return 1;
  const { accounts, templates, payers, sources } = state;
  return done(
    `${accounts.length} accounts, ${templates.length} messages, ${payers.length} payers, ${sources.length} sources: may be published.`,
    {
      accounts: accounts.length,
      templates: templates.length,
      payers: payers.length,
      sources: sources.length,
    },
    manner,
  );
}
