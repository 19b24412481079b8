/**
 * Builds the console: settings, secrets, one mode's services, and the handlers of the contract. Everything that starts here stops here.
 */
import { join } from 'node:path';
import type { ParsedApi, ConsoleEvent } from '../../app/contract/index.ts';
import { fail, type Mode, ok, type Result } from '../../app/base/index.ts';
import { judgeController, judgeFeedAddress } from '../../app/address/index.ts';
import type { BleController } from '../../app/link/adapters/index.ts';
import { NOTHING_MISSED } from '../../app/operators/failures/index.ts';
import {
  aboutHere,
  ModeHost,
  modeOf,
  notStarted,
  recordOperatorEvent,
  startMode,
  startPeer,
  viewerAt,
  type Hosted,
  type Override,
  type RunningMode,
} from '../modes/index.ts';
import {
  logNotOpened,
  mayPass,
  modeDir,
  newerData,
  newerFileIn,
  notLocked,
  openDataFolder,
  type StartProblem,
  startProblemOf,
} from '../data-folder/index.ts';
import { acquireWriterLock, hasSealedKeys, type MarkStore, openMarkStore } from '../audit/index.ts';
import { asResult, logFile, patiently } from '../disk/index.ts';
import { apiOf, createHandlers, guardCalls, keepAsked, type Ready } from '../handlers/index.ts';
import { type ClipboardKeeper, type ClipboardPort, keepClipboard } from '../carkey/codes/index.ts';
import {
  type Clock,
  createRevisions,
  faultFields,
  type Logger,
  type Revisions,
  startOrUndo,
  systemClock,
  systemRandom,
  type Undo,
  VERSION,
} from '../base/index.ts';
import type { SpawnLink } from '../link/messages/index.ts';
import type { BridgeLimits } from '../pims/transport/index.ts';
import type { AccountNotice } from '../../app/operators/index.ts';
import { openOperatorStore, type Person, workerKdf } from '../operators/accounts/index.ts';
import { accountNotices, missedInLog, type Operators, refOf, startOperators } from '../operators/index.ts';
import { holdsSealed, type KeyStore, nameFolder, openSecrets, type Sealer, sealerFrom, type SecretStore } from '../secrets/index.ts';
import { openSettings, type SettingsStore, stationOf, viewSettings } from '../settings/index.ts';
import { attemptOpenIn, type UpdateDoor, Updates } from '../updates/index.ts';
import { createLogger } from './logger.ts';

/** What a start may have to wait for: the system's key store, which can ask a person, and the log, which can be long. */
export type StartStep = 'keys' | 'log';

/** How a shell wants the console. */
export type ConsoleOptions = {
  readonly dataDir: string;
  readonly shell: 'electron' | 'web' | 'cli';
  /** Overrides the settings for this run only; nothing of it is written. */
  readonly override?: Override;
  readonly clock?: Clock;
  /** How much a bridge may say; the documented bounds unless told. No shell tells. */
  readonly bridgeLimits?: BridgeLimits;
  /** The shell's clipboard, if it has one. */
  readonly clipboard?: ClipboardPort;
  /** What the operating system keeps for this folder; without it secrets and keys stand in files of this user. */
  readonly keyStore?: KeyStore;
  /** File of the verification worker, where the program is bundled. */
  readonly verifyWorker?: URL;
  /** File of the worker that hashes PINs, where the runtime's own thread pool would not keep the main thread free. */
  readonly pinWorker?: URL;
  /** Hears what the start is about to wait for, and may take its time: a log is opened without a pause in which anything could be shown. */
  readonly onStep?: (step: StartStep) => Promise<void>;
  /** Calls off the waiting for a file that another program holds. */
  readonly ended?: AbortSignal;
  /** How the program replaces itself, where it can. */
  readonly updates?: UpdateDoor;
  /** How the link's processes are started; plain Node forks its own program. */
  readonly spawnLink?: SpawnLink;
};

/** A running console. */
export interface RunningConsole {
  readonly api: ParsedApi;
  readonly operators: Operators;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly log: Logger;
  /** The services of the mode in use; changes when a person switches between practice and live. */
  readonly current: () => RunningMode;
  /** Another program asks for a vehicle (app/address/deep-link.ts). Whoever is at the screen hears of it, also after signing in. */
  openLink(text: string): void;
  stop(): Promise<void>;
}

