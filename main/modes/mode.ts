/**
 * The services of one mode. Practice and live share nothing on disk but the settings: each has its own log, vault and origin
 * (activation rule 19), and practice can only reach simulators of ours. Rights follow from the mode alone (app/operators/roles.ts).
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Clock, faultFields, type Logger, type Revisions, startOrUndo, type Undo, waited } from '../base/index.ts';
import type { Entry, OnMisfit } from '../../app/audit/entry/index.ts';
import type { AttemptId, JobView, LogProblem } from '../../app/carkey/index.ts';
import type { ConsoleEvent, CustomerView } from '../../app/contract/index.ts';
import { type Mode, ok, type Result } from '../../app/base/index.ts';
import type { BridgeState } from '../../app/pims/index.ts';
import { barTo } from '../../app/operators/index.ts';
import type { Refusal } from '../../app/refusals/index.ts';
import {
  accountKey,
  type AuditTrail,
  bothKeepers,
  fileKeeper,
  finishSwap,
  folderShare,
  type LogKeys,
  type MarkStore,
  openLogKeys,
  type OpenTrail,
  openTrail,
  storedOrigin,
} from '../audit/index.ts';
import type { ShareFiles } from '../share/index.ts';
import { asResult, openingAsResult } from '../disk/index.ts';
import { startTrust, type Trust } from '../trust/index.ts';
import { type CarKeyContext, measureServerTime, newAttemptId, stationThrottle, type Throttle, WatchedLink } from '../carkey/index.ts';
import { type ExpiryWatch, watchExpiry } from '../carkey/codes/index.ts';
import { Job } from '../carkey/job/index.ts';
import { followStrays, settleInterrupted } from '../carkey/attempt/index.ts';
import { CustomerDesk } from '../customer/index.ts';
import { Training } from '../training/index.ts';
import { followUpsEvent, followUpsOf } from './follow-ups.ts';
import { forkLink } from '../link/messages/index.ts';
import { type LinkOptions, type LinkService, startLink } from '../link/index.ts';
import type { Person } from '../operators/accounts/index.ts';
import type { Peer } from './peer.ts';
import type { Sealer } from '../secrets/index.ts';
import { shareProcess } from './share-process.ts';
import { bridgeView, followCable } from './cable.ts';
import type { PhoneCable } from '../phone-cable/index.ts';
import { type Bridge, type BridgeProfile, createPims, openBridge, type Pims } from '../pims/index.ts';
import { BRIDGE_LIMITS, type BridgeLimits } from '../pims/transport/index.ts';
import { markFile, modeDir } from '../data-folder/index.ts';

/** How the link of a mode is made: what it may reach, and what it remembers. */
export type LinkSetup = Omit<LinkOptions, 'clock' | 'log' | 'revise'> & { readonly places: Peer['link']['places'] };

/** What a mode is built from. */
export type ModeOptions = {
  readonly mode: Mode;
  /** Data folder of the console; the mode uses its own folder in it. */
  readonly dataDir: string;
  readonly station: string;
  readonly version: string;
  readonly clock: Clock;
  /** Numbers the views of this console. */
  readonly revise: Revisions;
  readonly log: Logger;
  readonly profile: BridgeProfile;
  /** The cable to a phone, where one is followed; it is the peer's to stop. */
  readonly cable: PhoneCable | null;
  /** How much the bridge may say; the documented bounds unless told. */
  readonly bridgeLimits?: BridgeLimits;
  /** Who is at work at this moment; null where nobody has signed in. */
  readonly person: () => Person | null;
  readonly link: LinkSetup;
  /** Opens what is sealed under the folder's master key; null where the operating system keeps none. */
  readonly sealer: Sealer | null;
  /** Remembers the newest head in the operating system's key store; null where there is none. Stopped with the mode. */
  readonly mark: MarkStore | null;
  readonly trust: {
    readonly witnessFolder: string;
    readonly secondStationKey: string;
    readonly retentionDays: () => number | null;
    readonly worker?: URL;
  };
  /** Puts practice vehicles back to how their situation starts; null where no vehicle has a situation of its own. */
  readonly startOver: (() => void) | null;
  /** Is the customer signed out at the end of a job? */
  readonly signOutAtEnd: () => boolean;
  readonly emit: (event: ConsoleEvent) => void;
};

