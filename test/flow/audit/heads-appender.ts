/** A child process: appends entries that are signed at once, and others, until it is killed. Tells after each how many were taken. */
import { fileSeedStore } from '../../../main/audit/keys/seed-store.ts';
import { openTrail } from '../../../main/audit/trail/trail.ts';
import { fileKeeper } from '../../../main/audit/witness/high-water-mark.ts';
import { systemClock } from '../../../main/base/clock.ts';

const [dir = '', mark = ''] = process.argv.slice(2);
const opened = openTrail({
  dir,
  origin: 'log.invalid/test/1',
  station: 'Bay 1',
  app: '0.1.0-test',
  clock: systemClock,
  reserveBytes: 4096,
  seeds: fileSeedStore(dir),
  keeper: fileKeeper(mark),
});
if (!opened.ok) process.exit(1);
const trail = opened.value;

let count = 0;
function step(): void {
  const done = trail.append({ kind: count % 3 === 0 ? 'stop' : 'clock' });
  if (!done.ok) process.exit(1);
  count += 1;
  process.send?.(count);
  setImmediate(step);
}
step();
