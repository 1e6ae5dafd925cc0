import { bringWords } from '../../src/platform/bring-words.ts';
import { debugApi } from '../../src/ui/debug/api.ts';
import { mountDebug } from '../../src/ui/debug/debug.tsx';

const root = document.getElementById('root');
if (root !== null) void bringWords().then(() => mountDebug(root, debugApi));
