/**
 * A console that activates one vehicle and says on its output, synchronously, which entries were acknowledged (`+SEQ`) and how it ended
 * (`= STATE`). Killed, or hit by failing system calls, by its parent. Arguments: data folder, address of the bridge.
 */
import { writeSync } from 'node:fs';
import { activate, call, OK_VIN, started } from '../support/console.ts';
import { liveAt } from './house.ts';

const [dataDir = '', url = ''] = process.argv.slice(2);
const console = await started(liveAt(dataDir, url));
console.current().trail.listen((entries) => entries.forEach((entry) => writeSync(1, `+${entry.seq}\n`)));
writeSync(1, 'ready\n');
const job = await activate(console, OK_VIN);
writeSync(1, `= ${job.attempt?.state.name ?? 'none'} ${job.problem?.kind ?? 'none'}\n`);
const [row] = await call(console, 'attempts.list', {});
writeSync(1, `= ${row?.state ?? 'none'}\n`);
await console.stop();
