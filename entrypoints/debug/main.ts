import { debugApi } from '../../src/ui/debug/api.ts';
import { mountDebug } from '../../src/ui/debug/debug.tsx';

const root = document.getElementById('root');
if (root !== null) mountDebug(root, debugApi);
