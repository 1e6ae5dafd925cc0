import { findError, type ListFinding } from '../core/list/findings.ts';
import { type FolderContext, type FolderRead, readFolder } from '../core/list/folder.ts';
import { MAX_UNPACKED_BYTES, MAX_ZIP_BYTES } from '../core/list/limits.ts';
import { err, ok, type Result } from '../core/result.ts';
import { decodeText } from './decode-text.ts';
import { chooseListFiles } from './folder-names.ts';
import { unpack } from './unzip.ts';
import { readZipDirectory, type ZipFault } from './zip-directory.ts';

/** One file that the reader chose; the name may carry folders ("my-list/payers.csv"). */
export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MIB = 1024 * 1024;

const ZIP_SENTENCES: Readonly<Record<ZipFault, string>> = {
  'broken-zip': 'The zip file is damaged or of a kind that is not read. Pack the folder again.',
  'encrypted-zip': 'The zip file has a password. Pack the folder again without one.',
  'zip-bomb': `The zip file unpacks to more than ${MAX_UNPACKED_BYTES / MIB} MiB.`,
  'too-many-files': 'The zip file holds too many files. Pack only the list folder.',
};

function isZip({ bytes }: FolderFile): boolean {
  // "PK" and the mark of a first file or, in an empty zip, of the end.
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function zipFinding(fault: ZipFault, file: string): ListFinding {
  return findError(fault, file, 0, ZIP_SENTENCES[fault]);
}

/** The list's files of a zip, unpacked; its other files are not. */
function unzipFiles({ name, bytes }: FolderFile): Result<readonly FolderFile[], readonly ListFinding[]> {
  if (bytes.length > MAX_ZIP_BYTES) return err([zipFinding('zip-bomb', name)]);
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return err([zipFinding(directory.error, name)]);
  const chosen = chooseListFiles(directory.value.map((entry) => entry.name));
  if (!chosen.ok) return err([chosen.error]);
  const files: FolderFile[] = [];
  let budget = MAX_UNPACKED_BYTES;
  for (const file of chosen.value) {
    const entry = directory.value.find((one) => one.name === file.original);
    if (entry === undefined) continue;
    const unpacked = unpack(entry, budget);
    if (!unpacked.ok) return err([zipFinding(unpacked.error, file.name)]);
    budget -= unpacked.value.length;
    files.push({ name: file.name, bytes: unpacked.value });
  }
  return ok(files);
}

function chosenFiles(files: readonly FolderFile[]): Result<readonly FolderFile[], readonly ListFinding[]> {
  const chosen = chooseListFiles(files.map(({ name }) => name));
  if (!chosen.ok) return err([chosen.error]);
  const found = chosen.value.flatMap(({ name, original }) =>
    files.filter((file) => file.name === original).map(({ bytes }) => ({ name, bytes })),
  );
  const total = found.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > MAX_UNPACKED_BYTES) {
    const message = `The files are larger than ${MAX_UNPACKED_BYTES / MIB} MiB together.`;
    return err([findError('file-too-large', '', 0, message)]);
  }
  return ok(found);
}

/**
 * Reads a list folder from the files that the reader chose: the files of the folder, or one zip of it. The answer is a
 * whole valid list or findings; nothing is stored.
 */
export function importFolder(
  files: readonly FolderFile[],
  context: FolderContext,
): Result<FolderRead, readonly ListFinding[]> {
  const [only, more] = files;
  const listed =
    only !== undefined && more === undefined && isZip(only) ? unzipFiles(only) : chosenFiles(files);
  if (!listed.ok) return listed;
  if (listed.value.length === 0) {
    const message =
      'There is no list here: choose a folder with datapackage.json and its CSV files, or a zip of it.';
    return err([findError('missing-file', only?.name ?? '', 0, message)]);
  }
  const texts = new Map<string, string>();
  const findings: ListFinding[] = [];
  for (const { name, bytes } of listed.value) {
    const text = decodeText(bytes);
    if (text.ok) texts.set(name, text.value);
    else findings.push(findError('not-utf8', name, text.error.line, text.error.message));
  }
  return findings.length > 0 ? err(findings) : readFolder(texts, context);
}
