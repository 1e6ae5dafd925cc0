import { ok, type Result } from '../../result.ts';
import { type Breathe, runUnhurried } from '../../steps.ts';
import { checkGrowth } from './breaker.ts';
import { type PalCode, type PalFault, refuse } from './codes.ts';
import { diffSteps, type ListDiff } from './diff.ts';
import { toHex } from './encodings.ts';
import { type CheckedState, entriesSteps } from './entries-check.ts';
import { checkTime, instantOf } from './freshness.ts';
import { laterOf } from './instants.ts';
import { journalSteps } from './journal.ts';
import { MAX_PULSE_BYTES, MAX_ROOT_BYTES, MAX_ROOT_STEPS, MAX_ROOT_STEPS_A_SYNC } from './limits.ts';
import { checkPacked, endsAsGzip, readLines, roomFor } from './lines.ts';
import type { Bytes, VerifyPorts } from './ports.ts';
import { acceptPulse, PULSE_PATH, type Pulse } from './pulse.ts';
import type { RawFile } from './read-rows.ts';
import { type Artefact, acceptRelease, checkStep, type Release, releasePath } from './release.ts';
import { holdRetractions } from './retraction.ts';
import { acceptFirstRoot, acceptNextRoot, keepsKeys, type Root, reopenRoot, rootPath } from './root.ts';
import type { Trust } from './trust.ts';

/** A new state, ready to be compiled and made active. */
export interface Accepted {
  readonly release: Release;
  readonly state: CheckedState;
  /** What it changes; null when nothing was active before. */
  readonly changes: ListDiff | null;
  /** The artefacts as they travelled, to be kept for the next journal. */
  readonly packed: ReadonlyMap<string, Bytes>;
}

/** What a sync needs of its world. Every one may fail with a typed code; none may throw for an expected reason. */
export interface SyncPorts extends VerifyPorts {
  /** One file of the publication, at most `most` bytes; `not-found` when the server says so. */
  readonly fetch: (path: string, most: number) => Promise<Result<Bytes, PalCode>>;
  /** Unpacks gzip into the room that is there, and gives the length: more is `oversize`, damage is `stream`. */
  readonly gunzip: (bytes: Bytes, into: Bytes) => Promise<Result<number, PalCode>>;
  /** An artefact kept by an earlier sync, or null. It is checked like a fetched one. */
  readonly kept: (sha256: string) => Promise<Bytes | null>;
  /** The lines of the state that is active, for the circuit breaker; null before the first. */
  readonly active: () => Promise<Uint8Array | null>;
  /** False when the bytes of the active state are damaged or gone: then the same release is brought in again. */
  readonly whole: () => Promise<boolean>;
  /** Lets what waits run first, between two pieces of long work. */
  readonly breathe: Breathe;
  /** Remembers in one transaction: a newer root, or the retractions of a pulse. */
  readonly remember: (trust: Trust) => Promise<Result<null, PalCode>>;
  /** Compiles the state and makes it active together with the trust, in one transaction. */
  readonly activate: (accepted: Accepted, trust: Trust) => Promise<Result<null, PalCode>>;
}

/** What a sync did: nothing new, or a new release is active. */
export interface Synced {
  readonly trust: Trust;
  readonly activated: boolean;
}

type Step<T> = Promise<Result<T, PalFault>>;

/** Begins to trust a publication: fetches root/1.pal and compares it with the pin. Nothing is remembered. */
export async function meet(
  pin: string | null,
  ports: SyncPorts,
): Step<{ readonly trust: Trust; readonly root: Root }> {
  const fetched = await ports.fetch(rootPath(1), MAX_ROOT_BYTES);
  if (!fetched.ok) return refuse(fetched.error, rootPath(1));
  const root = await acceptFirstRoot(fetched.value, pin, ports);
  if (!root.ok) return root;
  const trust: Trust = {
    pin: toHex(await ports.sha256(fetched.value)),
    list: root.value.list,
    root: { seq: 1, file: fetched.value },
    newestIssued: '1970-01-01T00:00:00Z',
    pulse: null,
    release: null,
    pulseReset: false,
    releaseReset: false,
    held: [],
    quarantined: null,
  };
  return ok({ trust, root: root.value });
}

