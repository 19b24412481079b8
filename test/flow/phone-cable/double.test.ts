/** The cable against a double of the adb server's socket protocol: states that only a real phone on a real cable can be in. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { adbServerDouble, type AdbServerDouble } from '../../support/adb-server-double.ts';
import { temporaryFolder } from '../../support/console.ts';
import { afterwards, bridgeApp, bridgeUntil, onCable, stateIs, viewNow, wordIs } from './kit.ts';

const WAIT = { timeout: 10_000 };

async function double(): Promise<AdbServerDouble> {
  const server = await adbServerDouble();
  afterwards(() => server.stop());
  return server;
}

describe('a phone on the cable', () => {
  it('plugged, allowed, app opened: the bridge is ready; unplugged, it says so, and plugged in again it heals', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port);
    expect(await wordIs(run, 'no-phone')).toMatchObject({ name: 'refused', problem: 'phone-cable', cable: { used: true, next: 'plug' } });
    adb.phones([{ serial: 'A', state: 'unauthorized' }]);
    expect((await wordIs(run, 'unauthorised')).cable?.phones).toEqual([{ serial: 'A', model: null, state: 'unauthorised' }]);
    adb.phones([{ serial: 'A', state: 'device', model: 'Pixel_8', app: null }]);
    await wordIs(run, 'no-app');
    expect(adb.forwarded()).toEqual([]);
    adb.phones([{ serial: 'A', state: 'device', model: 'Pixel_8', app }]);
    expect(await stateIs(run, 'ready')).toMatchObject({ cable: { word: 'ready', phone: 'A' } });
    adb.phones([]);
    await bridgeUntil(run, (view) => view.name === 'refused' && view.problem === 'phone-cable' && view.cable?.word === 'no-phone');
    adb.phones([{ serial: 'A', state: 'device', model: 'Pixel_8', app }]);
    await stateIs(run, 'ready');
  });

  it.each([
    ['offline', 'offline'],
    ['recovery', 'other-mode'],
    ['no permissions (user in plugdev group); see [http://x]', 'no-permission'],
  ])('%s: %s, and nothing is asked of it', async (state, word) => {
    const adb = await double();
    const run = await onCable(adb.port);
    adb.phones([{ serial: 'A', state }]);
    expect(await wordIs(run, word)).toMatchObject({ name: 'refused', problem: 'phone-cable' });
    expect(adb.heard).toEqual([]);
  });

  it('the app closed and opened again: the lamp says it, and the bridge comes back', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port);
    const with_ = (open: number | null) => adb.phones([{ serial: 'A', state: 'device', app: open }]);
    with_(app);
    await stateIs(run, 'ready');
    with_(null);
    run.current().bridge.renew();
    expect(await wordIs(run, 'no-app')).toMatchObject({ cable: { next: 'open-app' } });
    with_(app);
    await stateIs(run, 'ready');
  });

  it('a forwarding that somebody else took away is made again', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port);
    adb.phones([{ serial: 'A', state: 'device', app }]);
    await stateIs(run, 'ready');
    const [first] = adb.forwarded();
    adb.forget();
    run.current().bridge.renew();
    await bridgeUntil(run, (view) => view.name === 'ready' && adb.forwarded().length === 1);
    expect(adb.forwarded()).not.toEqual([first]);
  });

  it('another phone under the same serial: the way is made anew, to that one', async () => {
    const [adb, app, other] = [await double(), await bridgeApp(), await bridgeApp()];
    const run = await onCable(adb.port);
    adb.phones([{ serial: 'A', state: 'device', app }]);
    await stateIs(run, 'ready');
    const names: string[] = [];
    run.api.listen((event) => (event.type === 'bridge' ? names.push(event.bridge.name) : undefined));
    adb.replug([{ serial: 'A', state: 'device', app: other }]);
    await bridgeUntil(run, (view) => view.name === 'ready' && names.includes('connecting'));
    expect(adb.heard.filter((request) => request.includes(':forward:')).at(-1)).toContain('transport-id:2:');
  });

  it('a port that leads to another phone by now is not taken for ours', async () => {
    const [adb, app, other] = [await double(), await bridgeApp(), await bridgeApp()];
    const run = await onCable(adb.port, 'usb:A');
    adb.phones([
      { serial: 'A', state: 'device', app },
      { serial: 'B', state: 'device', app: other },
    ]);
    await stateIs(run, 'ready');
    const [port = 0] = adb.forwarded();
    await adb.give(port, 'B');
    run.current().cable?.check();
    await vi.waitFor(() => expect(adb.forwarded()).toHaveLength(2), WAIT);
    await bridgeUntil(run, (view) => view.name === 'ready');
    await vi.waitFor(() => expect(adb.talking()).toEqual(['A']), WAIT);
  });

  it('the server killed and started again: said, and healed', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port);
    adb.phones([{ serial: 'A', state: 'device', app }]);
    await stateIs(run, 'ready');
    await adb.kill();
    await bridgeUntil(run, ({ cable }) => cable?.word === 'not-started' || cable?.word === 'no-adb');
    await adb.revive();
    await stateIs(run, 'ready');
  });

  it('a refused token is the bridge’s own matter: the cable stays ready, and no pause of the bridge is cut short', async () => {
    const [adb, app] = [await double(), await bridgeApp('token-of-the-phone-0123456789')];
    const run = await onCable(adb.port);
    adb.phones([{ serial: 'A', state: 'device', app }]);
    expect(await bridgeUntil(run, (view) => view.name === 'refused' && view.problem !== 'phone-cable')).toMatchObject({
      problem: 'no-token',
      cable: { word: 'ready' },
    });
    expect(adb.heard.filter((request) => request.includes(':forward:'))).toHaveLength(1);
  });

  it('the forwarding is taken back at the end', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port);
    adb.phones([{ serial: 'A', state: 'device', app }]);
    await stateIs(run, 'ready');
    expect(adb.forwarded()).toHaveLength(1);
    await run.stop();
    expect(adb.forwarded()).toEqual([]);
  });
});

describe('several phones', () => {
  it('a person chooses; the other one is never asked, and never takes the place of the chosen one', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port);
    const [a, b] = [
      { serial: 'A', state: 'device', app },
      { serial: 'B', state: 'device', app },
    ];
    adb.phones([a, b]);
    expect(await wordIs(run, 'which-phone')).toMatchObject({ name: 'refused', cable: { next: 'choose', phone: null } });
    expect(adb.heard).toEqual([]);
    expect(await run.api.call('bridge.phone', { serial: 'C' })).toMatchObject({ ok: false });
    expect(run.current().cable?.choose('B')).toBe(true);
    expect(await stateIs(run, 'ready')).toMatchObject({ cable: { phone: 'B' } });
    adb.phones([a]);
    await bridgeUntil(run, (view) => view.name === 'refused' && view.cable?.word === 'chosen-away');
    adb.phones([a, b]);
    expect(await stateIs(run, 'ready')).toMatchObject({ cable: { phone: 'B' } });
    expect(adb.heard.some((request) => /transport-id:1\b/.test(request))).toBe(false);
  });

  it('another one is chosen while one is in use: nothing is said to the former any more', async () => {
    const [adb, app, other] = [await double(), await bridgeApp(), await bridgeApp()];
    const run = await onCable(adb.port);
    adb.phones([{ serial: 'A', state: 'device', app }]);
    await stateIs(run, 'ready');
    adb.phones([
      { serial: 'A', state: 'device', app },
      { serial: 'B', state: 'device', app: other },
    ]);
    await bridgeUntil(run, ({ cable }) => cable?.phones.length === 2);
    expect(run.current().cable?.choose('B')).toBe(true);
    await bridgeUntil(run, (view) => view.name === 'ready' && view.cable?.phone === 'B');
    await vi.waitFor(() => expect(new Set(adb.talking())).toEqual(new Set(['B'])), WAIT);
  });

  it('another one is plugged in while one is in use: that one stays, and no connection is cut', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port);
    adb.phones([{ serial: 'A', state: 'device', app }]);
    await stateIs(run, 'ready');
    const before = adb.forwarded();
    const names: string[] = [];
    run.api.listen((event) => (event.type === 'bridge' ? names.push(event.bridge.name) : undefined));
    adb.phones([
      { serial: 'A', state: 'device', app },
      { serial: 'B', state: 'device', app },
    ]);
    expect(await bridgeUntil(run, ({ cable }) => cable?.phones.length === 2)).toMatchObject({ name: 'ready', cable: { phone: 'A' } });
    expect(adb.forwarded()).toEqual(before);
    expect(new Set(names)).toEqual(new Set(['ready']));
  });

  it('usb:SERIAL names one', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port, 'usb:B?port=8080');
    adb.phones([
      { serial: 'A', state: 'device', app },
      { serial: 'B', state: 'device', app },
    ]);
    expect(await stateIs(run, 'ready')).toMatchObject({ cable: { phone: 'B' } });
    expect(adb.heard.find((request) => request.includes(':forward:'))).toMatch(/;tcp:8080$/);
  });
});

describe('what is not asked for is not done', () => {
  it('an address that nobody confirmed: nothing is asked of the phone', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port, 'usb:', { confirm: false });
    adb.phones([{ serial: 'A', state: 'device', app }]);
    expect(await bridgeUntil(run, ({ cable }) => cable?.phones.length === 1)).toMatchObject({ name: 'refused', problem: 'unconfirmed' });
    expect(adb.heard).toEqual([]);
  });

  it('switched off: no server is spoken to', async () => {
    const server = createServer();
    let connections = 0;
    server.on('connection', () => (connections += 1));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    afterwards(() => void server.close());
    const address = server.address();
    const run = await onCable(typeof address === 'object' && address !== null ? address.port : 0, 'usb:', { phoneCable: 'off' });
    expect(viewNow(run)).toMatchObject({ name: 'refused', problem: 'phone-cable', cable: { word: 'off', next: 'switch-on' } });
    expect(connections).toBe(0);
  });

  it('a bridge elsewhere: the phone is found, and nothing is asked of it', async () => {
    const [adb, app] = [await double(), await bridgeApp()];
    const run = await onCable(adb.port, `ws://127.0.0.1:${app}/pims`);
    adb.phones([{ serial: 'A', state: 'device', model: 'Pixel_8', app }]);
    expect(await bridgeUntil(run, ({ name, cable }) => name === 'ready' && cable?.phones.length === 1)).toMatchObject({
      cable: { used: false },
    });
    expect(adb.heard).toEqual([]);
  });
});

describe('no server', () => {
  /** An `adb` that leaves a mark when it is started. */
  function program(end = 'exit 1'): { readonly mark: string } {
    const folder = temporaryFolder();
    afterwards(() => folder.remove());
    const [bin, mark] = [join(folder.path, 'bin'), join(folder.path, 'started')];
    mkdirSync(bin);
    writeFileSync(join(bin, 'adb'), `#!/bin/sh\necho "$@" > ${mark}\n${end}\n`);
    chmodSync(join(bin, 'adb'), 0o755);
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH'] ?? ''}`);
    return { mark };
  }
  const silent = async () => {
    const adb = await double();
    await adb.kill();
    return adb.port;
  };

  it('adb is not installed: one sentence how', async () => {
    vi.stubEnv('PATH', '');
    vi.stubEnv('ANDROID_HOME', undefined);
    vi.stubEnv('ANDROID_SDK_ROOT', undefined);
    expect(await wordIs(await onCable(await silent()), 'no-adb')).toMatchObject({ cable: { next: 'install-adb' } });
  });

  it.skipIf(process.platform === 'win32')('adb is installed and not running: it is not started by itself', async () => {
    const { mark } = program();
    expect(await wordIs(await onCable(await silent()), 'not-started')).toMatchObject({ cable: { next: 'start-adb' } });
    expect(existsSync(mark)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('only where the setting says so', async () => {
    const { mark } = program();
    await wordIs(await onCable(await silent(), 'usb:', { phoneCable: 'start' }), 'not-started');
    expect(existsSync(mark)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')(
    'started anew, it counts its phones from one again: nothing of the former server counts',
    async () => {
      const folder = temporaryFolder();
      afterwards(() => folder.remove());
      const go = join(folder.path, 'go');
      const { mark } = program(`while [ ! -e ${go} ]; do sleep 0.05; done`);
      const [adb, app] = [await double(), await bridgeApp()];
      const run = await onCable(adb.port, 'usb:', { phoneCable: 'start' });
      adb.phones([{ serial: 'A', state: 'device', app }]);
      await stateIs(run, 'ready');
      const away = bridgeUntil(run, ({ cable }) => cable?.phones.length === 0);
      await adb.kill();
      await vi.waitFor(() => expect(existsSync(mark)).toBe(true), WAIT);
      await adb.revive();
      writeFileSync(go, '');
      await away;
      await stateIs(run, 'ready');
    },
  );
});
