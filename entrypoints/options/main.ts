import { optionsApi } from '../../src/ui/options/api.ts';
import { mountOptions } from '../../src/ui/options/options.tsx';

const root = document.getElementById('root');
if (root !== null) mountOptions(root, optionsApi);
