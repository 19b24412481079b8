/**
 * A console that only watches: another one holds the data folder (D7). It reads the same files, answers what the table of rights lets the
 * person ask, refuses every command, and tells when something was added. It opens no bridge and takes no lock on the log. People sign in with
 * the same accounts; that is told in no log, since only the other console writes.
 */
import { join } from 'node:path';
import { viewJob } from '../../app/carkey/job/index.ts';
import { type About, type ParsedApi, type ConsoleEvent, methods } from '../../app/contract/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { aboutHere, followUpsEvent, followUpsOf, viewerAt } from '../modes/index.ts';
import { markFile, modeDir, strangeFile, strangeSentence } from '../data-folder/index.ts';
import { apiOf, createOperatorHandlers, createQueryHandlers, guardWatcher, type Handlers, WATCHING } from '../handlers/index.ts';
import { openLogKeys, openReader } from '../audit/index.ts';
import { NO_VEHICLE } from '../carkey/job/index.ts';
import { createRevisions, silentLogger, systemClock } from '../base/index.ts';
import { visitAccounts } from '../operators/index.ts';
import { KEYS_SEALED, openSecrets, type Sealer } from '../secrets/index.ts';
import { emptyCustomerView } from '../customer/index.ts';
import { NO_TRAINING } from '../training/index.ts';
import { openSettings } from '../settings/index.ts';
import { watchedTrust } from '../trust/index.ts';

/** How often the files are looked at, ms. */
const LOOK_MS = 1_000;

/** A watching console. */
export interface WatchingConsole {
  readonly api: ParsedApi;
  stop(): Promise<void>;
}

/** Starts watching what another console does in this data folder. `sealer` opens its keys where they are sealed. */
export function startWatching(dataDir: string, shell: About['shell'], sealer: Sealer | null = null): Result<WatchingConsole, string> {
  const strange = strangeFile(dataDir);
  if (strange !== null) return fail(strangeSentence(strange));
  const settings = openSettings(join(dataDir, 'settings.json'), silentLogger);
  const { mode } = settings.get();
  const dir = modeDir(dataDir, mode);
  const keys = openLogKeys(dir, mode, sealer);
  if (!keys.ok) return fail(KEYS_SEALED);
  const reader = openReader(dir, keys.value.vault);
  if (!reader.ok) return fail(`The log of the other console cannot be read (${reader.error}).`);
  const trail = reader.value;
  const revise = createRevisions();
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const tell = (...events: readonly ConsoleEvent[]) => events.forEach((event) => listeners.forEach((listener) => listener(event)));
  const operators = visitAccounts({
    dataDir,
    sealer,
    clock: systemClock,
    idleMs: () => settings.get().lockAfterMinutes * 60_000,
    onEvent: () => queueMicrotask(tellPeople),
  });
  function tellPeople(): void {
    tell({ type: 'operators', operators: { ...operators.state(), rev: revise() } });
  }
  const guard = guardWatcher(operators, mode, systemClock);
  const about = aboutHere(shell, dataDir, systemClock);
  // For the screens: what keeps this console from writing is the other one.
  const view = () => ({ ...trail.view(), problem: 'other-writer' as const, rev: revise() });
  // Who only watches decides nothing here.
  const NOTHING = { decide: false, again: false };
  const queries = createQueryHandlers({
    trail: () => ({ ...trail, view }),
    mode: () => mode,
    job: () =>
      viewJob(
        { ...NO_VEHICLE, carSilence: null, now: systemClock.wall(), bridge: { name: 'off' }, logProblem: 'other-writer', may: NOTHING },
        revise(),
      ),
    bridge: () => ({ name: 'off', rev: revise() }),
    about: () => ({ ...about, mode, log: view(), interrupted: null, rev: revise() }),
    // Signed heads are the business of whoever writes the log.
    ofReceipt: () => Promise.resolve(null),
    settings,
    secrets: openSecrets(join(dataDir, 'secrets.json'), silentLogger, sealer),
    viewer: () => viewerAt(operators, mode),
    clock: systemClock,
    revise,
  });
  const mark = markFile(dataDir, mode);
  const trust = () => watchedTrust({ dir, mark, trail, now: systemClock.wall(), rev: revise(), keysKept: keys.value.kept() });
  const timer = setInterval(() => {
    if (!trail.changed() || !guard('trust.get', {}).ok) return;
    tell({ type: 'log', log: view() }, { type: 'trust', trust: trust() }, followUpsEvent(followUpsOf(trail, systemClock, revise)));
  }, LOOK_MS);
  const handlers = {
    ...refusals(),
    ...queries,
    ...createOperatorHandlers(operators, revise, (view) => tell({ type: 'operators', operators: view })),
    'trust.get': () => ok(trust()),
    // Whose session the phone has, only the console that is connected to it can say.
    'customer.get': () => ok(emptyCustomerView(revise())),
    // Who only watches begins no round, and is told nothing of one.
    'training.get': () => ok({ ...NO_TRAINING, rev: revise() }),
    // Who only watches replaces no program.
    'update.get': () => ok({ unfit: 'shell' as const, hasFeed: false, state: { name: 'unasked' as const }, rev: revise() }),
  };
  return ok({
    api: apiOf(handlers, listeners, silentLogger, guard),
    stop() {
      clearInterval(timer);
      operators.stop();
      trail.stop();
      return Promise.resolve();
    },
  });
}

/** Every message is refused; what is answered is put over it. */
function refusals(): Handlers {
  return Object.fromEntries(Object.keys(methods).map((name) => [name, () => fail(WATCHING)])) as unknown as Handlers;
}
