/** Rights at the border of a real console in live mode: who may call what, what a locked screen is told, and how much a station may send. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsoleEvent } from '../../../app/contract/console.ts';
import { SENT_PER_HOUR } from '../../../app/operators/throttle.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { startSimulator, type Simulator } from '../../../main/pims/simulator/server.ts';
import { attemptThatEnds } from '../../support/attempts.ts';
import { activate, call, OK_VIN, setUpLive, started, temporaryFolder, send } from '../../support/console.ts';
import { realPeer, type RealPeer } from '../../support/real-peer.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const PIN = '904182';
const OTHER_PIN = '948271';
const OTHER_VIN = 'VR1AB12C3D4567891';
let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole | null = null;
let simulator: Simulator | null = null;
let peer: RealPeer | null = null;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await run?.stop();
  await peer?.stop();
  await simulator?.stop();
  run = simulator = peer = null;
  folder.remove();
});

/** A live console whose bridge is in its settings. */
async function live(marked = false): Promise<RunningConsole> {
  simulator = await startSimulator({ scenario: 'ok' });
  peer = await realPeer(simulator);
  const made = await started({ dataDir: folder.path, override: { mode: 'practice' } });
  setUpLive(made, marked ? simulator.url : peer.url);
  await made.stop();
  run = await started({ dataDir: folder.path });
  await run.current().bridge.ready(10_000);
  return run;
}

const kinds = (console: RunningConsole) =>
  console
    .current()
    .trail.list({}, undefined, 100)
    .rows.map(({ kind, out, d }) => [kind, out, d?.word].filter((one) => one !== undefined).join(' '));

describe('live mode', () => {
  it('does nothing for anybody before somebody has signed in, and says so in the log', async () => {
    const console = await live();
    expect(await send(console, 'job.open', { vin: OK_VIN, how: 'typed' })).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect(await send(console, 'job.get', {})).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect(await console.api.call('about.get', {})).toMatchObject({ ok: true });
    expect(kinds(console)).toContain('denied signed-out job.open');
    expect(kinds(console).filter((one) => one.startsWith('denied'))).toHaveLength(1);
  });

  it('works for who signed in, under the own name, and stops behind the lock', async () => {
    const console = await live();
    await call(console, 'operators.first', { name: 'Ada', pin: PIN });
    expect((await call(console, 'job.open', { vin: OK_VIN, how: 'typed' })).vin).toBe(OK_VIN);
    const looked = console.current().trail.list({ kind: 'lookup' }, undefined, 1).rows[0];
    expect([looked?.operator, looked?.role]).toEqual(['Ada', 'admin']);

    const heard: ConsoleEvent['type'][] = [];
    const stop = console.api.listen((event) => heard.push(event.type));
    await call(console, 'operators.lock', {});
    heard.length = 0;
    console.current().job.touch();
    expect(heard).toEqual([]);
    expect(await send(console, 'job.refresh', {})).toMatchObject({ ok: false, error: { code: 'locked' } });
    await call(console, 'operators.unlock', { pin: PIN });
    console.current().job.touch();
    expect(heard).toContain('job');
    stop();
    expect(kinds(console)).toEqual(expect.arrayContaining(['session locked', 'session unlocked', 'sign-in signed-in', 'sign-in set-up']));
  });

  it('refuses what the role may not do, names who may, and logs it', async () => {
    const console = await live();
    await call(console, 'operators.first', { name: 'Ada', pin: PIN });
    await call(console, 'operators.add', { name: 'Tom', role: 'technician', pin: OTHER_PIN });
    await call(console, 'operators.signOut', {});
    await call(console, 'operators.signIn', { name: 'Tom', pin: OTHER_PIN });
    const refused = await send(console, 'job.decide', {
      attempt: 'A-00000000000000000000000000',
      as: 'no-effect',
      reason: 'it looks so',
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'role', whoMay: ['support', 'admin'] } });
    expect(await console.api.call('operators.list', {})).toMatchObject({ ok: false, error: { code: 'role' } });
    expect(kinds(console)).toContain('denied role job.decide');
  });

  it('keeps a technician from asking again for a code that was lost, however many attempts came since', async () => {
    const console = await live();
    await call(console, 'operators.first', { name: 'Ada', pin: PIN });
    await call(console, 'operators.add', { name: 'Tom', role: 'technician', pin: OTHER_PIN });
    await call(console, 'operators.signOut', {});
    const since = Array.from({ length: 500 }, () => attemptThatEnds(console, OTHER_VIN, 'no-effect'));
    const written = console.current().trail.append(...attemptThatEnds(console, OK_VIN, 'activated-code-lost'), ...since.flat());
    expect(written).toMatchObject({ ok: true });
    await call(console, 'operators.signIn', { name: 'Tom', pin: OTHER_PIN });
    const again = { ok: false, error: { code: 'role', whoMay: ['support', 'admin'] } };
    expect(await send(console, 'job.activate', { vin: OK_VIN })).toMatchObject(again);
    expect(await send(console, 'job.activate', { vin: OTHER_VIN })).not.toMatchObject(again);
    expect(kinds(console)).toContain('denied role job.activate.again');
  });

  it('never talks to a bridge that calls itself a simulator, whoever is signed in', async () => {
    const console = await live(true);
    expect(console.current().bridge.state()).toEqual({ name: 'refused', problem: 'simulator-in-live' });
    await call(console, 'operators.first', { name: 'Ada', pin: PIN });
    await call(console, 'bridge.reconnect', {});
    expect(await console.current().bridge.ready(10_000)).toEqual({ name: 'refused', problem: 'simulator-in-live' });
    await expect(activate(console, OK_VIN)).rejects.toThrow('not-ready');
    expect(simulator?.counts()).toEqual({ sets: {}, effects: {} });
  });

  it('sends ten activations within an hour and no more, counted over a restart', async () => {
    let console = await live();
    await call(console, 'operators.first', { name: 'Ada', pin: PIN });
    for (let i = 0; i < SENT_PER_HOUR; i += 1) {
      if (i === 4) {
        await console.stop();
        run = console = await started({ dataDir: folder.path });
        await console.current().bridge.ready(10_000);
        await call(console, 'operators.signIn', { name: 'Ada', pin: PIN });
      }
      simulator?.reset(OK_VIN);
      expect((await activate(console, OK_VIN)).attempt?.state.name).toBe('succeeded');
    }
    simulator?.reset(OK_VIN);
    await expect(activate(console, OK_VIN)).rejects.toThrow('throttled');
    expect(console.current().trail.list({ kind: 'sent' }, undefined, 50).rows).toHaveLength(SENT_PER_HOUR);
  });
});

describe('practice mode', () => {
  it('needs no account, and changes none', async () => {
    run = await started({ dataDir: folder.path, override: { mode: 'practice', scenario: 'ok', operatorName: 'Learner' } });
    expect((await activate(run, OK_VIN)).attempt?.state.name).toBe('succeeded');
    expect(await run.api.call('operators.add', { name: 'Tom', role: 'admin', pin: PIN })).toMatchObject({
      ok: false,
      error: { code: 'live-only' },
    });
  });
});
