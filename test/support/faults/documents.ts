import type { Domain } from '../../../src/core/list/publication/envelope.ts';
import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import type { RoleName } from '../../../src/core/list/publication/root.ts';
import { hashOf, hours, sign, signText, smallState, TestPublisher, TestReader } from '../publication.ts';

/** The three signed documents, and how a reader comes to read a text in place of one. */
export const DOCUMENTS = ['root', 'release', 'pulse'] as const;

/** One of them. */
export type DocumentName = (typeof DOCUMENTS)[number];

export const DOMAINS: Readonly<Record<DocumentName, Domain>> = {
  root: 'pal.root.v1',
  release: 'pal.release.v1',
  pulse: 'pal.pulse.v1',
};

export const SIGNERS: Readonly<Record<DocumentName, RoleName>> = {
  root: 'root',
  release: 'list',
  pulse: 'pulse',
};

const PATHS: Readonly<Record<DocumentName, string>> = {
  root: 'root/2.pal',
  release: 'release/2.pal',
  pulse: 'pulse.pal',
};

const state = smallState();

/** A subscribed reader and a publisher who has put root 2, release 2 and pulse 2 out. */
export interface Desk {
  readonly publisher: TestPublisher;
  readonly reader: TestReader;
}

/** A reader who has root 1, release 1 and pulse 1, and a publisher who has put nothing else out. A new one for every case. */
export async function firstDesk(): Promise<Desk> {
  const publisher = await TestPublisher.start(state);
  const reader = new TestReader(new Map(publisher.files));
  if ((await reader.sync()) !== 'ok') throw new Error('the first sync failed');
  reader.now = hours(1);
  reader.files = publisher.files;
  return { publisher, reader };
}

/** The same, with root 2, release 2 and pulse 2 out. */
export async function newDesk(): Promise<Desk> {
  const desk = await firstDesk();
  const { publisher } = desk;
  await publisher.root(publisher.signers, hours(1));
  await publisher.release(state, hours(1));
  await publisher.pulse(hours(1));
  return desk;
}

/** Line 1 of a document. */
export function textOf({ publisher }: Desk, name: DocumentName): string {
  return new TextDecoder().decode(publisher.files.get(PATHS[name])).split('\n')[0] ?? '';
}

/** Puts a file in the place of a document; for a release the pulse points to it. */
export async function place({ publisher }: Desk, name: DocumentName, file: Bytes): Promise<void> {
  publisher.files.set(PATHS[name], file);
  if (name !== 'release') return;
  publisher.pointer = { seq: 2, sha256: await hashOf(file), bytes: file.length };
  await publisher.pulse(hours(1));
}

/** Signs a text with the keys of its role and puts it in the place of a document. */
export async function placeText(desk: Desk, name: DocumentName, text: string): Promise<void> {
  await place(desk, name, await signText(text, DOMAINS[name], desk.publisher.of(SIGNERS[name])));
}

/** The same for bytes that are no text. */
export async function placeBytes(desk: Desk, name: DocumentName, payload: Bytes): Promise<void> {
  const signers = desk.publisher.of(SIGNERS[name]);
  await place(desk, name, await sign({ payload, signatures: new Map() }, DOMAINS[name], signers));
}
