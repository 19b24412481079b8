/** Implements the contract: one handler per message, each a few lines that call a service. No rule of the business lives here. */
import type { ConsoleEvent, Input, MethodName, SettingsView } from '../../app/contract/index.ts';
import { refused } from '../../app/refusals/index.ts';
import { fail, ok } from '../../app/base/index.ts';
import { bridgeView, followUpsEvent, restartOrGoBack, setFollowUp, type LastingAbout, type ModeHost } from '../modes/index.ts';
import { createAuditHandlers } from './audit-handlers.ts';
import type { AskedVehicles } from './asked.ts';
import { type ClipboardKeeper, copyCode, hideCode, showCode } from '../carkey/codes/index.ts';
import type { Job } from '../carkey/job/index.ts';
import type { Clock, Revisions } from '../base/index.ts';
import { createLinkHandlers } from './link-handlers.ts';
import { createQueryHandlers, type Reply, type Handlers } from './query-handlers.ts';
import { createOperatorHandlers } from './operator-handlers.ts';
import { createSessionHandlers } from './session-handlers.ts';
import { createTrainingHandlers } from './training-handlers.ts';
import { createUpdateHandlers } from './update-handlers.ts';
import { attemptOfReceipt } from '../trust/bundle/index.ts';
import type { Updates } from '../updates/index.ts';
import type { Operators } from '../operators/index.ts';
import type { SecretStore } from '../secrets/index.ts';
import { changeSettings, type SettingsStore, type Viewer, viewSettings } from '../settings/index.ts';
import { type StartProblem } from '../data-folder/index.ts';

/** What the handlers call. */
export type HandlerParts = {
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly operators: Operators;
  readonly viewer: () => Viewer;
  readonly host: Pick<ModeHost<StartProblem>, 'current' | 'isRunning' | 'peer' | 'restart' | 'revive'>;
  readonly emit: (event: ConsoleEvent) => void;
  readonly clock: Clock;
  /** Numbers the views. */
  readonly revise: Revisions;
  /** Null in a shell that has no clipboard of its own. */
  readonly clipboard: ClipboardKeeper | null;
  readonly asked: AskedVehicles;
  readonly updates: Updates;
  readonly about: LastingAbout;
};

function tickOff(parts: HandlerParts, input: Input<'followups.set'>): Reply<'followups.set'> {
  const now = setFollowUp(parts.host.current, input, parts.revise);
  if (now.ok) parts.emit(followUpsEvent(now.value));
  return now;
}

/** Practice vehicles play their situation again from the start; the log of what was practised stays. */
function resetPractice({ host }: HandlerParts): Reply<'practice.reset'> {
  const reset = host.peer.resetPractice;
  if (reset === null) return fail(refused({ reason: 'not-practice' }));
  const running = host.current.running();
  if (running !== null) return fail(refused(running));
  reset();
  const { job } = host.current;
  const view = job.view();
  return view.vin === null ? ok(view) : job.refresh();
}

async function changeAndRestart(parts: HandlerParts, patch: Input<'settings.change'>): Promise<Reply<'settings.change'>> {
  const { settings, secrets, host, emit, viewer, revise } = parts;
  const before = settings.get();
  const { log } = host.current.context;
  const changed = await changeSettings({ settings, secrets, mode: host.current, viewer: viewer() }, patch);
  if (!changed.ok) return changed;
  const problem = changed.value.restart ? await restartOrGoBack(parts, before, log) : null;
  if (problem !== null && !host.isRunning) return fail(problem);
  const view: SettingsView = viewSettings(settings, secrets, viewer(), revise());
  emit({ type: 'settings', settings: view });
  if (changed.value.restart) emit({ type: 'job', job: host.current.job.view() });
  return problem === null ? ok(view) : fail(problem);
}

/** Makes the handlers. `host.current` is read at every call: the mode may have changed since the last one. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { host, settings, secrets, about, viewer, revise, clock } = parts;
  const mode = () => host.current;
  const bridge = () => bridgeView(mode().bridge.state(), mode().cable, revise);
  const queries = createQueryHandlers({
    trail: () => mode().trail,
    mode: () => mode().mode,
    job: () => mode().job.view(),
    bridge,
    about: () => ({
      ...about,
      mode: mode().mode,
      log: { ...mode().trail.view(), rev: revise() },
      interrupted: mode().interrupted,
      rev: revise(),
    }),
    ofReceipt: (code) => attemptOfReceipt(mode(), code),
    settings,
    secrets,
    viewer,
    clock,
    revise,
  });
  return {
    ...queries,
    ...createTrainingHandlers(() => mode().training, queries['vehicles.practice']),
    ...createOperatorHandlers(parts.operators, revise, (operators) => parts.emit({ type: 'operators', operators })),
    ...createAuditHandlers({ mode, settings, clock: parts.clock, emit: parts.emit, revise, about }),
    ...createLinkHandlers({ host, clock: parts.clock, settings }),
    ...createSessionHandlers(() => mode().customer),
    ...createUpdateHandlers(parts.updates),
    ...jobHandlers(() => mode().job),
    'job.asked': () => ok(parts.asked.take()),
    'code.show': ({ attempt, purpose }) => {
      const shown = showCode(mode().context, attempt, purpose);
      if (shown.ok) mode().job.touch();
      return shown;
    },
    'code.hide': ({ attempt, look }) => hideCode(mode().context, attempt, look),
    'code.copy': async ({ attempt }) => {
      const copied = await copyCode(mode().context, attempt, parts.clipboard);
      if (copied.ok) mode().job.touch();
      return copied;
    },
    'followups.set': (input) => tickOff(parts, input),
    'settings.change': (patch) => changeAndRestart(parts, patch),
    'practice.reset': () => resetPractice(parts),
    'bridge.reconnect': () => {
      mode().bridge.reconnect();
      return ok(bridge());
    },
    'bridge.phone': ({ serial }) => (mode().cable?.choose(serial) === true ? ok(bridge()) : fail(refused({ reason: 'phone-gone' }))),
  };
}

type JobMethod = Extract<MethodName, `job.${string}`>;

/** What is done with the vehicle in work. Whatever is stated or sent about a vehicle names it. */
function jobHandlers(job: () => Job): Pick<Handlers, Exclude<JobMethod, 'job.get' | 'job.asked'>> {
  return {
    'job.open': ({ vin, how }) => job().open(vin, how),
    'job.refresh': () => job().refresh(),
    'job.confirm': ({ vin, what, value }) => job().confirm(vin, what, value),
    'job.override': ({ vin, reason }) => job().override(vin, reason),
    'job.goOn': ({ vin, reason }) => job().goOn(vin, reason),
    'job.activate': ({ vin }) => job().activate(vin),
    'job.stopWaiting': () => job().stopWaiting(),
    'job.recheck': () => job().recheck(),
    'job.decide': ({ as, reason, attempt }) => job().decide(as, reason, attempt),
    'job.handOver': ({ attempt, reason }) => job().handOver(attempt, reason),
    'job.close': () => job().close(),
  };
}
