/**
 * Entry of the Electron shell. In order: sandbox, own scheme, one instance per data folder, the console, the window; and back again on quit.
 * An attempt that is running when the window closes needs no question: its state is durable, the console marks it and shows it first next time.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  protocol,
  powerMonitor,
  safeStorage,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { startConsole } from '../../console.ts';
import { faultFields } from '../../logger.ts';
import { systemKeyStore } from '../../secrets/os-key-store.ts';
import { loadAssets } from '../assets.ts';
import { dataDir } from '../data-dir.ts';
import { startSentence } from '../start-sentence.ts';
import { guardDownloads } from './downloads.ts';
import { openIpc } from './ipc.ts';
import { utilityLink } from './link-process.ts';
import { watchLeaving } from './leaving.ts';
import { safeStoragePlace } from './master-key.ts';
import { menuTemplate } from './menu.ts';
import { SCHEME } from './policy.ts';
import { bringForward, denyOutside, denyPermissions, guardContents, serveAssets, showPage, windowOptions } from './window.ts';

/** Folder of the built files: this file is out/main/electron.js. */
const BUILT = join(import.meta.dirname, '..');

function chosenDataDir(): string {
  // Chromium's own switches stand among the arguments, hence not strict.
  const { values } = parseArgs({
    args: process.argv.slice(1),
    options: { data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const asked = typeof values.data === 'string' ? values.data : undefined;
  return dataDir(asked, { platform: process.platform, home: homedir(), env: process.env });
}

async function run(folder: string): Promise<void> {
  await app.whenReady();
  const started = await startConsole({
    dataDir: folder,
    shell: 'electron',
    keyStore: systemKeyStore(folder, [safeStoragePlace(join(folder, 'master.key'), safeStorage, process.platform)]),
    verifyWorker: new URL('./verify-worker.js', import.meta.url),
    spawnLink: utilityLink(
      (...args) => utilityProcess.fork(...args),
      join(import.meta.dirname, 'worker.js'),
      (pid) => process.kill(pid, 'SIGKILL'),
    ),
    clipboard: { read: () => clipboard.readText(), write: (text) => clipboard.writeText(text) },
  });
  if (!started.ok) {
    dialog.showErrorBox('CarKey Console', startSentence(started.error));
    app.exit(1);
    return;
  }
  const console = started.value;
  serveAssets(session.defaultSession.protocol, loadAssets(join(BUILT, 'renderer')));
  denyPermissions(session.defaultSession);
  denyOutside(session.defaultSession, app.isPackaged);
  const api = guardDownloads(session.defaultSession, console.api, () => performance.now());
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged)));
  const window = new BrowserWindow(windowOptions(join(BUILT, 'preload', 'preload.cjs'), app.isPackaged));
  const closeIpc = openIpc({ ipcMain, contents: () => (window.isDestroyed() ? null : window.webContents), api });
  app.on('second-instance', () => bringForward(window));
  watchLeaving(
    powerMonitor,
    () => console.operators.lock(),
    (fault) => console.log.error('lock-not-told', faultFields(fault)),
  );
  stopBeforeQuit(async () => {
    closeIpc();
    await console.stop();
  });
  await showPage(window);
}

/** Quitting waits for the console to write what it must; a second request meanwhile changes nothing. */
function stopBeforeQuit(stop: () => Promise<void>): void {
  let stopping = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void stop().then(
      () => app.exit(0),
      () => app.exit(1),
    );
  });
}

const folder = chosenDataDir();
// Chromium's files go beside ours, and the instance lock is then one per data folder.
app.setPath('userData', join(folder, 'browser'));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
app.on('web-contents-created', (_event, contents) => guardContents(contents, (url) => void shell.openExternal(url)));
app.on('window-all-closed', () => app.quit());

if (app.requestSingleInstanceLock()) {
  run(folder).catch((fault: unknown) => {
    dialog.showErrorBox('CarKey Console', fault instanceof Error ? fault.message : 'The console did not start.');
    app.exit(1);
  });
} else {
  app.quit();
}