/** A running mode. */
export interface RunningMode {
  readonly mode: Mode;
  readonly trail: OpenTrail;
  readonly bridge: Bridge;
  readonly pims: Pims;
  readonly link: LinkService;
  /** The cable to a phone, where one is followed. */
  readonly cable: PhoneCable | null;
  readonly trust: Trust;
  readonly context: CarKeyContext;
  readonly job: Job;
  readonly customer: CustomerDesk;
  /** What is under way at the vehicle or at the phone, and must not be cut off, as the reason to refuse what would; null: nothing. */
  running(): Refusal | null;
  readonly training: Training;
  readonly expiry: ExpiryWatch;
  /** The unknown attempt that this start found, if any. */
  readonly interrupted: AttemptId | null;
  stop(): Promise<void>;
}

/** The log's own origin if there is one; else a new one that no other installation has. */
function originOf(dir: string, mode: Mode): string {
  return storedOrigin(dir, true) ?? `carkey-console/${newAttemptId().slice(2, 18).toLowerCase()}/${mode}/1`;
}

function contextOf(options: ModeOptions, parts: Pick<CarKeyContext, 'trail' | 'bridge' | 'pims' | 'link' | 'throttle'>): CarKeyContext {
  const { trail, bridge } = parts;
  const { clock, revise, log, profile, person, mode } = options;
  return {
    ...parts,
    clock,
    serverTime: measureServerTime(bridge, clock),
    revise,
    log,
    operator: () => {
      const at = person();
      return at === null ? null : { name: at.name, role: at.role, ref: trail.operator(at.name, at.account) };
    },
    may: (action) => {
      const at = person();
      return barTo(action, mode, at === null ? null : { role: at.role, locked: false }) === null;
    },
    scenario: () => {
      const state = bridge.state();
      return state.name === 'ready' ? state.simulator : null;
    },
    activationLimitMs: () => profile.activationTimeoutMs,
    bridgeLimits: options.bridgeLimits ?? BRIDGE_LIMITS,
    newAttemptId,
    wait: waited,
  };
}

/** Tells the screens about the log and its follow-ups whenever entries were added. */
function announceLog(trail: AuditTrail, { clock, revise, emit }: ModeOptions): () => void {
  return trail.listen((entries) => {
    emit({ type: 'log', log: { ...trail.view(), rev: revise() } });
    if (entries.every((entry) => entry.kind === 'status' || entry.kind === 'lookup' || entry.kind === 'vin-read')) return;
    emit(followUpsEvent(followUpsOf(trail, clock, revise)));
  });
}

/** Watches over the log. The job is shown anew when the log stops taking entries. */
function trustOf({ trust, clock, revise, log, emit }: ModeOptions, trail: OpenTrail, dir: string, job: Job, keys: LogKeys): Trust {
  const { maintenance } = trail;
  if (maintenance === null) throw new Error('a trail with a signing key has care');
  const { witnessFolder, retentionDays, worker } = trust;
  return startTrust({
    trail,
    maintenance,
    dir,
    keys,
    clock,
    revise,
    log,
    hasShare: witnessFolder !== '',
    retentionDays,
    emit: (view) => emit({ type: 'trust', trust: view }),
    onFinding({ what, firstBad }) {
      log.error('log-contradicted', { kind: what, seq: firstBad });
      emit({ type: 'log', log: { ...trail.view(), rev: revise() } });
      job.touch();
    },
    ...(worker === undefined ? {} : { worker }),
  });
}

function linkOf({ link, clock, revise, log }: ModeOptions): LinkService {
  const { places, ...options } = link;
  const service = startLink({ ...options, clock, revise, log: (event, fields) => log.info(`link-${event}`, fields) });
  for (const { place, ...named } of places) service.addPlace(place, named);
  return service;
}

type CustomerSetup = {
  readonly key: Uint8Array;
  readonly start: Entry | undefined;
  readonly running: Job['running'];
  readonly told: (view: CustomerView) => void;
};

