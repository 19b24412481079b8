/** A child process: appends for ever and writes the index of every entry that was acknowledged to its output, one a line. */
import { writeSync } from 'node:fs';
import { systemClock } from '../../../main/base/clock.ts';
import { openTrail } from '../../../main/audit/trail/trail.ts';

const [dir = '', how = 'append'] = process.argv.slice(2);
const opened = openTrail({
  dir,
  origin: 'log.invalid/test/1',
  station: 'Bay 1',
  app: '0.1.0-test',
  clock: systemClock,
  reserveBytes: 4096,
});
if (!opened.ok) {
  writeSync(1, `${opened.error}\n`);
  process.exit(1);
}
const trail = opened.value;
if (how === 'hold') {
  writeSync(1, 'open\n');
  setInterval(() => undefined, 1000);
} else {
  for (let n = 0; ; n += 1) {
    const veh = trail.vehicle(`VR3UPHNKSKT10${String(n % 1000).padStart(4, '0')}` as Parameters<typeof trail.vehicle>[0]);
    const done = trail.append({ kind: 'status', veh, out: 'active', personal: { reason: `answer ${n}` } });
    writeSync(1, done.ok ? `${done.value[0]?.seq ?? -1}\n` : `${done.error}\n`);
    if (!done.ok) process.exit(1);
  }
}
