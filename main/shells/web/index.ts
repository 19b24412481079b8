/** The console as pages for a browser on this computer. */
export { startWebShell } from './server.ts';
