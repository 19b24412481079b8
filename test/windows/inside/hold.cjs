// Runs in Windows. hold.cjs FILE [MS]: opens the file so that nobody else can (no sharing), says so, and lets go after MS or when it is ended.
const { constants, openSync, closeSync } = require('node:fs');

/** libuv's own flag: it opens the file with no sharing at all, as virus scanners and backups do. */
const EXCLUSIVE = 0x10000000;
const [, , file, ms] = process.argv;
const fd = openSync(file, constants.O_RDONLY | EXCLUSIVE);
process.stdout.write('held\n');
const limit = ms === undefined ? 2 ** 30 : Number(ms);
setTimeout(() => closeSync(fd), limit);
