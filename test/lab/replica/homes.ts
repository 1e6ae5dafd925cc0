import type { LabPage } from '../read-page.ts';
import type { LabServer } from '../server.ts';
import { FACEBOOK_HOME, serveFacebook } from './facebook/serve.ts';
import { INSTAGRAM_HOME, serveInstagram } from './instagram/serve.ts';
import { REPLICA_HOME, serveReplica } from './x/serve.ts';

/** The pages the lab opens when it is given none: the home feeds of the three replicas. */
export const REPLICA_HOMES: readonly LabPage[] = [REPLICA_HOME, FACEBOOK_HOME, INSTAGRAM_HOME];

/** Serves the three replicas, each under its own hosts. Their posts' times count back from `now`, in milliseconds. */
export function serveReplicas(server: LabServer, now: () => number = Date.now): void {
  serveReplica(server, now);
  serveFacebook(server);
  serveInstagram(server, now);
}
