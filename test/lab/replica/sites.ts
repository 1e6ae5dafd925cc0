/** The sites that have a replica, in the order of the lab's pages. A new site joins them when it has one. */
export const REPLICA_SITES = ['x', 'facebook', 'instagram'] as const;

/** A site that has a replica. */
export type ReplicaSite = (typeof REPLICA_SITES)[number];
