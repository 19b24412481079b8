/** A serial port of Windows, mapped to a pseudo terminal with the simulated adapter behind it. */
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { startSimulatedAdapter } from '../../../main/link/simulator/adapter.ts';
import { openPty } from '../../../main/link/simulator/pty.ts';
import { carkeyEnds, DEVICES, newPlace, reg, runNode, VIN, windows } from '../windows.ts';

/** The registry's place for the names of ports. */
const NAMES = 'HKLM\\HARDWARE\\DEVICEMAP\\SERIALCOMM';

/** A port of this name with an adapter behind it; returns how to pull its plug. */
async function plug(port: string): Promise<() => Promise<void>> {
  const simulator = await startSimulatedAdapter({ port: 0, car: 'agree', adapter: 'elm327', vin: VIN as never });
  const pty = await openPty(simulator);
  if (!pty.ok) throw new Error(pty.error);
  const link = join(DEVICES, port.toLowerCase());
  symlinkSync(pty.value.path, link);
  await reg('add', NAMES, '/v', `\\Device\\${port}`, '/d', port, '/f');
  const unplug = async () => {
    rmSync(link, { force: true });
    await pty.value.unplug();
    await simulator.stop();
  };
  onTestFinished(unplug);
  return unplug;
}

windows('a vehicle is read over a COM port', async () => {
  const { windows: folder } = newPlace();
  await plug('COM33');
  const read = await carkeyEnds(0, ['link', 'read', '--serial', 'COM33', '--data', folder, '--json']);
  expect(read.out).toContain(VIN);
});

windows('a COM port that was named counts as present while the registry names it, and no longer', async () => {
  const ask = `import('file:///Z:/w/main/link/process/port-list.ts').then(({ portsNow, thisComputer }) => portsNow(['COM34', '\\\\\\\\.\\\\COM34'], thisComputer)).then((ports) => console.log('named', ports.filter(({ path }) => path.endsWith('COM34')).length))`;
  expect((await runNode(['-e', ask])).out).toContain('named 0');
  await reg('add', NAMES, '/v', '\\Device\\COM34', '/d', 'COM34', '/f');
  expect((await runNode(['-e', ask])).out).toContain('named 2');
  await reg('delete', NAMES, '/v', '\\Device\\COM34', '/f');
  expect((await runNode(['-e', ask])).out).toContain('named 0');
});
