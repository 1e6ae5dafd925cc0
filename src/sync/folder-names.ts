import { META_FILE } from '../core/list/columns.ts';
import type { ListFinding } from '../core/list/findings.ts';
import { findError } from '../core/list/findings.ts';
import { LIST_FILES } from '../core/list/folder.ts';
import { err, ok, type Result } from '../core/result.ts';

/** A file that belongs to the list: its name in the format, and the name under which it came. */
export interface ChosenFile {
  readonly name: string;
  readonly original: string;
}

/** Splits a path; null for one that climbs out of the folder or is a system's own file (".DS_Store", "__MACOSX"). */
function segmentsOf(path: string): readonly string[] | null {
  const segments = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const foreign = segments.some((part) => part.startsWith('.') || part === '__MACOSX');
  return foreign || segments.length === 0 ? null : segments;
}

/**
 * Finds the list's files among the names of a folder or zip, which may stand in a folder of any name. Everything else
 * (README, pictures, paths with "..") is left alone. When several folders hold list files, the one with datapackage.json
 * is meant; two of them are a finding.
 */
export function chooseListFiles(names: readonly string[]): Result<readonly ChosenFile[], ListFinding> {
  const folders = new Map<string, ChosenFile[]>();
  for (const original of names) {
    const segments = segmentsOf(original);
    const last = segments?.at(-1)?.toLowerCase();
    const name = LIST_FILES.find((known) => known === last);
    if (segments === null || name === undefined) continue;
    const folder = segments.slice(0, -1).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), { name, original }]);
  }
  const all = [...folders.values()];
  const described = all.filter((files) => files.some(({ name }) => name === META_FILE));
  const [chosen, other] = described.length > 0 ? described : all;
  if (other !== undefined) {
    return err(
      findError('several-folders', '', 0, 'There are several list folders here. Choose one of them.'),
    );
  }
  const files = chosen ?? [];
  const twice = files.find(({ name }, index) => files.findIndex((file) => file.name === name) !== index);
  if (twice !== undefined) {
    return err(findError('duplicate-file', twice.name, 0, `The file ${twice.name} is there twice.`));
  }
  return ok(files);
}