/** The data folder, opened and locked for this console alone. */
function lockedFolder(dataDir: string): Result<{ release(): void }, StartProblem> {
  const unusable = openDataFolder(dataDir);
  if (unusable !== null) return fail(unusable);
  const lock = acquireWriterLock(dataDir);
  if (!lock.ok) return fail(notLocked(lock.error));
  const newer = newerFileIn(dataDir);
  if (newer === null) return lock;
  lock.value.release();
  return fail(newerData(newer));
}

/** Events that say nothing about vehicles: the sign-in screen needs them. */
const TOLD_TO_ALL: ReadonlySet<ConsoleEvent['type']> = new Set(['operators', 'settings', 'bridge']);

/**
 * Starts the console. A second one on the same data folder is told so. A file that another program holds is waited for (held.ts). What does not
 * come to its end is taken back: no lock, no socket, no process and no open file is left of it.
 */
export async function startConsole(options: ConsoleOptions): Promise<Result<RunningConsole, StartProblem>> {
  return patiently(
    () => startWithLog(options),
    (started) => !started.ok && mayPass(started.error),
    options.ended,
  );
}

function startWithLog(options: ConsoleOptions): Promise<Result<RunningConsole, StartProblem>> {
  const lines = logFile(join(options.dataDir, 'logs', 'console.log'));
  const log = createLogger(lines);
  return startTold(log, (begun) => {
    begun.add(() => lines.flush());
    return startOver(options, log, begun);
  });
}

/** Starts something or takes it back; what the disk throws on the way becomes a problem that can be told. */
async function startTold<T>(log: Logger, start: (begun: Undo) => Promise<Result<T, StartProblem>>): Promise<Result<T, StartProblem>> {
  try {
    return await startOrUndo((fault) => log.error('stop-failed', faultFields(fault)), start);
  } catch (fault) {
    const problem = startProblemOf(fault);
    if (problem === null) throw fault;
    return fail(problem);
  }
}

/** Starts one part after the other; `begun` hears of each. */
async function startOver(options: ConsoleOptions, log: Logger, begun: Undo): Promise<Result<RunningConsole, StartProblem>> {
  const lock = lockedFolder(options.dataDir);
  if (!lock.ok) return lock;
  begun.add(() => lock.value.release());
  const settings = openSettings(join(options.dataDir, 'settings.json'), log);
  const sealer = await sealerFor(options);
  const secrets = openSecrets(secretsFile(options.dataDir), log, sealer);
  const { clock = systemClock } = options;
  const revise = createRevisions();
  const listeners = new Set<(event: ConsoleEvent) => void>();
  /** Behind the lock, or with nobody signed in, nothing about vehicles is told; the page asks for everything once it is open again. */
  const mayWatch = () => host.isRunning && guard('job.get', {}).ok;
  const emit = (event: ConsoleEvent) => {
    if (!TOLD_TO_ALL.has(event.type) && !mayWatch()) return;
    for (const listener of listeners) listener(event);
  };
  const signedIn = followPeople(() => personChanged(host.current));
  const operators: Operators = startOperators({
    store: openOperatorStore(join(options.dataDir, 'operators.json'), secrets, log),
    secrets,
    clock,
    random: systemRandom,
    log,
    ...(options.pinWorker === undefined ? {} : { kdf: workerKdf(options.pinWorker) }),
    idleMs: () => settings.get().lockAfterMinutes * 60_000,
    proposedName: () => settings.get().live.proposedName,
    noticesFor: (person, all) => noticesIn(host.current.trail, all, person),
    onEvent(event) {
      // First of all: a log that takes no entry must not leave a code in the clipboard.
      if (event.word === 'locked' || event.word === 'idle-locked' || event.word === 'signed-out') void clipboard?.clear();
      recordOperatorEvent(host.current.trail, event);
      if (event.word === 'signed-in') signedIn(event.operator);
      // The state changes after the event is told; screens hear of it once it has.
      queueMicrotask(() => {
        emit({ type: 'operators', operators: { ...operators.state(), rev: revise() } });
        if (host.isRunning) emit({ type: 'settings', settings: viewSettings(settings, secrets, viewer(), revise()) });
      });
    },
  });
  const parts: Parts = { ...options, clock, revise, log, settings, secrets, sealer, operators, emit };
  const host: ModeHost<StartProblem> = new ModeHost(() => startAll(parts), signOutOf(parts));
  const viewer = () => viewerAt(operators, host.current.mode);
  const guard = guardCalls({ operators, mode: () => host.current, clock });
  const clipboard = clipboardOf(options, log);
  begun.add(() => host.stop());
  begun.add(() => operators.stop());
  begun.add(() => clipboard?.clear());
  await options.onStep?.('log');
  const problem = await host.restart();
  if (problem !== null) return fail(problem);
  const about = aboutHere(options.shell, options.dataDir, clock);
  const { version, folderRisk } = about;
  log.info('started', { shell: options.shell, mode: host.current.mode, version, folderRisk });
  const asked = keepAsked(emit);
  const updates = updatesOf(parts, () => host.current);
  begun.add(() => updates.stop());
  const handlers = createHandlers({ settings, secrets, operators, viewer, host, emit, clock, revise, clipboard, asked, about, updates });
  updates.lookBySelf();

  return ok({
    api: apiOf(handlers, listeners, log, guard, modeReady(host)),
    operators,
    settings,
    secrets,
    log,
    current: () => host.current,
    openLink: (text) => asked.link(text),
    async stop() {
      await begun.run();
      log.info('stopped', { shell: options.shell });
    },
  });
}

