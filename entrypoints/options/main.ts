import { bringWords } from '../../src/platform/bring-words.ts';
import { optionsApi } from '../../src/ui/options/api.ts';
import { mountOptions } from '../../src/ui/options/options.tsx';

const root = document.getElementById('root');
if (root !== null) void bringWords().then(() => mountOptions(root, optionsApi));
