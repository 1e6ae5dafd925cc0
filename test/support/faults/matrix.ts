import type { ListState } from '../../../src/core/list/entries.ts';
import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { smallState, TestPublisher } from '../publication.ts';
import { answerCases, cacheCases } from './answers.ts';
import { byteCases } from './bytes.ts';
import type { FaultCase } from './case.ts';
import { clientCases, restCases } from './client.ts';
import { clockCases } from './clocks.ts';
import { bulkCases, lineCases } from './content.ts';
import { DOCUMENTS, newDesk, textOf } from './documents.ts';
import { countCases, entryCases } from './entries.ts';
import { hostileByteCases, hostileJsonCases } from './hostile.ts';
import { mixtureCases } from './mixtures.ts';
import { replayCases } from './replays.ts';
import { retractionCases } from './retractions.ts';
import { rotationCases } from './rotations.ts';
import { makeScene } from './scene.ts';
import type { FaultyServer } from './server.ts';
import { keyCases, signatureCases } from './signing.ts';
import { gzipCases, transferCases } from './transfer.ts';

/** A publication with one artefact of several chunks: 4,000 people whose names do not pack. */
async function largePublication(): Promise<ReadonlyMap<string, Bytes>> {
  const state = smallState();
  const [account] = state.accounts;
  if (account === undefined) throw new Error('the list has no account');
  let word = 1;
  const letters = (count: number): string =>
    Array.from({ length: count }, () => {
      word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
      return String.fromCharCode(97 + ((word >>> 24) % 26));
    }).join('');
  const accounts = Array.from({ length: 4000 }, (_, n) => {
    const person = `p-${n}`;
    const { platform_id: _id, ...rest } = account;
    return {
      ...rest,
      person,
      handle: `h_${n}`,
      platform: 'x' as const,
      id: `${person}/x/h_${n}`,
      role: letters(60),
    };
  });
  const large: ListState = { ...state, accounts };
  return new Map((await TestPublisher.start(large)).files);
}

/** The whole matrix, in a fixed order. Its cases are run one after the other. */
export async function faultMatrix(server: FaultyServer): Promise<readonly FaultCase[]> {
  const scene = await makeScene();
  const desk = await newDesk();
  const [root = '', release = '', pulse = ''] = DOCUMENTS.map((name) => textOf(desk, name));
  return [
    ...byteCases(scene),
    ...transferCases(scene, server, await largePublication()),
    ...gzipCases(server),
    ...bulkCases(),
    ...lineCases(),
    ...entryCases(),
    ...countCases(),
    ...hostileJsonCases({ root, release, pulse }),
    ...hostileByteCases(),
    ...(await replayCases()),
    ...mixtureCases(),
    ...clockCases(scene),
    ...signatureCases(),
    ...keyCases(),
    ...rotationCases(),
    ...answerCases(scene, server),
    ...cacheCases(scene),
    ...(await clientCases(scene)),
    ...retractionCases(),
    ...restCases(scene),
  ];
}
