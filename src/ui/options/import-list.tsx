import { useState } from 'preact/hooks';
import type { ImportFinding, ImportOutcome } from '../../messages/contract.ts';
import { formatNumber, nameInSentence, plural, t, tOne } from '../../platform/i18n.ts';
import { chooseFiles, MOST_BYTES } from './chosen-files.ts';
import type { OptionsApi } from './options-api.ts';

const MIB = 1024 * 1024;
/** Findings shown: whoever has corrected these imports again. */
const MOST_SHOWN = 50;

interface ImportListProps {
  readonly api: Pick<OptionsApi, 'importFiles'>;
  readonly onChange: () => Promise<void>;
}

type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'done'; readonly outcome: ImportOutcome };

/** Brings a list in from a folder or zip of CSV files, and says what was found wrong in it. */
export function ImportList({ api, onChange }: ImportListProps) {
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });
  const read = async (input: HTMLInputElement): Promise<void> => {
    const choice = chooseFiles([...(input.files ?? [])]);
    // The same folder can be chosen again after it was corrected.
    if (choice.kind === 'nothing') setProgress({ kind: 'refused', sentence: t('importNothing') });
    else if (choice.kind === 'too-large') {
      const [size, most] = [choice.bytes / MIB, MOST_BYTES / MIB];
      setProgress({ kind: 'refused', sentence: t('importTooLarge', formatNumber(Math.ceil(size)), most) });
    } else {
      setProgress({ kind: 'reading' });
      try {
        setProgress({ kind: 'done', outcome: await api.importFiles(choice.files) });
        await onChange();
      } catch {
        setProgress({ kind: 'refused', sentence: t('importFailed') });
      }
    }
    input.value = '';
  };
  return (
    <div class="card">
      <div class="stack">
        <h3>{t('importTitle')}</h3>
        <p class="hint">{t('importHint')}</p>
        <div class="row">
          <FileButton testId="import-folder" words={t('importFolder')} folder onChosen={read} />
          <FileButton testId="import-zip" words={t('importZip')} onChosen={read} />
        </div>
      </div>
      <div class="result" data-testid="import-result">
        <div role="status">
          <Result progress={progress} />
        </div>
        {progress.kind === 'done' && progress.outcome.findings.length > 0 ? (
          <Findings findings={progress.outcome.findings} />
        ) : null}
      </div>
    </div>
  );
}

interface FileButtonProps {
  readonly testId: string;
  readonly words: string;
  readonly folder?: boolean;
  readonly onChosen: (input: HTMLInputElement) => Promise<void>;
}

function FileButton({ testId, words, folder = false, onChosen }: FileButtonProps) {
  return (
    <label class="file-button">
      {words}
      <input
        type="file"
        class="visually-hidden"
        data-testid={testId}
        multiple
        {...(folder ? { webkitdirectory: true } : { accept: '.zip,.csv,.json' })}
        onChange={(event) => void onChosen(event.currentTarget)}
      />
    </label>
  );
}

function Result({ progress }: { readonly progress: Progress }) {
  if (progress.kind === 'idle') return null;
  if (progress.kind === 'reading') return <p class="banner">{t('importReading')}</p>;
  if (progress.kind === 'refused') return <p class="banner warn">{progress.sentence}</p>;
  const { ok, list, findings } = progress.outcome;
  const sentence =
    ok && list !== null
      ? t(
          'importDone',
          nameInSentence(list.meta.name),
          plural('countAccounts', list.accounts),
          plural('countMessages', list.templates),
        )
      : t('importKept', plural('countErrors', findings.filter(({ level }) => level === 'error').length));
  return (
    <p class={ok ? 'banner' : 'banner warn'} data-ok={ok}>
      {sentence}
    </p>
  );
}

function Findings({ findings }: { readonly findings: readonly ImportFinding[] }) {
  const columns = ['level', 'file', 'line', 'message'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
    <section class="table-wrap" tabIndex={0} aria-label={t('importFindings')}>
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" class={name === 'line' ? 'number' : undefined}>
                {tOne('column', name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.slice(0, MOST_SHOWN).map(({ level, file, line, message, code }) => (
            <tr key={`${file}:${line}:${code}:${message}`} class={`finding-${level}`}>
              <td>{tOne('level', level)}</td>
              <td>
                <bdi>{file}</bdi>
              </td>
              <td class="number">{line === 0 ? '' : formatNumber(line)}</td>
              <td dir="auto">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {findings.length > MOST_SHOWN ? (
        <p class="small more">{plural('importMore', findings.length - MOST_SHOWN)}</p>
      ) : null}
    </section>
  );
}
