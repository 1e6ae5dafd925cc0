import { writeAddress } from '../core/list/publication/address.ts';
import { verifyPorts } from './node/crypto.ts';
import { readPublished } from './node/publication-files.ts';
import { done, fail, type Manner } from './node/report.ts';
import { serveFolder, untilInterrupted } from './node/serve.ts';
import { say } from './node/terminal.ts';

/** `serve <publication> [--port]`: a static server on this computer, and the address to subscribe to, until it is ended. */
export async function runServe(publication: string, port: number, manner: Manner): Promise<number> {
  const root = await readPublished(publication, 'root/1.pal');
  if (root === null) return fail('not-found', 'there is no root yet: run "fieldmark sign" first.', manner);
  const serving = await serveFolder(publication, port, say).catch(() => null);
  if (serving === null) return fail('port', `port ${port} is taken.`, manner);
  const pin = await verifyPorts(() => '').sha256(root);
  const address = writeAddress(serving.base, pin);
  await done(`Subscribe to ${address}`, { address }, manner);
  if (!manner.dryRun) await untilInterrupted();
  await serving.close();
  return 0;
}
