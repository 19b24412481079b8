/**
 * Entry of the command line as it is bundled (out/cli/carkey.js): half the time to the first answer, for whoever starts it often. It needs the Node that
 * carkey.mjs looks for, and is as new as its last build; people at work start carkey.mjs.
 */
import { main } from './main.ts';

process.exitCode = await main(process.argv.slice(2));
