/**
 * A console that activates one vehicle and says on its output, synchronously, which entries were acknowledged (`+SEQ`) and how it ended
 * (`= STATE PROBLEM LOG`), or the refusal that a person is shown instead (`! CODE: …`). Killed, or hit by failing system calls, by its
 * parent. Arguments: data folder, address of the bridge.
 */
import { writeSync } from 'node:fs';
import { activate, call, OK_VIN, started } from '../support/console.ts';
import { practiceAt } from '../support/practice-at.ts';

const say = (words: string): void => void writeSync(1, `${words}\n`);

async function day(dataDir: string, url: string): Promise<void> {
  const console = await started(practiceAt(dataDir, url));
  const { trail } = console.current();
  trail.listen((entries) => entries.forEach((entry) => say(`+${entry.seq}`)));
  say('ready');
  const job = await activate(console, OK_VIN);
  say(`= ${job.attempt?.state.name ?? 'none'} ${job.problem?.kind ?? 'none'} ${trail.view().problem ?? 'none'}`);
  const [row] = await call(console, 'attempts.list', {});
  say(`= ${row?.state ?? 'none'}`);
  await console.stop();
}

const [dataDir = '', url = ''] = process.argv.slice(2);
await day(dataDir, url).catch((fault: unknown) => {
  say(`! ${fault instanceof Error ? fault.message : String(fault)}`);
  // A console that refused may still hold the bridge open; it ends here as its person would end it.
  process.exit(1);
});
