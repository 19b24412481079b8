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
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { DESKTOP_WORDS, type DesktopWords } from '../../../app/words/desktop.ts';
import { startConsole, type RunningConsole } from '../../console.ts';
import { openDataFolder } from '../../data-folder.ts';
import { faultFields } from '../../logger.ts';
import { systemKeyStore } from '../../secrets/os-key-store.ts';
import { loadAssets } from '../assets.ts';
import { dataDir } from '../data-dir.ts';
import { startSentence } from '../start-sentence.ts';
import { reloadAfterCrash } from './crashes.ts';
import { guardDownloads } from './downloads.ts';
import { endOnFault } from './faults.ts';
import { openIpc } from './ipc.ts';
import { utilityLink } from './link-process.ts';
import { stopBeforeQuit, watchLeaving } from './leaving.ts';
import { safeStoragePlace } from './master-key.ts';
import { contextTemplate, menuTemplate, zoomBy } from './menu.ts';
import { keepPlace, placeFor, readPlace } from './placed.ts';
import { SCHEME } from './policy.ts';
import { bringForward, denyOutside, denyPermissions, guardContents, loadPage, serveAssets, showPage, windowOptions } from './window.ts';

const NAME = 'CarKey Console';
/** As in electron-builder.yml: what Windows groups windows and notifications by, and the name of the Linux desktop entry. */
const APP_ID = 'com.carkey.console';
const DESKTOP_NAME = 'carkey-console.desktop';

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

/** What runs, for whoever comes later: a second start, a fault, the words of the person's language. */
type Running = { console: RunningConsole | null; window: BrowserWindow | null };
const running: Running = { console: null, window: null };

const words = (): DesktopWords => DESKTOP_WORDS[running.console?.settings.get().language ?? 'en'];
const tell = (sentence: string): void => dialog.showErrorBox(NAME, sentence);

async function openConsole(folder: string): Promise<RunningConsole | null> {
  const started = await startConsole({
    dataDir: folder,
    shell: 'electron',
    keyStore: systemKeyStore(folder, [safeStoragePlace(join(folder, 'master.key'), safeStorage, process.platform)]),
    verifyWorker: new URL('./verify-worker.js', import.meta.url),
    pinWorker: new URL('./hash-worker.js', import.meta.url),
    spawnLink: utilityLink(
      (...args) => utilityProcess.fork(...args),
      join(import.meta.dirname, 'worker.js'),
      (pid) => process.kill(pid, 'SIGKILL'),
    ),
    clipboard: { read: () => clipboard.readText(), write: (text) => clipboard.writeText(text) },
  });
  if (started.ok) return started.value;
  tell(startSentence(started.error));
  app.exit(1);
  return null;
}

/** Guards the session, and makes the window where it stood last. */
function openWindow(folder: string, log: RunningConsole['log']): BrowserWindow {
  serveAssets(session.defaultSession.protocol, loadAssets(join(BUILT, 'renderer')));
  denyPermissions(session.defaultSession);
  denyOutside(session.defaultSession, app.isPackaged);
  const place = join(folder, 'browser', 'window.json');
  const others = screen.getAllDisplays().map(({ workArea }) => workArea);
  const opening = placeFor(readPlace(place), [screen.getPrimaryDisplay().workArea, ...others]);
  const window = new BrowserWindow(windowOptions(join(BUILT, 'preload', 'preload.cjs'), app.isPackaged, opening));
  if (opening.maximized === true) window.maximize();
  keepPlace(place, window, (fault) => log.warn('place-not-kept', faultFields(fault)));
  return window;
}

/** Keys and menus of the window. */
function openMenus(window: BrowserWindow): void {
  const template = menuTemplate(process.platform, words());
  Menu.setApplicationMenu(template === null ? null : Menu.buildFromTemplate(template));
  window.webContents.on('context-menu', (_event, params) => {
    const items = contextTemplate(params, words());
    if (items !== null) Menu.buildFromTemplate(items).popup({ window });
  });
  window.webContents.on('before-input-event', (event, input) => {
    const by = zoomBy(input);
    if (by === null) return;
    event.preventDefault();
    window.webContents.setZoomLevel(by === 'reset' ? 0 : window.webContents.getZoomLevel() + by);
  });
}

async function run(folder: string): Promise<void> {
  await app.whenReady();
  const console = await openConsole(folder);
  if (console === null) return;
  running.console = console;
  const api = guardDownloads(session.defaultSession, console.api, () => performance.now());
  const window = openWindow(folder, console.log);
  running.window = window;
  openMenus(window);
  const closeIpc = openIpc({ ipcMain, contents: () => (window.isDestroyed() ? null : window.webContents), api });
  watchLeaving(
    powerMonitor,
    () => console.operators.lock(),
    (fault) => console.log.error('lock-not-told', faultFields(fault)),
  );
  const stop = async () => {
    closeIpc();
    await console.stop();
  };
  stopBeforeQuit({ app, power: powerMonitor, window, stop });
  const giveUp = () => {
    tell(words().givenUp);
    app.quit();
  };
  reloadAfterCrash({ window, reload: () => void loadPage(window), giveUp, now: () => performance.now() });
  await showPage(window);
}

/** Starts on a folder that can be used, unless the console is open on it: then that one comes forward, also when it is still starting. */
function start(folder: string): void {
  const unusable = openDataFolder(folder);
  // What another program holds may be free in a moment: the start itself waits for it.
  if (unusable?.code === 'bad-data-dir') {
    // Without a folder there is no lock either; said first, or the program would end without a word.
    tell(unusable.detail);
    app.exit(1);
    return;
  }
  // Chromium's files go beside ours, and the instance lock is then one per data folder.
  app.setPath('userData', join(folder, 'browser'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('second-instance', () => running.window !== null && bringForward(running.window));
  endOnFault({
    process,
    log: () => running.console?.log ?? null,
    tell: () => tell(words().fault),
    stop: async () => running.console?.stop(),
    exit: (code) => app.exit(code),
  });
  void run(folder);
}

app.setAppUserModelId(APP_ID);
if (process.platform === 'linux') app.setDesktopName(DESKTOP_NAME);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
app.on('web-contents-created', (_event, contents) => guardContents(contents, (url) => void shell.openExternal(url)));
app.on('window-all-closed', () => app.quit());
start(chosenDataDir());