/** The customer's side. Enrolments are spaced like activations: in live mode, from the entry that this run began with. */
function customerOf(options: ModeOptions, context: CarKeyContext, { key, start, running, told }: CustomerSetup): CustomerDesk {
  const { mode, clock, emit, signOutAtEnd, profile } = options;
  const spaced = mode === 'live' && start !== undefined ? start : null;
  return new CustomerDesk({
    context,
    accountKey: key,
    answerMs: profile.answerTimeoutMs,
    signOutAtEnd,
    running,
    now: spaced === null ? null : () => ({ boot: spaced.boot, startedTs: spaced.ts - spaced.mono, mono: clock.mono() }),
    tell: (customer) => {
      emit({ type: 'customer', customer });
      told(customer);
    },
  });
}

function bridgeEvent(state: BridgeState, { cable, revise }: ModeOptions): ConsoleEvent {
  const simulator = state.name === 'ready' ? state.simulator : null;
  return { type: 'bridge', bridge: bridgeView(state, cable, revise), simulator };
}

/** Another mode has no round: what a screen still holds is over. */
function trainingOf({ startOver, emit }: ModeOptions, context: CarKeyContext, job: Job, running: RunningMode['running']): Training {
  const training = new Training({ context, job, running, startOver, tell: (view) => emit({ type: 'training', training: view }) });
  emit({ type: 'training', training: training.view() });
  return training;
}

/** Opens the mode's own log, signed, and compared with what was left outside it. A restore that was cut off is finished first: it changes the origin. */
function trailOf(options: ModeOptions, dir: string, keys: LogKeys, files: ShareFiles): Result<OpenTrail, LogProblem> {
  const { mode, dataDir, station, version, clock, trust, mark } = options;
  const file = markFile(dataDir, mode);
  const origin = openingAsResult(() => {
    for (const folder of [dir, dirname(file)]) mkdirSync(folder, { recursive: true, mode: 0o700 });
    finishSwap(dir);
    return originOf(dir, mode);
  });
  if (!origin.ok) return origin;
  const { witnessFolder: folder, secondStationKey: key } = trust;
  const second = { folder, key, seed: keys.witness, files };
  const share = folder === '' ? {} : { share: folderShare(folder, origin.value, files), second };
  const keeper = mark === null ? fileKeeper(file) : bothKeepers(fileKeeper(file), mark, origin.value);
  const signing = { seeds: keys.seeds, keySource: keys.vault, keeper };
  const onMisfit: OnMisfit = (kind, members) => options.log.error('entry-misfit', { kind, where: members.join('.') });
  const onTrouble = (problem: LogProblem | null) =>
    problem === null ? options.log.info('proof-files-kept') : options.log.warn('proof-files-owed', { reason: problem });
  const opened = openTrail({ dir, origin: origin.value, station, app: version, clock, onMisfit, onTrouble, ...signing, ...share });
  const maintenance = opened.ok ? opened.value.maintenance : null;
  if (maintenance !== null && maintenance.keys().length > 0 && maintenance.finding() === null) sealKeys(keys, options.log);
  return opened;
}

/** The log opened with its vault key, the vault belongs to it, and its seed is the one that signed it: all of them are the right ones. */
function sealKeys(keys: LogKeys, log: Logger): void {
  const sealed = asResult(() => keys.takeOver());
  if (!sealed.ok) log.warn('keys-not-sealed', { reason: sealed.error });
}

/** What everything in a mode works with, and what this start found in the log. */
function foundation(options: ModeOptions, trail: OpenTrail, begun: Undo) {
  const { mode, clock, log } = options;
  begun.add(() => recordStop(options, trail));
  const bridge = openBridge(options.profile, {
    clock,
    random: Math.random,
    log: ({ event, ...fields }) => log.info(`bridge-${event}`, fields),
    ...(options.bridgeLimits === undefined ? {} : { limits: options.bridgeLimits }),
  });
  begun.add(() => bridge.stop());
  const pims = createPims(bridge, options.profile, { clock });
  const link = linkOf(options);
  begun.add(() => link.stop());
  const watched = new WatchedLink(link);
  begun.add(() => watched.stop());
  const started = trail.append({ kind: 'start', out: mode });
  const [start] = started.ok ? started.value : [];
  const counted: Throttle = start === undefined ? () => ok(null) : stationThrottle(trail, start, clock);
  const throttle: Throttle = mode === 'live' ? counted : () => ok(null);
  const context = contextOf(options, { trail, bridge, pims, link: watched, throttle });
  const interrupted = started.ok ? settleInterrupted(context) : started;
  if (!interrupted.ok) log.error('start-not-recorded', { reason: interrupted.error });
  const unknown = interrupted.ok ? interrupted.value.find((record) => !record.handedOver) : undefined;
  return { bridge, pims, link, watched, context, unknown, start };
}

