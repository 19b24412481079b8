/** Entry of the page: transport, stores, first render. */
import './verifier/no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './api/connect.ts';
import { App } from './App.tsx';
import { createStores, startStores, StoresProvider } from './stores/stores.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
const transport = connect(window);
const stores = createStores(transport);
const stop = startStores(transport, stores);
window.addEventListener('pagehide', stop, { once: true });
// A new address that is opened in the same tab differs in its fragment only; a browser does not load the page again for that.
window.addEventListener('hashchange', () => {
  if (window.location.hash.startsWith('#code=')) window.location.reload();
});
createRoot(root).render(
  <StrictMode>
    <StoresProvider value={stores}>
      <App />
    </StoresProvider>
  </StrictMode>,
);
