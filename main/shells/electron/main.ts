/**
 * Entry of the Electron shell. In order: sandbox, own scheme, one instance per data folder, the console, the window; and back again on quit.
 * An attempt that is running when the window closes needs no question: its state is durable, the console marks it and shows it first next time.
 */
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  protocol,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import type { Language } from '../../../app/base/index.ts';
import { isLink, LINK_SCHEME } from '../../../app/address/index.ts';
import { DESKTOP_WORDS, type DesktopWords } from '../../../app/words/index.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '../../console/index.ts';
import { openDataFolder } from '../../data-folder/index.ts';
import { faultFields, faultsInto, Undo } from '../../base/index.ts';
import { systemKeyStore } from '../../secrets/index.ts';
import { chooseDataDir, loadAssets, startSentence, watchScreenLock, type Asset, type Assets } from '../common/index.ts';
import { endOnFault, onAskedToEnd } from '../process/index.ts';
import {
  chosenLanguage,
  keepAwake,
  languageOf,
  lockOn,
  reloadAfterCrash,
  safeStoragePlace,
  secretClipboard,
  stopBeforeQuit,
  utilityLink,
  watchLeaving,
} from './system/index.ts';
import {
  bringForward,
  contextTemplate,
  denyOutside,
  denyPermissions,
  guardContents,
  guardDownloads,
  keepPlace,
  loadPage,
  menuTemplate,
  placeFor,
  readPlace,
  SCHEME,
  serveAssets,
  showPage,
  showStarting,
  startingAssets,
  windowOptions,
  zoomBy,
} from './window/index.ts';
import { openIpc } from './ipc.ts';
import { packageHere, selfUpdate, type SelfUpdate, UPDATE_LIMITS } from './update/index.ts';

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
  return chooseDataDir(asked, { platform: process.platform, home: homedir(), env: process.env });
}

/** What runs, for whoever comes later: a second start, a fault, the words of the person's language. */
type Running = { console: RunningConsole | null; window: BrowserWindow | null; link: string | null };
const running: Running = { console: null, window: null, link: null };

/** A link of another program: handed on, or kept until the console is there. Of several the newest counts. */
function takeLink(link: string | undefined): void {
  if (link === undefined) return;
  if (running.console === null) running.link = link;
  else running.console.openLink(link);
}

/** What the program itself says: in the language of the settings as soon as they are known, and until then as their file has it. */
function speech(folder: string): { readonly language: Language; readonly words: DesktopWords } {
  const chosen = running.console === null ? chosenLanguage(folder) : running.console.settings.get().language;
  const language = chosen ?? languageOf(app.getLocale());
  return { language, words: DESKTOP_WORDS[language] };
}
const tell = (sentence: string): void => dialog.showErrorBox(NAME, sentence);

/** How this program replaces itself. Updates have a session of their own: what the page may not fetch is no matter of theirs. */
function updatesOf(folder: string): SelfUpdate {
  const { platform, execPath, resourcesPath, env, arch } = process;
  const own = packageHere({ platform, isPackaged: app.isPackaged, execPath, resources: resourcesPath, env });
  return selfUpdate({
    own,
    version: app.getVersion(),
    arch,
    folder,
    config: join(resourcesPath, 'app-update.yml'),
    fetch: (url, init) => session.fromPartition('updates', { cache: false }).fetch(url, init),
    limits: UPDATE_LIMITS,
    quit: () => app.quit(),
    startAgain: () => startAgain(typeof own !== 'string' && own.kind === 'appimage' ? own.file : null, folder),
    tell: () => tell(speech(folder).words.notUpdated),
    log: () => running.console?.log ?? null,
  });
}

/** Starts the program anew; an AppImage by its own file, since the folder that this one runs in goes with it. */
function startAgain(appImage: string | null, folder: string): void {
  if (appImage === null) {
    app.relaunch();
    return;
  }
  // It must not take this one, which is about to end, for the console that is open.
  app.releaseSingleInstanceLock();
  const { APPDIR: _dir, APPIMAGE: _file, ARGV0: _name, OWD: _place, ...env } = process.env;
  const child = spawn(appImage, ['--data', folder], { detached: true, stdio: 'ignore', env });
  child.on('error', (fault) => running.console?.log.warn('not-started-again', faultFields(fault)));
  child.unref();
}

