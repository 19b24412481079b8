/** Ports that vanish, are held by others, or are given up by a person. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { describe, expect, it, onTestFinished } from 'vitest';
import { atStep, openKit, viewWhere } from './kit.ts';

/** Holds a port open in a process of its own until the test ends. */
async function holdElsewhere(path: string): Promise<void> {
  const driver = pathToFileURL(createRequire(import.meta.url).resolve('serialport')).href;
  const program = `import(${JSON.stringify(driver)}).then(({ SerialPort }) => new SerialPort({ path: process.argv[1], baudRate: 9600 }, (e) => console.log(e ?? 'held')).resume())`;
  const holder = spawn(process.execPath, ['-e', program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
}

describe('a port that is lost', () => {
  it.for([false, true])('ends a running read as unplugged (network: %s)', async (network) => {
    const { link, id, unplug } = await openKit({ network });
    const read = link.read(id);
    await atStep(link, 'contact-car');
    await unplug();
    const result = await read;
    expect(result).toMatchObject({ ok: false, error: { code: 'unplugged' } });
    expect(link.view()).toMatchObject({ open: false, activity: { name: 'idle' }, problem: { code: 'unplugged' }, restarts: 0 });
  });

  it.for([false, true])('is noticed between reads (network: %s)', async (network) => {
    const { link, id, unplug } = await openKit({ network });
    expect((await link.read(id)).ok).toBe(true);
    await unplug();
    const view = await viewWhere(link, ({ open }) => !open);
    expect(view.problem?.code).toBe('unplugged');
    expect(await link.reread()).toMatchObject({ ok: false, error: { code: 'no-adapter' } });
  });

  it('forgets what an earlier port said as soon as another one is open', async () => {
    const { link, id, setCar } = await openKit({ network: true });
    await link.read(id);
    expect(setCar('conflict')).toBe(true);
    await viewWhere(link, ({ open }) => !open);
    expect(link.view().last).not.toBeNull();
    const read = link.read(id);
    const opened = await viewWhere(link, ({ open }) => open);
    expect(opened.last).toBeNull();
    expect(await read).toMatchObject({ ok: true, value: { verdict: { kind: 'conflict' } } });
  });

  it('is told apart from one that is held by another program, and from one that is not there', async () => {
    const { link, id, place } = await openKit();
    if (place.kind !== 'serial') throw new Error('a serial port was meant');
    await holdElsewhere(place.path);
    expect(await link.read(id)).toMatchObject({ ok: false, error: { code: 'held-by-other' } });
    expect(link.view()).toMatchObject({ open: false, problem: { code: 'held-by-other' } });
    link.addPlace({ kind: 'serial', path: '/dev/not-there', baud: null }, { simulated: false });
    expect(await link.read('serial:/dev/not-there')).toMatchObject({ ok: false, error: { code: 'not-found' } });
    link.forgetProblem();
    expect(link.view().problem).toBeNull();
  });

  it('is told apart from an address where nobody listens, and from an adapter that is not in the list', async () => {
    const { link, id, unplug } = await openKit({ network: true });
    await unplug();
    expect(await link.read(id)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await link.read('serial:/dev/other')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('a person', () => {
  it('gives a read up: the adapter is restored, and reads again', async () => {
    const { link, id, commands } = await openKit({ car: 'asleep', pace: 1 });
    const read = link.read(id);
    await atStep(link, 'search-protocol');
    expect(await link.read(id)).toMatchObject({ ok: false, error: { code: 'busy' } });
    link.cancel();
    expect(await read).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(commands.slice(-5).map((text) => text.trim())).toEqual(['ATPC', 'ATAR', 'ATFCSM0', 'ATSH7DF', 'ATD']);
    expect(link.view()).toMatchObject({ open: true, problem: null, activity: { name: 'idle' } });
  });

  it('lets go of the port, which another program can have then', async () => {
    const { link, id, place } = await openKit();
    await link.read(id);
    await link.close();
    expect(link.view()).toMatchObject({ open: false, problem: null, activity: { name: 'idle' } });
    if (place.kind === 'serial') await holdElsewhere(place.path);
    expect(await link.read(id)).toMatchObject({ ok: false, error: { code: 'held-by-other' } });
  });

  it('closes in the middle of a read: the adapter is restored, and the read ends', async () => {
    const { link, id, commands } = await openKit({ car: 'asleep', pace: 1 });
    const read = link.read(id);
    await atStep(link, 'search-protocol');
    await link.close();
    expect(commands.at(-1)).toBe('ATD');
    expect(await read).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(link.view()).toMatchObject({ open: false, activity: { name: 'idle' } });
  });

  it('is told when the link stops while a read runs', async () => {
    const { link, id } = await openKit({ car: 'asleep', pace: 1 });
    const read = link.read(id);
    await atStep(link, 'wake-adapter');
    await link.stop();
    expect((await read).ok).toBe(false);
  });
});