/**
 * One sync of one publication (lists.md, "Client algorithm", steps 2–10). It changes something at three places only:
 * a newer root, the retractions of a pulse, a whole new state; whatever fails before one of them leaves what was.
 */
export async function synchronize(before: Trust, ports: SyncPorts): Step<Synced> {
  const clock = ports.now();
  const walked = await walkRoots(before, clock, ports);
  if (!walked.ok) return walked;
  const { root } = walked.value;
  const pulsed = await takePulse(walked.value.trust, root, clock, ports);
  if (!pulsed.ok) return pulsed;
  const { trust, pulse } = pulsed.value;
  const unchanged = !trust.releaseReset && trust.release?.sha256 === pulse.release.sha256;
  if (unchanged && (await ports.whole())) return ok({ trust, activated: false });
  const step = checkStep(pulse.release, trust.releaseReset ? null : trust.release);
  if (!step.ok) return step;
  const file = releasePath(pulse.release.seq);
  if (trust.quarantined === pulse.release.sha256) return refuse('quarantined', file);
  const now = instantOf(clock, trust.newestIssued);
  return takeRelease(trust, pulse, root, now, ports);
}

async function walkRoots(
  before: Trust,
  clock: string,
  ports: SyncPorts,
): Step<{ readonly trust: Trust; readonly root: Root }> {
  let trust = before;
  let root = await reopenRoot(before.root.file, before.root.seq, ports);
  if (root === null) {
    const again = await walkAgain(before, ports);
    if (!again.ok) return again;
    ({ trust, root } = again.value);
  }
  for (let step = 0; ; step += 1) {
    const file = rootPath(root.seq + 1);
    const fetched = await ports.fetch(file, MAX_ROOT_BYTES);
    if (!fetched.ok && fetched.error === 'not-found') break;
    if (!fetched.ok) return refuse(fetched.error, file);
    if (root.seq > MAX_ROOT_STEPS) return refuse('root-limit', file);
    if (step === MAX_ROOT_STEPS_A_SYNC) return refuse('root-pending', file);
    const next = await acceptNextRoot(fetched.value, root, ports);
    if (!next.ok) return next;
    trust = {
      ...trust,
      root: { seq: next.value.seq, file: fetched.value },
      pulseReset: trust.pulseReset || !keepsKeys(root, next.value, 'pulse'),
      releaseReset: trust.releaseReset || !keepsKeys(root, next.value, 'list'),
    };
    root = next.value;
    const kept = await ports.remember(trust);
    if (!kept.ok) return refuse(kept.error, file);
  }
  const timely = checkTime(root, instantOf(clock, trust.newestIssued), rootPath(root.seq));
  if (!timely.ok) return timely;
  return ok({ trust: { ...trust, newestIssued: laterOf(trust.newestIssued, root.issued) }, root });
}

// The root at rest is damaged. The pin leads to it once more; nothing else that is trusted changes.
async function walkAgain(
  before: Trust,
  ports: SyncPorts,
): Step<{ readonly trust: Trust; readonly root: Root }> {
  let root: Root | null = null;
  for (let seq = 1; ; seq += 1) {
    const file = rootPath(seq);
    const fetched = await ports.fetch(file, MAX_ROOT_BYTES);
    if (!fetched.ok) return refuse(fetched.error, file, 'the one at rest is damaged');
    const next: Result<Root, PalFault> =
      root === null
        ? await acceptFirstRoot(fetched.value, before.pin, ports)
        : await acceptNextRoot(fetched.value, root, ports);
    if (!next.ok) return next;
    root = next.value;
    if (seq < before.root.seq) continue;
    const trust: Trust = { ...before, root: { seq, file: fetched.value } };
    const kept = await ports.remember(trust);
    return kept.ok ? ok({ trust, root }) : refuse(kept.error, file);
  }
}