async function openConsole(folder: string, updates: SelfUpdate, onStep: ConsoleOptions['onStep']): Promise<RunningConsole | null> {
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
    clipboard: secretClipboard({ clipboard, ClipboardItem }),
    updates: updates.door,
    ...(onStep === undefined ? {} : { onStep }),
  });
  if (started.ok) return started.value;
  tell(startSentence(started.error));
  app.exit(1);
  return null;
}

/** Guards the session, and makes the window where it stood last. It shows at once that the console starts. */
function openWindow(folder: string, assets: Assets): BrowserWindow {
  serveAssets(session.defaultSession.protocol, assets);
  denyPermissions(session.defaultSession);
  denyOutside(session.defaultSession, app.isPackaged);
  const place = join(folder, 'browser', 'window.json');
  const others = screen.getAllDisplays().map(({ workArea }) => workArea);
  const opening = placeFor(readPlace(place), [screen.getPrimaryDisplay().workArea, ...others]);
  const window = new BrowserWindow(windowOptions(join(BUILT, 'preload', 'preload.cjs'), app.isPackaged, opening));
  if (opening.maximized === true) window.maximize();
  keepPlace(place, window, (fault) => running.console?.log.warn('place-not-kept', faultFields(fault)));
  return window;
}

/** Keys and menus of the window. */
function openMenus(window: BrowserWindow, words: () => DesktopWords): void {
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

/** A session ends with the person who leaves. Where Electron does not tell of a locked screen, the system's buses do. */
function watchPeople({ operators, log }: RunningConsole): void {
  const lock = lockOn(
    () => operators.lock(),
    (fault) => log.error('lock-not-told', faultFields(fault)),
  );
  watchLeaving(powerMonitor, lock);
  if (process.platform !== 'linux') return;
  void watchScreenLock({ uid: process.getuid?.() ?? -1, lock, onFault: (fault) => log.info('no-message-bus', faultFields(fault)) });
}

/** Starts the console behind the window. Null: it did not start, which was told, or the window was closed meanwhile. */
async function startBehind(
  window: BrowserWindow,
  folder: string,
  updates: SelfUpdate,
  assets: Map<string, Asset>,
): Promise<RunningConsole | null> {
  const console = await openConsole(folder, updates, async (step) => {
    for (const [path, asset] of startingAssets(step, speech(folder))) assets.set(path, asset);
    await showStarting(window);
  });
  running.console = console;
  takeLink(running.link ?? undefined);
  return window.isDestroyed() ? null : console;
}

async function run(folder: string): Promise<void> {
  await app.whenReady();
  const assets = new Map(loadAssets(join(BUILT, 'renderer')));
  const window = openWindow(folder, assets);
  running.window = window;
  const ends = new Undo((fault) => running.console?.log.error('stop-failed', faultFields(fault)));
  const updates = updatesOf(folder);
  const starting = startBehind(window, folder, updates, assets);
  const stop = async () => {
    await ends.run();
    // Closed while it starts: nothing was begun that a start does not find again, and a key store may wait for a person for ever.
    if (running.console === null) return;
    await running.console.stop();
  };
  stopBeforeQuit({ app, power: powerMonitor, window, stop, leave: (letGo) => updates.leave(letGo) });
  const console = await starting;
  if (console === null) return;
  const words = () => speech(folder).words;
  openMenus(window, words);
  const api = guardDownloads(session.defaultSession, console.api, () => performance.now());
  ends.add(openIpc({ ipcMain, contents: () => (window.isDestroyed() ? null : window.webContents), api }));
  watchPeople(console);
  ends.add(keepAwake(powerSaveBlocker, console.api));
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
  app.on('second-instance', (_event, argv) => {
    if (running.window !== null) bringForward(running.window);
    takeLink(argv.find(isLink));
  });
  endOnFault({
    process,
    log: () => (running.console === null ? null : faultsInto(running.console.log)),
    tell: () => tell(speech(folder).words.fault),
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
// macOS hands links over by this event, at a cold start too.
app.on('open-url', (event, url) => {
  event.preventDefault();
  if (running.window !== null) bringForward(running.window);
  takeLink(url);
});
takeLink(process.argv.find(isLink));
// What is behind `--` is never a switch of Chromium, whatever a link holds.
if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, ['--']);
onAskedToEnd(() => app.quit());
start(chosenDataDir());
