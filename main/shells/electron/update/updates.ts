/**
 * The desktop program replaces itself, with electron-updater. Its own network way is left out (update-fetch.ts), and so is the way in which it
 * replaces an AppImage: it deletes the old file before the new one is there. Whatever becomes of an update, a program that starts is left.
 */
import type { AppUpdater } from 'electron-updater';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { isNewer, type Offer, readFeed, type Unfit, type UpdateFault, type Wanted } from '../../../../app/updates/index.ts';
import { copyOver, sha512Of } from '../../../disk/index.ts';
import { faultFields, type Logger } from '../../../base/index.ts';
import type { UpdateDoor } from '../../../updates/index.ts';
import { BoundedExecutor, UpdateProblem, type Fetch, type UpdateLimits } from './update-fetch.ts';
import type { OwnPackage } from './update-package.ts';

/** What replacing the program needs. */
export type SelfUpdateParts = {
  readonly own: OwnPackage | Exclude<Unfit, 'shell'>;
  readonly version: string;
  readonly arch: string;
  /** Data folder; what is fetched is kept in it. */
  readonly folder: string;
  /** app-update.yml of the package: the name of the folder for what is fetched, and on Windows who signs. */
  readonly config: string;
  readonly fetch: Fetch;
  readonly limits: UpdateLimits;
  /** Asks the program to quit in order. */
  readonly quit: () => void;
  /** Starts the program again, once this one has ended or is about to. */
  readonly startAgain: () => void;
  /** Says that the new version could not take the place of this one. */
  readonly tell: () => void;
  readonly log: () => Pick<Logger, 'warn'> | null;
};

/** The door for the console, and what is left to do when it has stopped. */
export type SelfUpdate = {
  readonly door: UpdateDoor;
  /**
   * To be called when the console has stopped, as the last thing before the program ends. Does nothing unless a person asked for it. `letGo`: from
   * now on somebody else ends the program, and must not be held up.
   */
  leave(letGo: () => void): Promise<void>;
};

/** Program of everybody's own: chmod. */
const PROGRAM_MODE = 0o755;

const ENDINGS: Readonly<Record<OwnPackage['kind'], Wanted['ending']>> = { nsis: 'exe', mac: 'zip', appimage: 'AppImage' };

/** Makes the door. Nothing is loaded or asked before a look. */
export function selfUpdate(parts: SelfUpdateParts): SelfUpdate {
  const { own } = parts;
  return typeof own === 'string' ? unfit(own) : new Replacing(parts, own);
}

function unfit(why: Unfit): SelfUpdate {
  const nothing = () => Promise.resolve(fail('feed' as const));
  return { door: { unfit: why, look: nothing, fetch: nothing, install: () => undefined }, leave: () => Promise.resolve() };
}

/** What was fetched and verified. */
type Fetched = { readonly offer: Offer; readonly file: string };

class Replacing implements SelfUpdate {
  readonly door: UpdateDoor;
  readonly #parts: SelfUpdateParts;
  readonly #own: OwnPackage;
  readonly #executor: BoundedExecutor;
  #updater: AppUpdater | null = null;
  #fetched: Fetched | null = null;
  #asked: Fetched | null = null;
  /** Called by electron-updater once its installer runs. */
  #onQuit: () => void = () => undefined;

  constructor(parts: SelfUpdateParts, own: OwnPackage) {
    this.#parts = parts;
    this.#own = own;
    this.#executor = new BoundedExecutor(parts.fetch, parts.limits);
    this.door = {
      unfit: null,
      look: (feed, signal) => this.#step('feed', () => this.#look(feed, signal)),
      fetch: (onBytes, signal) => this.#step('disk', () => this.#fetch(onBytes, signal)),
      install: () => {
        this.#asked = this.#fetched;
        parts.quit();
      },
    };
  }

