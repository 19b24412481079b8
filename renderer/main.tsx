/** Entry of the page: transport, stores, first render. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './api/connect.ts';
import { App } from './frame/App.tsx';
import type { LoadTexts } from './i18n/language.tsx';
import { fetchTexts, type TextFiles } from './i18n/texts.ts';
import { followHistory } from './hooks/history.ts';
import { createStores, startStores, StoresProvider } from './stores/stores.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';

/** Put in when the page is built: vite.texts.ts. */
declare const TEXT_FILES: TextFiles;

const texts: LoadTexts = (language) => fetchTexts(TEXT_FILES[language]);
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
const transport = connect(window);
const stores = createStores(transport);
const stop = startStores(transport, stores);
followHistory(stores, window);
window.addEventListener('pagehide', stop, { once: true });
// A new address that is opened in the same tab differs in its fragment only; a browser does not load the page again for that.
window.addEventListener('hashchange', () => {
  if (window.location.hash.startsWith('#code=')) window.location.reload();
});
createRoot(root).render(
  <StrictMode>
    <StoresProvider value={stores}>
      <App texts={texts} />
    </StoresProvider>
  </StrictMode>,
);
