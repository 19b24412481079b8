/** Adapters that come and go. */
import { mkdtemp, rm, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulatedAdapter } from '../../../main/link/simulator/adapter.ts';
import { openPty } from '../../../main/link/simulator/pty.ts';
import { linkOnly, viewWhere } from './kit.ts';

async function pluggable(): Promise<{ readonly path: string; readonly plug: () => Promise<void>; readonly unplug: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'carkey-port-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'adapter');
  const adapter = await startSimulatedAdapter({ port: 0, car: 'agree', adapter: 'elm327', pace: 0.25 });
  onTestFinished(adapter.stop);
  const pty = await openPty(adapter);
  if (!pty.ok) throw new Error(pty.error);
  onTestFinished(pty.value.unplug);
  return { path, plug: () => symlink(pty.value.path, path), unplug: () => unlink(path) };
}

describe('the radio', () => {
  it('is looked at in a process of its own, and says why it cannot be used', { timeout: 60_000 }, async () => {
    const { link } = linkOnly(false, { bleController: { kind: 'hci-uart', path: '/dev/no-controller', baud: null } });
    expect(link.view().bluetooth).toEqual({ state: 'idle' });
    link.scan(true);
    expect(link.view().bluetooth).toEqual({ state: 'scanning' });
    const view = await viewWhere(link, ({ bluetooth }) => bluetooth.state === 'unavailable');
    expect(view.bluetooth).toMatchObject({ state: 'unavailable', problem: { code: 'no-bluetooth' } });
    expect(view).toMatchObject({ problem: null, restarts: 0 });
    link.scan(true);
    expect(link.view().bluetooth).toEqual({ state: 'scanning' });
    link.scan(false);
    expect(link.view().bluetooth).toEqual({ state: 'idle' });
  });
});

describe('the list of adapters', () => {
  it('shows a port soon after its plug, and drops it soon after its unplug', async () => {
    const { path, plug, unplug } = await pluggable();
    const { link } = linkOnly(true);
    const id = `serial:${path}`;
    link.addPlace({ kind: 'serial', path, baud: null }, { simulated: false });
    const listed = (there: boolean) => viewWhere(link, ({ adapters }) => adapters.some((one) => one.id === id) === there);
    await listed(false);
    await plug();
    await listed(true);
    // The process that looks has surely started: from here on only its pace counts.
    const unplugged = performance.now();
    await unplug();
    await listed(false);
    const plugged = performance.now();
    await plug();
    const view = await listed(true);
    const ms = (from: number, to: number) => (to - from).toFixed(0);
    console.info(`dropped after ${ms(unplugged, plugged)} ms, listed after ${ms(plugged, performance.now())} ms; two seconds are meant`);
    expect(view.adapters.find((one) => one.id === id)).toMatchObject({ kind: 'serial', unusable: null, where: path });
  });

  it('ends a link whose port vanished from it, even when the driver has not noticed', async () => {
    const { path, plug, unplug } = await pluggable();
    const { link } = linkOnly(true);
    link.addPlace({ kind: 'serial', path, baud: 38_400 }, { simulated: false });
    await plug();
    await viewWhere(link, ({ adapters }) => adapters.some((one) => one.where === path));
    expect(await link.read(`serial:${path}`)).toMatchObject({ ok: true });
    await unplug();
    const view = await viewWhere(link, ({ open }) => !open);
    expect(view.problem?.code).toBe('unplugged');
  });
});