  async leave(letGo: () => void): Promise<void> {
    const asked = this.#asked;
    if (asked === null) return;
    const done = await this.#step('not-installed', () => this.#takePlace(asked, letGo));
    if (!done.ok) this.#parts.tell();
    if (!done.ok || this.#own.kind === 'appimage') this.#parts.startAgain();
  }

  async #look(feed: string, signal: AbortSignal): Promise<Offer | null> {
    const updater = await this.#load();
    this.#executor.step = { signal, onBytes: () => undefined };
    updater.setFeedURL({ provider: 'generic', url: feed });
    const checked = await updater.checkForUpdates();
    const read = readFeed(checked?.updateInfo, { ending: ENDINGS[this.#own.kind], arch: this.#parts.arch });
    if (!read.ok) throw new UpdateProblem(read.error);
    const isOffered = checked?.isUpdateAvailable === true && isNewer(read.value.version, this.#parts.version);
    this.#executor.offer = isOffered ? read.value : null;
    return this.#executor.offer;
  }

  async #fetch(onBytes: (bytes: number) => void, signal: AbortSignal): Promise<null> {
    const updater = await this.#load();
    this.#executor.step = { signal, onBytes };
    const { offer } = this.#executor;
    if (offer === null) throw new UpdateProblem('feed');
    const [file] = await updater.downloadUpdate();
    if (file === undefined) throw new UpdateProblem('disk');
    this.#fetched = { offer, file };
    return null;
  }

  async #takePlace({ file, offer }: Fetched, letGo: () => void): Promise<null> {
    const isGood = async (copy: string): Promise<boolean> => (await sha512Of(copy)) === offer.sha512;
    if (this.#own.kind === 'appimage') {
      if (!(await copyOver(file, this.#own.file, PROGRAM_MODE, isGood))) throw new UpdateProblem('checksum');
      return null;
    }
    // It has lain on the disk since it was fetched.
    if (!(await isGood(file))) throw new UpdateProblem('checksum');
    await this.#runInstaller(letGo);
    return null;
  }

  /** Windows: the installer runs beside us and waits for our end. macOS: the system takes the new program over and ends ours itself. */
  async #runInstaller(letGo: () => void): Promise<void> {
    const updater = await this.#load();
    if (this.#own.kind === 'mac') letGo();
    await new Promise<void>((resolve, reject) => {
      updater.once('error', reject);
      this.#onQuit = resolve;
      updater.quitAndInstall(true, true);
    });
  }

  async #load(): Promise<AppUpdater> {
    this.#updater ??= await this.#make();
    return this.#updater;
  }

  async #make(): Promise<AppUpdater> {
    const { AppImageUpdater, MacUpdater, NsisUpdater } = await import('electron-updater');
    const Updater = { appimage: AppImageUpdater, mac: MacUpdater, nsis: NsisUpdater }[this.#own.kind];
    const { version, config, folder } = this.#parts;
    const kept = join(folder, 'updates');
    const updater = new Updater(undefined, {
      version,
      name: 'carkey',
      isPackaged: true,
      appUpdateConfigPath: config,
      userDataPath: kept,
      baseCachePath: kept,
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit: () => this.#onQuit(),
      onQuit: () => undefined,
    });
    // Part of no type: electron-updater makes its own unless it is given a program to speak for.
    Object.assign(updater, { httpExecutor: this.#executor });
    updater.logger = null;
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.allowDowngrade = false;
    updater.disableWebInstaller = true;
    // Pieces of an old file would be kept unverified, and asked for without a bound.
    updater.disableDifferentialDownload = true;
    // Who answers for the station decides when, not a lot.
    updater.isUserWithinRollout = () => true;
    return updater;
  }

  /** What feeds, networks and disks can do becomes a reason; `otherwise` for what has none of its own. */
  async #step<T>(otherwise: UpdateFault, work: () => Promise<T>): Promise<Result<T, UpdateFault>> {
    try {
      return ok(await work());
    } catch (fault) {
      this.#parts.log()?.warn('update-fault', faultFields(fault));
      return fail(reasonOf(fault) ?? otherwise);
    }
  }
}

/** The reason that a fault names; null when it names none. */
function reasonOf(fault: unknown): UpdateFault | null {
  if (fault instanceof UpdateProblem) return fault.reason;
  const code = fault instanceof Error && 'code' in fault ? fault.code : null;
  if (typeof code !== 'string') return null;
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'signature';
  if (code.startsWith('ERR_UPDATER')) return 'feed';
  return code.startsWith('ERR_') ? null : 'disk';
}
