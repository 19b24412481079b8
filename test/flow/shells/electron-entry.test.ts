/** Electron's entry, bundled as for the package, run by Node against a double of Electron: from the first line to the last, with a real console. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type RolldownOptions } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Holding } from '../../faults/held-hook.ts';
import { OK_VIN } from '../../support/console.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import config from '../../../rolldown.config.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'carkey-electron-'));

/** Plays one short day: the page is loaded, sends one good and one foreign message, the window is closed. Every step is one line of output. */
const DOUBLE = `
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
const say = (what, more) => process.stdout.write(JSON.stringify([what, more]) + '\\n');
const handlers = new Map();
class Contents extends EventEmitter {
  mainFrame = { url: 'carkey://console/index.html', origin: 'carkey://console' };
  isDestroyed() { return false; }
  send() {}
  setWindowOpenHandler() {}
  getZoomLevel() { return 0; }
}
export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  setPath: (name, path) => say('path', [name, path]),
  enableSandbox: () => say('sandbox'),
  setAsDefaultProtocolClient: (...args) => say('protocol', args),
  setAppUserModelId: (id) => say('id', id),
  setDesktopName: () => {},
  getLocale: () => 'en-GB',
  getVersion: () => '0.1.0',
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: () => process.env.DOUBLE_LOCKED !== '1',
  quit: () => {
    let prevented = false;
    app.emit('before-quit', { preventDefault: () => (prevented = true) });
    say('quit', prevented ? 'waits' : 'at once');
    if (!prevented) process.exit(0);
  },
  exit: (code) => { say('exit', code); process.exit(code); },
});
export const protocol = { registerSchemesAsPrivileged: (list) => say('schemes', list) };
export const session = { defaultSession: {
  protocol: { handle: (scheme, handler) => { say('serves', scheme); session.serve = handler; } },
  setPermissionRequestHandler: () => say('permissions', 'request'),
  setPermissionCheckHandler: () => say('permissions', 'check'),
  setDevicePermissionHandler: () => say('permissions', 'device'),
  webRequest: { onBeforeRequest: () => say('outside requests') },
  on: (name) => say('guards', name),
} };
export const Menu = { buildFromTemplate: (template) => template, setApplicationMenu: () => say('menu') };
export const screen = { getPrimaryDisplay: () => ({ workArea: { x: 0, y: 0, width: 1280, height: 720 } }), getAllDisplays: () => [] };
export const dialog = { showErrorBox: (title, text) => say('error box', text) };
export const clipboard = { readText: () => Promise.resolve(''), write: () => Promise.resolve(say('clipboard')), clear: () => {} };
export class ClipboardItem {}
export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: (text) => Promise.resolve(Buffer.from('os:' + text)),
  decryptStringAsync: (data) => Promise.resolve({ result: data.toString().slice(3) }),
};
export const powerMonitor = new EventEmitter();
process.resourcesPath = process.cwd();
export const powerSaveBlocker = { start: () => 1, stop: () => {} };
export const utilityProcess = { fork: (file, args, { stdio }) => {
  const child = fork(file, args, { stdio: [stdio, stdio, stdio, 'ipc'] });
  child.postMessage = (message) => child.connected && child.send(message, () => {});
  return child;
} };
export const shell = { openExternal: () => say('opened outside') };
export const ipcMain = { handle: (channel, handler) => handlers.set(channel, handler), removeHandler: (channel) => handlers.delete(channel) };
const jobUntil = async (ask, fits) => {
  let job = await ask('job.get', {});
  while (!fits(job)) { await pause(20); job = await ask('job.get', {}); }
  return job;
};
/** Activates a vehicle whose answer never comes, and closes the window while it is waited for. */
async function closeWhileSent(ask) {
  const vin = '${OK_VIN}';
  await ask('settings.change', { scenario: 'lost-answer' });
  await ask('job.open', { vin, how: 'typed' });
  await jobUntil(ask, (job) => job.vin === vin && job.stage === null);
  await ask('practice.plug', { car: 'agree' });
  await ask('link.read', { adapter: (await ask('link.get', {})).adapters[0].id });
  await jobUntil(ask, (job) => job.stage === null && job.evidence.some(({ source }) => source.startsWith('link')));
  for (const what of ['keys', 'inside']) await ask('job.confirm', { vin, what, value: true });
  await jobUntil(ask, (job) => job.stage === null && job.next.action === 'activate');
  void ask('job.activate', { vin });
  say('attempt', (await jobUntil(ask, (job) => job.attempt?.state.name === 'sent')).attempt.state.name);
  app.emit('window-all-closed');
}
export class BrowserWindow extends EventEmitter {
  webContents = new Contents();
  constructor(options) { super(); say('window', options.webPreferences.sandbox); app.emit('web-contents-created', {}, this.webContents); }
  isDestroyed() { return false; }
  isMinimized() { return false; }
  isVisible() { return true; }
  show() {}
  async loadURL(url) {
    say('loads', [url, session.serve({ url, method: 'GET' }).status]);
    if (url.endsWith('/starting.html')) return;
    const { webContents: sender } = this;
    const call = handlers.get('carkey:call');
    say('answer', await call({ sender, senderFrame: sender.mainFrame }, 'about.get', {}));
    const ask = async (method, input) => (await call({ sender, senderFrame: sender.mainFrame }, method, input)).value;
    if (process.env.DOUBLE_PLAY === 'close-while-sent') return closeWhileSent(ask);
    await ask('settings.change', { operatorName: 'Łukasz Żółć' });
    await ask('practice.plug', { car: 'agree' });
    await ask('link.read', { adapter: (await ask('link.get', {})).adapters[0].id });
    let link = await ask('link.get', {});
    while (link.last === null && link.problem === null) { await pause(50); link = await ask('link.get', {}); }
    say('car', link.last?.verdict.kind ?? link.problem);
    const pdf = await ask('audit.export', { filter: {}, format: 'pdf' });
    say('pdf', pdf);
    try { call({ sender, senderFrame: null }, 'about.get', {}); say('foreign', 'answered'); } catch { say('foreign', 'rejected'); }
    app.emit('window-all-closed');
    app.quit();
  }
}
`;