/** Another person took over: the vehicle of the one before is laid aside, and a consent that was told to them is theirs. */
function personChanged({ job, customer }: Pick<RunningMode, 'job' | 'customer'>): void {
  job.personChanged();
  customer.personChanged();
}

/** A mode that did not start is tried again by whatever is asked next: what was in its way may be gone. */
function modeReady(host: ModeHost<StartProblem>): Ready {
  return () => (host.isRunning ? null : host.revive().then((problem) => (problem === null ? null : notStarted(problem))));
}

function updatesOf({ updates, settings, dataDir, sealer, emit, revise, log }: Parts, current: () => RunningMode): Updates {
  return new Updates({
    door: updates ?? null,
    feed: () => feedOf(settings.get().updateFeed),
    attemptOpen: () => attemptOpenIn({ dataDir, sealer, current }),
    emit: (update) => emit({ type: 'update', update }),
    revise,
    log,
  });
}

function clipboardOf({ clipboard }: ConsoleOptions, log: Logger): ClipboardKeeper | null {
  return clipboard === undefined ? null : keepClipboard(clipboard, (fault) => log.warn('clipboard-not-cleared', faultFields(fault)));
}

/** What a person has to know; nothing where the log cannot be read. */
function noticesIn(...of: Parameters<typeof accountNotices>): readonly AccountNotice[] {
  const told = asResult(() => accountNotices(...of));
  return told.ok ? told.value : [];
}

/** Calls `changed` when another person signs in than the last time. */
function followPeople(changed: () => void): (person: Person) => void {
  let last: string | null = null;
  return ({ account }) => {
    const id = account?.id ?? null;
    if (last !== null && id !== last) changed();
    last = id;
  };
}