async function takePulse(
  before: Trust,
  root: Root,
  clock: string,
  ports: SyncPorts,
): Step<{ readonly trust: Trust; readonly pulse: Pulse }> {
  const fetched = await ports.fetch(PULSE_PATH, MAX_PULSE_BYTES);
  if (!fetched.ok) return refuse(fetched.error, PULSE_PATH);
  const mark = before.pulseReset ? null : before.pulse;
  const now = instantOf(clock, before.newestIssued);
  const accepted = await acceptPulse(fetched.value, root, mark, now, ports);
  if (!accepted.ok) return accepted;
  const pulse = accepted.value;
  const { seq, sha256, issued } = pulse;
  const trust: Trust = {
    ...before,
    pulse: { seq, sha256, issued },
    pulseReset: false,
    newestIssued: laterOf(before.newestIssued, issued),
    // A stolen pulse key is undone by a root that names another: what it retracted goes with it.
    held: holdRetractions(before.pulseReset ? [] : before.held, pulse.retract),
  };
  const same = !before.pulseReset && before.pulse?.sha256 === sha256;
  const kept = same ? ok(null) : await ports.remember(trust);
  return kept.ok ? ok({ trust, pulse }) : refuse(kept.error, PULSE_PATH);
}

async function takeRelease(
  before: Trust,
  pulse: Pulse,
  root: Root,
  now: string,
  ports: SyncPorts,
): Step<Synced> {
  const file = releasePath(pulse.release.seq);
  const fetched = await ports.fetch(file, pulse.release.bytes);
  if (!fetched.ok) return refuse(fetched.error, file);
  const mark = before.releaseReset ? null : before.release;
  const accepted = await acceptRelease(fetched.value, pulse.release, root, mark, now, ports);
  if (!accepted.ok) return accepted;
  const release = accepted.value;
  let built = await build(release, true, ports);
  // What an earlier sync kept may be damaged: once, everything is fetched anew.
  if (!built.ok && REFETCHED.has(built.error.code)) built = await build(release, false, ports);
  if (!built.ok) return built;
  const old = await ports.active();
  const changes =
    old === null ? null : await runUnhurried(diffSteps(old, built.value.state.rows.bytes), ports.breathe);
  const growth = checkGrowth(changes, release);
  if (!growth.ok) {
    const told = await ports.remember({ ...before, quarantined: release.sha256 });
    return told.ok ? growth : refuse(told.error, file);
  }
  const trust: Trust = {
    ...before,
    release: { seq: release.seq, sha256: release.sha256 },
    releaseReset: false,
    quarantined: null,
    newestIssued: laterOf(before.newestIssued, release.issued),
  };
  const activated = await ports.activate({ ...built.value, changes }, trust);
  return activated.ok ? ok({ trust, activated: true }) : refuse(activated.error, file);
}

const REFETCHED: ReadonlySet<PalCode> = new Set(['state-hash', 'hash', 'stream', 'truncated', 'oversize']);

async function build(release: Release, mayKeep: boolean, ports: SyncPorts): Step<Omit<Accepted, 'changes'>> {
  const files: RawFile[] = [];
  const packed = new Map<string, Bytes>();
  const room = roomFor(release.artefacts);
  for (const artefact of release.artefacts) {
    const into = room.get(artefact.kind) ?? new Uint8Array();
    const file = await takeArtefact(artefact, mayKeep, into, packed, ports);
    if (!file.ok) return file;
    files.push(file.value);
  }
  const rows = await runUnhurried(journalSteps(files), ports.breathe);
  if (!rows.ok) return rows;
  // Hashed while the entries are checked; what the hash says counts first.
  const [hash, state] = await Promise.all([
    ports.sha256(rows.value.bytes),
    runUnhurried(entriesSteps(rows.value, release), ports.breathe),
  ]);
  if (toHex(hash) !== release.state.sha256) return refuse('state-hash', releasePath(release.seq));
  return state.ok ? ok({ release, state: state.value, packed }) : state;
}

async function takeArtefact(
  artefact: Artefact,
  mayKeep: boolean,
  into: Bytes,
  packed: Map<string, Bytes>,
  ports: SyncPorts,
): Step<RawFile> {
  const { path, bytes, sha256 } = artefact;
  const kept = mayKeep ? await ports.kept(sha256) : null;
  const fetched = kept === null ? await ports.fetch(path, bytes) : ok(kept);
  if (!fetched.ok) return refuse(fetched.error, path);
  const whole = await checkPacked(fetched.value, artefact, ports);
  if (!whole.ok) return whole;
  packed.set(sha256, fetched.value);
  const length = await ports.gunzip(fetched.value, into);
  if (!length.ok) return refuse(length.error, path);
  return endsAsGzip(fetched.value, length.value)
    ? readLines(into.subarray(0, length.value), artefact, ports, ports.breathe)
    : refuse('stream', path, 'end');
}
