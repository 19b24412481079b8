/** The web shell's door for other shells: the command line starts it (`carkey serve`, `carkey start`). */
export { startWebShell, type WebShell, type WebShellOptions } from './web/server.ts';
