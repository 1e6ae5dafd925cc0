import { bringWords } from '../../src/platform/bring-words.ts';
import { popupApi } from '../../src/ui/popup/api.ts';
import { mountPopup } from '../../src/ui/popup/popup.tsx';

const root = document.getElementById('root');
if (root !== null) void bringWords().then(() => mountPopup(root, popupApi));
