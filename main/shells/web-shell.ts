/** The web shell's door for other shells: the command line starts it (`carkey serve`, `carkey start`). */
export { startWebShell, type WebShell } from './web/server.ts';