function secretsFile(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

/** Opens what this folder's master key sealed. One is made only while nothing is sealed, under the lock that the caller holds. */
async function sealerFor({ dataDir, keyStore, onStep }: ConsoleOptions): Promise<Sealer | null> {
  if (keyStore === undefined) return null;
  nameFolder(dataDir);
  await onStep?.('keys');
  const isSealed = holdsSealed(secretsFile(dataDir)) || MODES.some((mode) => hasSealedKeys(modeDir(dataDir, mode)));
  return sealerFrom(await keyStore.masterKeys(!isSealed));
}

const MODES: readonly Mode[] = ['live', 'practice'];

/** The mark of a mode's log in the operating system's key store; null where there is none. */
async function markOf({ keyStore, log }: Parts, mode: Mode): Promise<MarkStore | null> {
  const entry = (await keyStore?.mark(mode)) ?? null;
  return entry === null ? null : openMarkStore(entry, (fault) => log.warn('mark-not-kept', faultFields(fault)));
}

/** Who is at work: the session's operator. Where none is needed, in practice, a name is only a label; in live mode it takes a PIN. */
function personAt(operators: Operators, mode: Mode, label: () => string): Person | null {
  return operators.person() ?? (mode === 'practice' ? { name: label(), role: 'technician', account: null } : null);
}

/** An address that an edited file names and nobody would be let enter is none: nothing is asked there. */
function feedOf(text: string): string {
  const judged = judgeFeedAddress(text);
  return judged.ok ? judged.value : '';
}

/** The settings hold only what can be parsed; an older program's value falls back to the platform's own radio. */
function controllerOf(text: string): BleController {
  const parsed = judgeController(text);
  return parsed.ok ? parsed.value : { kind: 'default' };
}

type Parts = ConsoleOptions & {
  readonly clock: Clock;
  readonly revise: Revisions;
  readonly log: Logger;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly sealer: Sealer | null;
  readonly operators: Operators;
  readonly emit: (event: ConsoleEvent) => void;
};

/** A session belongs to the mode in whose log it began, and ends with it. It is over also where that log does not take the word. */
function signOutOf({ settings, override, operators }: Parts): (running: RunningMode) => void {
  return ({ mode }) => {
    if (modeOf(settings.get(), override) !== mode) asResult(() => operators.signOut());
  };
}

function startAll(parts: Parts): Promise<Result<Hosted, StartProblem>> {
  return startTold(parts.log, (begun) => startPeerAndMode(parts, begun));
}

async function startPeerAndMode(parts: Parts, begun: Undo): Promise<Result<Hosted, StartProblem>> {
  const { settings, dataDir, clock, log, override } = parts;
  const mode = modeOf(settings.get(), override);
  const peer = await startPeer({
    mode,
    dataDir,
    settings: settings.get(),
    secrets: parts.secrets,
    clock,
    log,
    withLink: parts.shell !== 'cli',
    ...(override === undefined ? {} : { override }),
  });
  if (!peer.ok) return fail({ code: 'bad-scenario', detail: peer.error });
  begun.add(() => peer.value.stop());
  const started = await startMode({
    mode,
    dataDir,
    station: stationOf(settings.get(), mode),
    version: VERSION,
    clock,
    revise: parts.revise,
    log,
    profile: peer.value.profile,
    cable: peer.value.cable,
    ...(parts.bridgeLimits === undefined ? {} : { bridgeLimits: parts.bridgeLimits }),
    sealer: parts.sealer,
    mark: await markOf(parts, mode),
    person: () => personAt(parts.operators, mode, () => override?.operatorName ?? settings.get().practice.operatorName),
    startOver: (override?.scenario ?? settings.get().scenario) === 'fleet' ? peer.value.resetPractice : null,
    signOutAtEnd: () => settings.get().signOutAtEnd === 'yes',
    trust: {
      witnessFolder: settings.get().witnessFolder,
      secondStationKey: settings.get().secondStationKey,
      retentionDays: () => settings.get().retentionDays,
      ...(parts.verifyWorker === undefined ? {} : { worker: parts.verifyWorker }),
    },
    link: {
      ...peer.value.link,
      ...(parts.spawnLink === undefined ? {} : { spawn: parts.spawnLink }),
      bleController: controllerOf(settings.get().link.bluetooth),
      memory: {
        get: (key) => settings.get().link.speeds[key] ?? null,
        set(key, baud) {
          // The adapter's process told it, which waits for nobody; not kept, the speed is looked for once more.
          const kept = asResult(() => settings.change({ link: { speeds: { ...settings.get().link.speeds, [key]: baud } } }));
          if (!kept.ok) log.warn('speed-not-kept', { reason: kept.error });
        },
      },
    },
    emit: parts.emit,
  });
  if (started.ok) {
    const { trail } = started.value;
    parts.operators.heed((person, tries) => {
      const missed = asResult(() => missedInLog(trail, refOf(trail, person), tries));
      return missed.ok ? missed.value : NOTHING_MISSED;
    });
    return ok({ mode: started.value, peer: peer.value });
  }
  return fail(logNotOpened(started.error));
}
