import { welcomeApi } from '../../src/ui/welcome/api.ts';
import { mountWelcome } from '../../src/ui/welcome/welcome.tsx';

const root = document.getElementById('root');
if (root !== null) mountWelcome(root, welcomeApi);
