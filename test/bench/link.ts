/**
 * What the link adds to the adapter: a real link process reads a simulated adapter at real answer times over a pseudo-terminal. The baseline is
 * the same conversation in virtual time, which is the sum of the adapter's own answer times and nothing else.
 */
import { placeId } from '../../app/link/place.ts';
import { systemClock } from '../../main/clock.ts';
import { startLink, type LinkService } from '../../main/link/service.ts';
import { startSimulatedAdapter } from '../../main/link/simulator/adapter.ts';
import { openPty } from '../../main/link/simulator/pty.ts';
import { play } from '../unit/link/drive.ts';
import { judged, median, type Bench } from './row.ts';

const READS = 5;

async function elapsed(link: LinkService, adapter: string): Promise<number> {
  const report = await link.read(adapter, { fresh: true });
  if (!report.ok) throw new Error(report.error.detail);
  if (report.value.verdict.kind !== 'agree') throw new Error('the car did not say its VIN');
  return report.value.elapsedMs;
}

/** The rows. */
export const run: Bench = async () => {
  const own = play('agree').ms;
  const adapter = await startSimulatedAdapter({ port: 0, car: 'agree', adapter: 'elm327' });
  const pty = await openPty({ port: adapter.port });
  if (!pty.ok) return [{ what: 'link: open to VIN', bar: '<= 1.15', measured: pty.error, ratio: null, holds: null }];
  const speeds = new Map<string, number>();
  const memory = { get: (key: string) => speeds.get(key) ?? null, set: (key: string, baud: number) => void speeds.set(key, baud) };
  const link = startLink({ clock: systemClock, log: () => undefined, memory, bleController: { kind: 'default' }, discover: false });
  const place = { kind: 'serial', path: pty.value.path, baud: null } as const;
  link.addPlace(place, { simulated: true });
  const all: number[] = [];
  for (let i = 0; i <= READS; i += 1) all.push(await elapsed(link, placeId(place)));
  await link.stop();
  await pty.value.unplug();
  await adapter.stop();
  const [first = NaN, ...later] = all;
  const typical = median(later);
  const measured = `median ${typical.toFixed(0)} ms, first ${first.toFixed(0)} ms; the adapter's own ${own.toFixed(0)} ms`;
  return [judged('link: open to VIN, against the adapter’s own answer times', measured, typical / own, { atMost: 1.15 })];
};
