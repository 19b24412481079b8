/** What the command line has for the team that writes the phone app. */
export { bridge } from './bridge.ts';