async function bundle(options: RolldownOptions | undefined, dir: string): Promise<void> {
  const output = options?.output;
  if (options === undefined || output === undefined || Array.isArray(output)) throw new Error('the configuration has another shape');
  await build({ ...options, cwd: ROOT, output: { ...output, dir }, logLevel: 'warn' });
}

type Step = readonly [string, unknown];

/** Runs the entry to its end. */
function run(
  data: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number | null; readonly steps: readonly Step[]; readonly errors: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(folder, 'out/main/electron.js'), '--data', data, '--some-switch-of-chromium'], {
      env: { ...process.env, ...env },
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => (errors += part.toString('utf8')));
    child.on('close', (code) =>
      done({
        code,
        errors,
        steps: output
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Step),
      }),
    );
  });
}

describe('the Electron entry', () => {
  beforeAll(async () => {
    const [main, preload] = config as readonly RolldownOptions[];
    await bundle(main, join(folder, 'out/main'));
    await bundle(preload, join(folder, 'out/preload'));
    for (const path of ['out/renderer', 'node_modules/electron']) mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'packed', type: 'module' }));
    writeFileSync(join(folder, 'out/renderer/index.html'), 'page');
    writeFileSync(
      join(folder, 'node_modules/electron/package.json'),
      JSON.stringify({ name: 'electron', type: 'module', main: 'index.js' }),
    );
    writeFileSync(join(folder, 'node_modules/electron/index.js'), DOUBLE);
    symlinkSync(join(ROOT, 'node_modules/better-sqlite3'), join(folder, 'node_modules/better-sqlite3'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('starts in order, answers its page, reads a car in a process of its own, rejects a foreign frame, and quits once the console has stopped', async () => {
    const data = join(folder, 'data');
    const { code, steps, errors } = await run(data);
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(steps.map(([what]) => what)).toEqual([
      'id',
      'sandbox',
      'schemes',
      'protocol',
      'path',
      'serves',
      'permissions',
      'permissions',
      'permissions',
      'outside requests',
      'window',
      'loads',
      'loads',
      'menu',
      'guards',
      'loads',
      'answer',
      'car',
      'pdf',
      'foreign',
      'quit',
      'quit',
      'exit',
    ]);
    const of = (name: string) => steps.find(([what]) => what === name)?.[1];
    expect(of('path')).toEqual(['userData', join(data, 'browser')]);
    expect(of('schemes')).toEqual([{ scheme: 'carkey', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    expect(of('guards')).toBe('will-download');
    const starting = ['carkey://console/starting.html', 200];
    expect(steps.filter(([what]) => what === 'loads').map(([, page]) => page)).toEqual([
      starting,
      starting,
      ['carkey://console/index.html', 200],
    ]);
    expect(readdirSync(data).includes('master.key')).toBe(process.platform !== 'linux');
    expect(of('answer')).toMatchObject({ ok: true, value: { shell: 'electron', dataDir: data, interrupted: null } });
    // The letters come out of the bundle: there is no package beside it.
    const { data: pdf } = of('pdf') as { readonly data: string };
    expect(pdfPages(Buffer.from(pdf, 'base64')).join('\n')).toContain('Łukasz Żółć');
    expect([of('car'), of('foreign'), of('quit'), of('exit')]).toEqual(['agree', 'rejected', 'waits', 0]);
  });

  test('closed in the middle of an activation, it waits for nobody, leaves it unknown, and shows it first at the next start', async () => {
    const data = join(folder, 'closed');
    const closed = await run(data, { DOUBLE_PLAY: 'close-while-sent' });
    expect([closed.code, closed.errors, closed.steps.slice(-3)]).toEqual([
      0,
      '',
      [
        ['attempt', 'sent'],
        ['quit', 'waits'],
        ['exit', 0],
      ],
    ]);
    const { steps } = await run(data);
    const answer = steps.find(([what]) => what === 'answer')?.[1];
    expect(answer).toMatchObject({ ok: true, value: { interrupted: expect.any(String) as string } });
  });

  test('a second instance ends at once and opens nothing', async () => {
    const { code, steps } = await run(join(folder, 'other'), { DOUBLE_LOCKED: '1' });
    expect([code, steps.map(([what]) => what)]).toEqual([0, ['id', 'sandbox', 'schemes', 'protocol', 'path', 'quit']]);
  });

  test('a data folder that cannot be used is said in a box', async () => {
    const { code, steps } = await run('/dev/null/nowhere');
    expect(code).toBe(1);
    // Before anything else: without a folder there is no lock, and a program without its lock would end without a word.
    expect(steps.map(([what]) => what)).toEqual(['id', 'sandbox', 'schemes', 'protocol', 'error box', 'exit']);
    expect(steps.find(([what]) => what === 'error box')?.[1]).toContain('data folder');
  });

  test('a file that another program holds is waited for, then said in a box; the program ends, and the file is as it was', async () => {
    const [data, notes] = [join(folder, 'held'), join(folder, 'notes')];
    for (const made of [data, notes]) mkdirSync(made);
    const [file, flag, hits] = [join(data, 'settings.json'), join(notes, 'flag'), join(notes, 'hits')];
    for (const [name, text] of [
      [file, '{"language":"de"}'],
      [flag, ''],
    ] as const)
      writeFileSync(name, text);
    const held: Holding = { how: 'held', path: file, code: 'EBUSY', flag, hits };
    const hook = new URL('../../faults/held-hook.ts', import.meta.url).href;
    const { code, steps } = await run(data, { HELD: JSON.stringify(held), NODE_OPTIONS: `--import=${hook}` });
    expect([code, steps.at(-1)]).toEqual([1, ['exit', 1]]);
    expect(steps.filter(([what]) => what === 'error box')).toEqual([
      ['error box', expect.stringMatching(/^"settings.json" .* in use by another program/)],
    ]);
    expect([readFileSync(file, 'utf8'), readdirSync(data).filter((name) => name.includes('unreadable'))]).toEqual([
      '{"language":"de"}',
      [],
    ]);
  });
});