function recordStop({ mode, log }: ModeOptions, trail: OpenTrail): void {
  const written = trail.append({ kind: 'stop', out: mode });
  if (!written.ok) log.warn('stop-not-recorded', { reason: written.error });
}

/**
 * Opens log and bridge, settles what an earlier run left open, and starts watching. `keys-sealed`: the log's keys are out of reach. What does
 * not come to its end is taken back. Throws what the disk throws.
 */
export function startMode(options: ModeOptions): Promise<Result<RunningMode, LogProblem | 'keys-sealed'>> {
  return startOrUndo(
    (fault) => options.log.error('stop-failed', faultFields(fault)),
    (begun) => startParts(options, begun),
  );
}

function startParts(options: ModeOptions, begun: Undo): Result<RunningMode, LogProblem | 'keys-sealed'> {
  const { mode, emit } = options;
  const dir = modeDir(options.dataDir, mode);
  const keys = openLogKeys(dir, options.mode, options.sealer);
  if (!keys.ok) return keys;
  begun.add(() => options.mark?.settled());
  const files = shareProcess(options.trust.witnessFolder, options.link.spawn ?? forkLink());
  begun.add(() => files.stop());
  const opened = trailOf(options, dir, keys.value, files);
  if (!opened.ok) return opened;
  const trail = opened.value;
  begun.add(() => trail.stop());
  // Before the log is closed: what comes back from the share is compared with it. Once more after it is harmless.
  begun.add(() => files.stop());
  const { bridge, pims, link, watched, context, unknown, start } = foundation(options, trail, begun);

  const toJob = (view: JobView) => {
    emit({ type: 'job', job: view });
    customer.jobChanged(view, job.signedOutBy);
  };
  const job: Job = new Job(context, toJob, () => customer.held());
  const customer = customerOf(options, context, {
    key: accountKey(keys.value.vault),
    start,
    running: () => job.running(),
    told: (view) => job.customerChanged(view),
  });
  watched.tell({
    read: (report) => job.linkRead(report),
    lost: () => job.linkLost(),
    changed: (view) => emit({ type: 'link', link: view }),
  });
  const tellBridge = (state: BridgeState) => emit(bridgeEvent(state, options));
  begun.add(bridge.onState(tellBridge));
  // It began before anybody listened: what a screen still holds is the state of the mode before.
  tellBridge(bridge.state());
  if (options.cable !== null) begun.add(followCable(options.cable, bridge, () => tellBridge(bridge.state())));
  begun.add(followStrays(context, (id) => job.attemptChanged(id)));
  begun.add(announceLog(trail, options));
  const running = () => job.running() ?? customer.held();
  const training = trainingOf(options, context, job, running);
  begun.add(() => training.stop());
  const trust = trustOf(options, trail, dir, job, keys.value);
  begun.add(() => trust.stop());
  // Before all of these: what it waits for becomes an entry.
  begun.add(() => job.stop());
  begun.add(() => customer.stop());
  const expiry = watchExpiry(context, {
    onChange: () => job.touch(),
    // The offset to the server was measured with the old clock. A running activation keeps its connection, and so does a call of the customer's.
    onJump: () => (job.exclusive || customer.held() !== null ? undefined : bridge.renew()),
  });
  begun.add(() => expiry.stop());
  if (unknown !== undefined) job.resume(unknown.id);
  return ok({
    mode,
    trail,
    bridge,
    pims,
    link,
    cable: options.cable,
    trust,
    context,
    job,
    customer,
    running,
    training,
    expiry,
    interrupted: unknown?.id ?? null,
    stop: () => begun.run(),
  });
}
