/** The token does not follow an address that was changed in the files: a listener of ours stands at the changed one, and hears nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Input } from '../../../app/contract/console.ts';
import { startSimulator, type Simulator } from '../../../main/pims/simulator/server.ts';
import { temporaryFolder } from '../../support/console.ts';
import { realPeer, type RealPeer } from '../../support/real-peer.ts';
import { webConsole, type WebConsole } from '../../support/web-console.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const PIN = '904182';
const OTHER_PIN = '948271';
const TOKEN = 'token-of-the-real-bridge-0123456789';

let folder: ReturnType<typeof temporaryFolder>;
let web: WebConsole;
let simulator: Simulator;
let real: RealPeer;
let stranger: { readonly url: string; readonly heard: string[]; readonly server: Server; connections: number };

beforeEach(async () => {
  folder = temporaryFolder();
  simulator = await startSimulator({ scenario: 'ok', token: TOKEN });
  real = await realPeer(simulator);
  stranger = await listener();
});
afterEach(async () => {
  await web.stop();
  await real.stop();
  await simulator.stop();
  stranger.server.close();
  folder.remove();
});

/** Takes every connection, keeps what it says, and answers nothing a bridge would. */
async function listener(): Promise<typeof stranger> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    made.connections += 1;
    socket.on('data', (part) => {
      heard.push(part.toString('latin1'));
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    });
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const made = { url: `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/pims`, heard, server, connections: 0 };
  return made;
}

const change = async (patch: Input<'settings.change'>) => {
  const reply = await web.ask('settings.change', patch);
  if (!reply.ok) throw new Error(reply.error.detail);
  return reply.value;
};
const signIn = (name: string, pin: string) => web.ask('operators.signIn', { name, pin });
/** The state in which the bridge rests: ready, or a person has to act. */
const bridge = () => web.console.current().bridge.ready(10_000);

/** A live console whose bridge a person of the desk has set up, stopped again. */
async function setUp(): Promise<void> {
  web = await webConsole({ dataDir: folder.path });
  await change({ mode: 'live' });
  await web.ask('operators.first', { name: 'Ada', pin: PIN });
  await web.ask('operators.add', { name: 'Tom', role: 'technician', pin: OTHER_PIN });
  await change({ profile: { url: real.url } });
  await change({ profile: { token: TOKEN } });
  expect(await bridge()).toMatchObject({ name: 'ready' });
  await web.stop();
}

type File = { profile: Record<string, unknown> };

/** What somebody does who can write this user's files. */
function edit(name: string, by: (file: File) => void): void {
  const path = join(folder.path, name);
  const file = JSON.parse(readFileSync(path, 'utf8')) as File;
  by(file);
  writeFileSync(path, JSON.stringify(file));
}

describe('an address that was changed in settings.json', () => {
  it('gets no connection and no token, whoever is there, until a person of the desk confirms it', async () => {
    await setUp();
    edit('settings.json', ({ profile }) => (profile['url'] = stranger.url));
    web = await webConsole({ dataDir: folder.path });
    expect(await bridge()).toEqual({ name: 'refused', problem: 'unconfirmed' });
    await signIn('Tom', OTHER_PIN);
    await web.ask('bridge.reconnect', {});
    expect(await web.ask('settings.change', { profile: { confirm: true } })).toMatchObject({ ok: false, error: { code: 'role' } });
    expect(await bridge()).toEqual({ name: 'refused', problem: 'unconfirmed' });
    expect(stranger.connections).toBe(0);
    await web.ask('operators.signOut', {});
    await signIn('Ada', PIN);
    // Changing something else is no word about the address.
    expect((await change({ profile: { answerTimeoutMs: 9_000 } })).profile).toMatchObject({ confirmed: false, confirmedUrl: real.url });
    expect(await bridge()).toEqual({ name: 'refused', problem: 'unconfirmed' });
    expect(stranger.connections).toBe(0);
    // The control: what she confirms is connected, with the token.
    expect((await change({ profile: { confirm: true } })).profile).toMatchObject({ confirmed: true, tokenSet: true });
    await expect.poll(() => stranger.heard.join('')).toContain(`Bearer ${TOKEN}`);
  });

  it.each<[string, (file: File) => void]>([
    ['pin', ({ profile }) => (profile['pin'] = 'ab'.repeat(32))],
    ['environment', ({ profile }) => (profile['environment'] = 'development')],
  ])('is not the only thing that counts: a changed %s holds the token back as well', async (_, by) => {
    await setUp();
    edit('settings.json', by);
    web = await webConsole({ dataDir: folder.path });
    expect(await bridge()).toEqual({ name: 'refused', problem: 'unconfirmed' });
    await signIn('Ada', PIN);
    await change({ profile: { token: TOKEN } });
    expect(await bridge()).not.toEqual({ name: 'refused', problem: 'unconfirmed' });
  });

  it('is connected at once where nothing was changed', async () => {
    await setUp();
    web = await webConsole({ dataDir: folder.path });
    expect(await bridge()).toMatchObject({ name: 'ready' });
  });

  it('is not believed for a record that was taken away, nor for loose secrets put beside it', async () => {
    await setUp();
    edit('settings.json', ({ profile }) => (profile['url'] = stranger.url));
    edit('secrets.json', (file) => {
      for (const name of Object.keys(file)) if (name !== 'pin-pepper') Reflect.deleteProperty(file, name);
      Object.assign(file, { 'bridge-token': TOKEN, 'client-id': 'client', 'client-secret': 'secret' });
    });
    web = await webConsole({ dataDir: folder.path });
    expect(await bridge()).toEqual({ name: 'refused', problem: 'unconfirmed' });
    expect(stranger.connections).toBe(0);
    await signIn('Ada', PIN);
    expect((await change({ profile: { url: real.url, confirm: true } })).profile).toMatchObject({ confirmed: true, tokenSet: true });
    expect(await bridge()).toMatchObject({ name: 'ready' });
  });
});
