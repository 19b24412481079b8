/** Implements the contract: one handler per message, each a few lines that call a service. No rule of the business lives here. */
import type { AttemptId } from '../../app/carkey/types.ts';
import type { ConsoleError, ConsoleEvent, Input, MethodName, SettingsView } from '../../app/console.ts';
import { refused } from '../../app/refusals.ts';
import { fail, ok } from '../../app/result.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import { parseVin } from '../../app/vehicle/vin.ts';
import { stillListed } from '../../app/audit/follow-ups.ts';
import { followUpsEvent, followUpsOf, restartOrGoBack, type LastingAbout, type ModeHost, type RunningMode } from '../modes/index.ts';
import { createAuditHandlers } from './audit-handlers.ts';
import type { AskedVehicles } from './asked.ts';
import { type ClipboardKeeper, copyCode, hideCode, showCode } from '../carkey/codes/index.ts';
import { signed } from '../carkey/index.ts';
import type { Clock, Revisions } from '../base/index.ts';
import { createLinkHandlers } from './link-handlers.ts';
import { createQueryHandlers, type Reply, type Handlers } from './query-handlers.ts';
import { createOperatorHandlers } from './operator-handlers.ts';
import { createUpdateHandlers } from './update-handlers.ts';
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

const NOT_A_VIN: ConsoleError = { code: 'invalid-vin' };

function setFollowUp(parts: HandlerParts, mode: RunningMode, { id, done }: Input<'followups.set'>): Reply<'followups.set'> {
  const one = stillListed(mode.trail.followUps()).find((each) => each.id === id);
  if (one === undefined) return fail(refused({ reason: 'follow-up-not-found' }));
  const act = one.act === null ? {} : { act: one.act };
  const written = mode.trail.append(
    signed(mode.context, { kind: 'follow-up', veh: one.veh, ...act, out: done ? 'done' : 'reopened', d: { fu: id } }),
  );
  if (!written.ok) return fail({ code: 'log-unwritable' });
  const now = followUpsOf(mode.trail, parts.clock, parts.revise);
  parts.emit(followUpsEvent(now));
  return ok(now);
}

/** Practice vehicles play their situation again from the start; the log of what was practised stays. */
function resetPractice({ host }: HandlerParts): Reply<'practice.reset'> {
  const reset = host.peer.resetPractice;
  if (reset === null) return fail(refused({ reason: 'not-practice' }));
  const running = host.current.job.running();
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
  return {
    ...createQueryHandlers({
      trail: () => mode().trail,
      mode: () => mode().mode,
      job: () => mode().job.view(),
      bridge: () => ({ ...mode().bridge.state(), rev: revise() }),
      about: () => ({
        ...about,
        mode: mode().mode,
        log: { ...mode().trail.view(), rev: revise() },
        interrupted: mode().interrupted,
        rev: revise(),
      }),
      ofReceipt: async (code) => {
        const { trail, trust } = mode();
        const id = await trust.maintenance.findReceipt(code);
        return id === null ? null : trail.attempt(id);
      },
      settings,
      secrets,
      viewer,
      clock,
      revise,
    }),
    ...createOperatorHandlers(parts.operators, revise, (operators) => parts.emit({ type: 'operators', operators })),
    ...createAuditHandlers({ mode, settings, clock: parts.clock, emit: parts.emit, revise, about }),
    ...createLinkHandlers({ host, clock: parts.clock, settings }),
    ...createUpdateHandlers(parts.updates),
    ...jobHandlers(() => mode().job),
    'job.asked': () => ok(parts.asked.take()),
    'code.show': ({ attempt, purpose }) => {
      const shown = showCode(mode().context, attempt as AttemptId, purpose);
      if (shown.ok) mode().job.touch();
      return shown;
    },
    'code.hide': ({ attempt, look }) => hideCode(mode().context, attempt as AttemptId, look),
    'code.copy': async ({ attempt }) => {
      const copied = await copyCode(mode().context, attempt as AttemptId, parts.clipboard);
      if (copied.ok) mode().job.touch();
      return copied;
    },
    'followups.set': (input) => setFollowUp(parts, mode(), input),
    'settings.change': (patch) => changeAndRestart(parts, patch),
    'practice.reset': () => resetPractice(parts),
    'bridge.reconnect': () => {
      mode().bridge.reconnect();
      return ok({ ...mode().bridge.state(), rev: revise() });
    },
  };
}

type JobReply = ReturnType<RunningMode['job']['activate']> | ReturnType<RunningMode['job']['open']>;

type JobMethod = Extract<MethodName, `job.${string}`>;

/** What is done with the vehicle in work. Whatever is stated or sent about a vehicle names it. */
function jobHandlers(job: () => RunningMode['job']): Pick<Handlers, Exclude<JobMethod, 'job.get' | 'job.asked'>> {
  return {
    'job.open': ({ vin, how }) => withVin(vin, (parsed) => job().open(parsed, how)),
    'job.refresh': () => job().refresh(),
    'job.confirm': ({ vin, what, value }) => withVin(vin, (parsed) => job().confirm(parsed, what, value)),
    'job.override': ({ vin, reason }) => withVin(vin, (parsed) => job().override(parsed, reason)),
    'job.goOn': ({ vin, reason }) => withVin(vin, (parsed) => job().goOn(parsed, reason)),
    'job.activate': ({ vin }) => withVin(vin, (parsed) => job().activate(parsed)),
    'job.stopWaiting': () => job().stopWaiting(),
    'job.recheck': () => job().recheck(),
    'job.decide': ({ as, reason, attempt }) => job().decide(as, reason, attempt as AttemptId),
    'job.handOver': ({ attempt, reason }) => job().handOver(attempt as AttemptId, reason),
    'job.close': () => job().close(),
  };
}

/** Runs a command with a VIN that is one. */
function withVin(text: string, run: (vin: Vin) => JobReply): JobReply {
  const vin = parseVin(text);
  return vin === null ? fail(NOT_A_VIN) : run(vin);
}
