/**
 * Builds the console: settings, secrets, one mode's services, and the handlers of the contract. Everything that starts here stops here.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { ConsoleApi, ConsoleEvent, Mode } from '../app/console.ts';
import { fail, ok, type Result } from '../app/result.ts';
import { acquireWriterLock } from './audit/lock.ts';
import { apiOf } from './api.ts';
import { keepClipboard, type ClipboardPort } from './carkey/clipboard.ts';
import { systemClock, type Clock } from './clock.ts';
import { createHandlers } from './handlers.ts';
import { createLogger, faultFields, type Logger } from './logger.ts';
import { ModeHost, type Hosted } from './mode-host.ts';
import { startMode, type RunningMode } from './mode.ts';
import { startPeer, type Override } from './peer.ts';
import { openSecrets, type SecretStore } from './secrets/store.ts';
import { openSettings, type SettingsStore } from './settings/settings.ts';
import { VERSION } from './version.ts';

/** How a shell wants the console. */
export type ConsoleOptions = {
  readonly dataDir: string;
  readonly shell: 'electron' | 'web' | 'cli';
  /** Overrides the settings for this run only; nothing of it is written. */
  readonly override?: Override;
  readonly clock?: Clock;
  /** The shell's clipboard, if it has one. */
  readonly clipboard?: ClipboardPort;
};

/** Why a console does not start. */
export type StartProblem = {
  readonly code: 'other-writer' | 'log-unwritable' | 'bad-data-dir' | 'bad-scenario' | 'internal';
  readonly detail: string;
};

/** A running console. */
export interface RunningConsole {
  readonly api: ConsoleApi;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly log: Logger;
  /** The services of the mode in use; changes when a person switches between practice and live. */
  readonly current: () => RunningMode;
  stop(): Promise<void>;
}

function openDataDir(dataDir: string): StartProblem | null {
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
    return null;
  } catch (fault) {
    const why = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    return {
      code: 'bad-data-dir',
      detail: `The data folder cannot be used (${why}): choose another one with --data, or make it writable.`,
    };
  }
}

/** Starts the console. A second one on the same data folder is told so. */
export async function startConsole(options: ConsoleOptions): Promise<Result<RunningConsole, StartProblem>> {
  const badDir = openDataDir(options.dataDir);
  if (badDir !== null) return fail(badDir);
  const lock = acquireWriterLock(options.dataDir);
  if (!lock.ok)
    return fail({
      code: 'other-writer',
      detail: 'Another CarKey Console is using this data folder. Close it, or use this one only to look (attempts, audit list).',
    });
  const log = createLogger(pino.destination({ dest: join(options.dataDir, 'logs', 'console.log'), sync: true, mode: 0o600 }));
  const settings = openSettings(join(options.dataDir, 'settings.json'), log);
  const secrets = openSecrets(join(options.dataDir, 'secrets.json'), log);
  const clock = options.clock ?? systemClock;
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const emit = (event: ConsoleEvent) => {
    for (const listener of listeners) listener(event);
  };
  const host = new ModeHost<StartProblem>(() => startAll({ ...options, clock, log, settings, secrets, emit }));
  const problem = await host.restart();
  if (problem !== null) {
    lock.value.release();
    return fail(problem);
  }
  log.info('started', { shell: options.shell, mode: host.current.mode, version: VERSION });
  const about = { version: VERSION, shell: options.shell, dataDir: options.dataDir, startedAt: clock.wall() };
  const clipboard =
    options.clipboard === undefined
      ? null
      : keepClipboard(options.clipboard, (fault) => log.warn('clipboard-not-cleared', faultFields(fault)));
  const handlers = createHandlers({ settings, secrets, host, emit, clock, clipboard, about });
  return ok({
    api: apiOf(handlers, listeners, log),
    settings,
    secrets,
    log,
    current: () => host.current,
    async stop() {
      await clipboard?.clear();
      await host.stop();
      lock.value.release();
      log.info('stopped', { shell: options.shell });
    },
  });
}

type Parts = ConsoleOptions & {
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly emit: (event: ConsoleEvent) => void;
};

async function startAll(parts: Parts): Promise<Result<Hosted, StartProblem>> {
  const { settings, dataDir, clock, log, override } = parts;
  const mode: Mode = override?.mode ?? settings.get().mode;
  const peer = await startPeer({
    mode,
    dataDir,
    settings: settings.get(),
    secrets: parts.secrets,
    clock,
    log,
    ...(override === undefined ? {} : { override }),
  });
  if (!peer.ok) return fail({ code: 'bad-scenario', detail: peer.error });
  const started = startMode({
    mode,
    dataDir,
    station: settings.get().station,
    version: VERSION,
    clock,
    log,
    profile: peer.value.profile,
    operatorName: () => override?.operatorName ?? settings.get().operatorName,
    role: 'technician',
    emit: parts.emit,
  });
  if (started.ok) return ok({ mode: started.value, peer: peer.value });
  await peer.value.stop();
  return fail({ code: 'log-unwritable', detail: `The audit log cannot be opened (${started.error}).` });
}
