/** Entry of the stand-alone verifier. The page starts its own script a second time as a worker: so the whole stays one file. */
import { showPage } from './page.ts';
import { serve } from './worker.ts';
import './style.ts';

if (typeof document === 'undefined') serve(globalThis);
else showPage(document);
