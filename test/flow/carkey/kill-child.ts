/**
 * A console that is killed at a chosen durable step. It is started by kill.test.ts with the data folder, the simulator and the
 * kind of entry after which it dies; SIGKILL leaves no chance to tidy up.
 */
import { activate, OK_VIN, started } from '../../support/console.ts';
import { practiceAt } from '../../support/practice-at.ts';

const [dataDir = '', simulator = '', killAt = ''] = process.argv.slice(2);

const console = await started(practiceAt(dataDir, simulator));
console.current().trail.listen((entries) => {
  if (entries.some((entry) => entry.kind === killAt)) process.kill(process.pid, 'SIGKILL');
});
process.send?.('ready');
await activate(console, OK_VIN);
process.send?.('done');
