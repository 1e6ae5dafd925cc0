import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import type { ArtefactKind } from '../../../src/core/list/publication/release.ts';
import { fixedSigner, hours, LIST, signText, smallState, TestPublisher } from '../publication.ts';
import { attempt, type FaultCase, type Row } from './case.ts';
import { type Desk, DOCUMENTS, DOMAINS, firstDesk, newDesk, place, SIGNERS, textOf } from './documents.ts';
import { fileOf } from './scene.ts';

const ROW: Row = 'files of another list, of another release, of another kind';
const state = smallState();

function carryData(from: TestPublisher, to: TestPublisher): void {
  for (const [path, file] of from.files) if (path.startsWith('data/')) to.files.set(path, file);
}

interface Described {
  readonly kind: ArtefactKind;
  readonly sha256: string;
}

function artefactsOf(publisher: TestPublisher, seq: number): readonly Described[] {
  const [line = ''] = new TextDecoder().decode(fileOf(publisher.files, `release/${seq}.pal`)).split('\n');
  return JSON.parse(line).artefacts;
}

const SWAPPED = {
  accounts: 'sources',
  sources: 'accounts',
  templates: 'payers',
  payers: 'templates',
} as const;

/** Bases, journals, pulses and releases that do not belong together, each well signed. */
export function mixtureCases(): FaultCase[] {
  const cases: FaultCase[] = [];
  const add = (
    name: string,
    expected: readonly string[],
    run: (desk: Desk) => Promise<void>,
    start = firstDesk,
  ): void => {
    cases.push({
      row: ROW,
      name,
      expected,
      run: async () => {
        const desk = await start();
        await run(desk);
        return attempt(desk.reader);
      },
    });
  };
  /** Release 2 of `after`, with these artefacts in place of its own. */
  const publish = async ({ publisher }: Desk, artefacts: readonly object[], after = state): Promise<void> => {
    await publisher.release(after, hours(1), { change: { artefacts } });
    await publisher.pulse(hours(1));
  };
  add('an old base with the journal of a new one', ['state-hash', 'count'], async (desk) => {
    const role = 'Field director';
    const other = { ...state, accounts: state.accounts.map((one) => ({ ...one, role })) };
    const stranger = await TestPublisher.start(other);
    const after = { ...other, accounts: other.accounts.slice(1) };
    await stranger.release(after, hours(1));
    carryData(stranger, desk.publisher);
    const journal = artefactsOf(stranger, 2).filter(({ kind }) => kind === 'journal');
    if (journal.length !== 1) throw new Error('no journal');
    await publish(desk, [...artefactsOf(desk.publisher, 1), ...journal], after);
  });
  add('the right base without its journal', ['state-hash'], async (desk) =>
    publish(desk, artefactsOf(desk.publisher, 1), { ...state, accounts: state.accounts.slice(1) }),
  );
  add('every file called something else', ['entry'], async (desk) => {
    const artefacts = artefactsOf(desk.publisher, 1);
    await publish(
      desk,
      artefacts.map((one) => (one.kind === 'journal' ? one : { ...one, kind: SWAPPED[one.kind] })),
    );
  });
  for (const kind of ['accounts', 'templates', 'payers', 'sources'] as const) {
    const of = (publisher: TestPublisher) => artefactsOf(publisher, 1).filter((one) => one.kind === kind);
    const others = (publisher: TestPublisher) => artefactsOf(publisher, 1).filter((one) => one.kind !== kind);
    add(`the ${kind} of another list`, ['state-hash'], async (desk) => {
      const stranger = await TestPublisher.start(smallState('test/lab/lists/demo'));
      carryData(stranger, desk.publisher);
      await publish(desk, [...others(desk.publisher), ...of(stranger)]);
    });
    add(`the ${kind} twice`, ['parse'], async (desk) =>
      publish(desk, [...artefactsOf(desk.publisher, 1), ...of(desk.publisher)]),
    );
    add(`no ${kind}`, ['state-hash'], async (desk) => publish(desk, others(desk.publisher)));
  }
  const inverted = (file: Bytes): Bytes => file.map((byte) => byte ^ 1);
  const damageKept = async ({ publisher, reader }: Desk): Promise<void> => {
    for (const [sha256, bytes] of reader.kept) reader.kept.set(sha256, inverted(bytes));
    await publisher.release({ ...state, accounts: state.accounts.slice(1) }, hours(1));
    await publisher.pulse(hours(1));
  };
  add('kept files that are damaged: they are fetched again', ['ok'], damageKept);
  add('kept files that are damaged, and the server has the same', ['hash'], async (desk) => {
    await damageKept(desk);
    for (const [path, file] of desk.publisher.files)
      if (path.startsWith('data/')) desk.publisher.files.set(path, inverted(file));
  });
  for (const document of DOCUMENTS) {
    add(
      `a ${document} of another list, by the same keys`,
      ['wrong-list'],
      async (desk) => {
        const line = textOf(desk, document).replace(`"list":"${LIST}"`, '"list":"another-list"');
        await place(
          desk,
          document,
          await signText(line, DOMAINS[document], desk.publisher.of(SIGNERS[document])),
        );
      },
      newDesk,
    );
    add(
      `a ${document} by the keys of another publisher`,
      ['signature'],
      async (desk) => {
        const strangers = [await fixedSigner(SIGNERS[document], 77)];
        await place(desk, document, await signText(textOf(desk, document), DOMAINS[document], strangers));
      },
      newDesk,
    );
    // Every kind of text, under every domain, by every role, in the place of every document.
    for (const body of DOCUMENTS) {
      for (const domain of DOCUMENTS) {
        for (const role of DOCUMENTS) {
          if (body === document && domain === document && role === document) continue;
          const expected = domain === document && role === document ? ['parse'] : ['signature'];
          add(
            `in place of a ${document}: a ${body} as ${domain} by the ${SIGNERS[role]} key`,
            expected,
            async (desk) => {
              const signers = desk.publisher.of(SIGNERS[role]);
              await place(desk, document, await signText(textOf(desk, body), DOMAINS[domain], signers));
            },
          );
        }
      }
    }
  }
  return cases;
}
