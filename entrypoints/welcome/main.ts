import { bringWords } from '../../src/platform/bring-words.ts';
import { welcomeApi } from '../../src/ui/welcome/api.ts';
import { mountWelcome } from '../../src/ui/welcome/welcome.tsx';

const root = document.getElementById('root');
if (root !== null) void bringWords().then(() => mountWelcome(root, welcomeApi));
