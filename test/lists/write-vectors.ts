import { makeVectors } from '../support/evil.ts';
import { writeVectors } from '../support/vector-files.ts';

/** `npx tsx test/lists/write-vectors.ts` writes the vectors anew, with the fixed keys of test/support/publication.ts. */
writeVectors(await makeVectors());
