import type { ListState } from '../../../src/core/list/entries.ts';
import { hiddenIds } from '../../../src/core/list/publication/retraction.ts';
import { readEntries } from '../../../src/core/list/rows/entry-lines.ts';
import { fixedSigner, hours, smallState, T0, TestPublisher, TestReader } from '../publication.ts';
import { attempt, type FaultCase, type Outcome, type Row } from './case.ts';

const ROW: Row = 'retractions and what follows';
const state = smallState();

interface Step {
  readonly publisher: TestPublisher;
  readonly reader: TestReader;
  /** The ids that the retraction hides. */
  readonly ids: readonly string[];
}

function hidden({ active, trust }: TestReader): readonly string[] {
  if (active === null || trust === null) return [];
  const { accounts, templates } = readEntries(active.state.rows.bytes);
  const { readmitted } = active.state;
  return hiddenIds([...accounts, ...templates], trust.held, { issued: active.release.issued, readmitted });
}

/** Every name that a retraction may have, and the entries it must hide. */
function targets(): readonly (readonly [string, readonly string[]])[] {
  return [
    ...state.accounts.map(({ id }) => [id, [id]] as const),
    ...state.templates.map(({ id }) => [id, [id]] as const),
    ...[...new Set(state.accounts.map(({ person }) => person))].map(
      (person) =>
        [person, state.accounts.filter((one) => one.person === person).map((one) => one.id)] as const,
    ),
    ['nobody-of-this-list', []],
  ];
}

type Act = (step: Step) => Promise<Outcome>;

async function next(
  { publisher, reader }: Step,
  hour: number,
  change: ListState | null,
  readmit: readonly string[] = [],
): Promise<Outcome> {
  if (change !== null) await publisher.release(change, hours(hour), { readmit });
  await publisher.pulse(hours(hour));
  reader.now = hours(hour);
  return attempt(reader);
}

/** What must hold of the hidden entries after a step; a wrong one becomes the case's code. */
function holds(step: Step, outcome: Outcome, gone: boolean): Outcome {
  const ids = hidden(step.reader);
  const right = gone ? step.ids.every((id) => ids.includes(id)) : ids.length === 0;
  return right ? outcome : { code: `${outcome.code}, hidden: ${ids.join(' ') || 'none'}`, changed: false };
}

const FAILURES: readonly (readonly [string, readonly string[], (publisher: TestPublisher) => void])[] = [
  ['is missing', ['not-found'], (publisher) => publisher.files.delete('release/2.pal')],
  ['is cut', ['truncated'], (publisher) => publisher.files.set('release/2.pal', new Uint8Array(9))],
  [
    'has no data',
    ['not-found'],
    (publisher) => {
      for (const path of publisher.files.keys()) if (path.startsWith('data/')) publisher.files.delete(path);
    },
  ],
];

/** Retractions of everything, with releases that fail, that come without and with a re-admission, and stolen keys. */
export function retractionCases(): FaultCase[] {
  return targets().flatMap(([id, ids]) => {
    const make = (name: string, expected: readonly string[], act: Act): FaultCase => ({
      row: ROW,
      name: `${id}: ${name}`,
      expected,
      run: async () => {
        const publisher = await TestPublisher.start(state);
        const reader = new TestReader(new Map(publisher.files));
        if ((await reader.sync()) !== 'ok') throw new Error('the first sync failed');
        reader.files = publisher.files;
        publisher.retract = [{ id, at: hours(1), reason: 'appeal' }];
        return act({ publisher, reader, ids });
      },
    });
    const none = (step: Step): void => {
      step.publisher.retract = [];
    };
    return [
      make('gone in the same sync', ['ok'], async (step) => holds(step, await next(step, 1, null), true)),
      ...FAILURES.map(([what, codes, fail]) =>
        make(`gone though the release ${what}`, codes, async (step) => {
          await step.publisher.release(
            { ...state, accounts: state.accounts.map((one) => ({ ...one, role: 'Clerk' })) },
            hours(1),
          );
          fail(step.publisher);
          step.reader.kept.clear();
          return holds(step, await next(step, 1, null), true);
        }),
      ),
      make('stays gone when a later pulse leaves it out', ['ok'], async (step) => {
        await next(step, 1, null);
        none(step);
        return holds(step, await next(step, 2, null), true);
      }),
      make('stays gone when a release adds it again without readmit', ['ok'], async (step) => {
        await next(step, 1, null);
        none(step);
        await next(step, 2, { ...state, accounts: state.accounts.filter((one) => !ids.includes(one.id)) });
        // One of five is a large growth: the root signs it too.
        const { publisher } = step;
        await publisher.release(state, hours(3), { bulk: true, signers: publisher.of('list', 'root') });
        return holds(step, await next(step, 3, null), true);
      }),
      make('comes back with readmit', ['ok'], async (step) => {
        await next(step, 1, null);
        none(step);
        return holds(step, await next(step, 2, state, ids), false);
      }),
      make('stays gone while the pulse keeps it, with an older readmit', ['ok'], async (step) => {
        await step.publisher.release(state, T0, { readmit: ids });
        return holds(step, await next(step, 1, null), true);
      }),
      make('a readmit without enough signatures', ['signature'], async (step) => {
        await next(step, 1, null);
        none(step);
        await step.publisher.release(state, hours(2), { readmit: ids, signers: step.publisher.of('pulse') });
        return holds(step, await next(step, 2, null), true);
      }),
      make('a stolen pulse key is undone by another', ['ok'], async (step) => {
        const { publisher } = step;
        await next(step, 1, null);
        none(step);
        await publisher.root([...publisher.of('root', 'list'), await fixedSigner('pulse', 2)], hours(2));
        publisher.pulseSeq = 0;
        return holds(step, await next(step, 2, null), false);
      }),
    ];
  });
}
