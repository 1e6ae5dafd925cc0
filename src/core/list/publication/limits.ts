/** Limits of a publication (lists.md, "Files" and "Limits"). A publisher may stay below them, never above. */

const KIB = 1024;
const DAY_SECONDS = 86_400;

/** Bytes of a root: sixteen keys and a publisher's card are a quarter of it. */
export const MAX_ROOT_BYTES = 16 * KIB;

/** Bytes of a pulse: 200 retractions of the longest ids; every reader fetches it four times a day. */
export const MAX_PULSE_BYTES = 16 * KIB;

/** Bytes of a release. */
export const MAX_RELEASE_BYTES = 64 * KIB;

/** Bytes of one artefact as it travels. */
export const MAX_ARTEFACT_BYTES = 8 * KIB * KIB;

/** Bytes of one artefact unpacked: a 1000:1 bomb stops here. */
export const MAX_RAW_BYTES = 64 * KIB * KIB;

/** Signatures of a document, and keys of a root: each signature costs a verification. */
export const MAX_SIGNATURES = 16;

/** Levels of a document's JSON: the deepest of the format is four. */
export const MAX_DEPTH = 8;

/** Retractions in one pulse. */
export const MAX_RETRACTIONS = 200;

/** Retractions that a reader's browser holds for one list: fifty full pulses. */
export const MAX_HELD = 10_000;

/** Lifetimes in seconds. */
export const MAX_ROOT_LIFE = 400 * DAY_SECONDS;
export const MAX_PULSE_LIFE = 7 * DAY_SECONDS;
export const MAX_RELEASE_LIFE = 45 * DAY_SECONDS;

/** Seconds by which a document may be ahead of the reader's clock. */
export const MAX_AHEAD = DAY_SECONDS;

/** Steps of a root walk from the pinned root, and of one sync. */
export const MAX_ROOT_STEPS = 256;
export const MAX_ROOT_STEPS_A_SYNC = 16;

/** Age of a pulse in seconds up to which a list is fresh, and up to which it may name people. */
export const FRESH_AGE = 7 * DAY_SECONDS;
export const STALE_AGE = 30 * DAY_SECONDS;

/** Growth beyond which a release needs the root's signatures: share of the entries there were, and new people. */
export const MAX_GROWTH = 0.2;
export const MAX_NEW_PEOPLE = 500;
