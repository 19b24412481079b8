/** Implements the contract: one handler per message, each a few lines that call a service. No rule of the business lives here. */
import type { EntryFilter } from '../app/audit/types.ts';
import type { About, AttemptRow, ConsoleError, ConsoleEvent, Input, MethodName, Outputs, SettingsView } from '../app/console.ts';
import { fail, ok, type Result } from '../app/result.ts';
import type { AttemptId } from '../app/carkey/types.ts';
import { brandsOf } from '../app/vehicle/brands.ts';
import { judgeVin, parseVin } from '../app/vehicle/vin.ts';
import type { AttemptRecord } from './audit/api.ts';
import { hideCode, showCode } from './carkey/codes.ts';
import { signed } from './carkey/context.ts';
import type { Clock } from './clock.ts';
import type { ModeHost } from './mode-host.ts';
import { followUpCount, type RunningMode } from './mode.ts';
import { practiceFleet } from './pims/simulator/scenarios.ts';
import type { SecretStore } from './secrets/store.ts';
import { changeSettings, viewSettings } from './settings/change.ts';
import type { SettingsStore } from './settings/settings.ts';

/** What the handlers call. */
export type HandlerParts = {
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly host: Pick<ModeHost<{ readonly detail: string }>, 'current' | 'peer' | 'restart'>;
  readonly emit: (event: ConsoleEvent) => void;
  readonly clock: Clock;
  readonly about: Pick<About, 'version' | 'shell' | 'dataDir' | 'startedAt'>;
};

type Answer<M extends MethodName> = Result<Outputs[M], ConsoleError>;
type Handler<M extends MethodName> = (input: Input<M>) => Answer<M> | Promise<Answer<M>>;

/** The contract, implemented. */
export type Handlers = { readonly [M in MethodName]: Handler<M> };

const NOT_A_VIN: ConsoleError = {
  code: 'invalid-vin',
  detail: 'This is not a VIN: a VIN has 17 characters, digits and letters without I, O and Q.',
};
const NO_FOLLOW_UP: ConsoleError = { code: 'not-found', detail: 'There is no such follow-up.' };

/** An attempt as a row. */
export function attemptRow(record: AttemptRecord): AttemptRow {
  const { state } = record;
  return {
    id: record.id,
    vin: record.vin,
    state: state.name,
    open: state.name === 'intent' || state.name === 'sent' || state.name === 'unknown',
    handedOver: record.handedOver,
    openedAt: record.openedAt,
    updatedAt: record.updatedAt,
    outcome: outcomeOf(record),
    errorCode: errorCodeOf(record),
    transactionId: record.transactionId,
    scenario: record.scenario,
  };
}

function outcomeOf({ state }: AttemptRecord): string | null {
  switch (state.name) {
    case 'succeeded':
      return state.readBack;
    case 'refused':
      return state.because.kind === 'error' ? 'error' : state.because.reason;
    case 'unknown':
      return state.reason;
    case 'resolved':
      return state.as;
    case 'checked':
    case 'intent':
    case 'sent':
      return null;
  }
}

function errorCodeOf({ state }: AttemptRecord): number | null {
  if (state.name === 'unknown') return state.errorCode;
  return state.name === 'refused' && state.because.kind === 'error' ? state.because.code : null;
}

/** A filter by VIN becomes one by reference; a VIN that was never here matches nothing. */
function filterOf(mode: RunningMode, given: Input<'audit.list'>['filter']): EntryFilter | null {
  const { vin, ...rest } = given ?? {};
  const filter = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as EntryFilter;
  if (vin === undefined) return filter;
  const parsed = parseVin(vin);
  const veh = parsed === null ? null : mode.trail.findVehicle(parsed);
  return veh === null ? null : { ...filter, veh };
}

function listEntries(mode: RunningMode, { filter, before, limit }: Input<'audit.list'>): Outputs['audit.list'] {
  const narrowed = filterOf(mode, filter);
  const { size } = mode.trail.view();
  return narrowed === null ? { rows: [], next: null, size } : { ...mode.trail.list(narrowed, before, limit), size };
}

function setFollowUp(parts: HandlerParts, mode: RunningMode, { id, done }: Input<'followups.set'>): Answer<'followups.set'> {
  const one = mode.trail.followUps().find((each) => each.id === id);
  if (one === undefined) return fail(NO_FOLLOW_UP);
  const act = one.act === null ? {} : { act: one.act };
  const written = mode.trail.append(
    signed(mode.context, { kind: 'follow-up', veh: one.veh, ...act, out: done ? 'done' : 'reopened', d: { fu: id } }),
  );
  if (!written.ok) return fail({ code: 'log-unwritable', detail: 'The log cannot be written, so nothing was changed.' });
  parts.emit(followUpCount(mode.trail, parts.clock));
  return ok(mode.trail.followUps());
}

/** Practice vehicles play their situation again from the start; the log of what was practised stays. */
function resetPractice({ host }: HandlerParts): Answer<'practice.reset'> {
  const reset = host.peer.resetPractice;
  if (reset === null) return fail({ code: 'not-now', detail: 'Only practice vehicles can start again.' });
  if (host.current.job.exclusive) return fail({ code: 'not-now', detail: 'An activation is running; its answer comes first.' });
  reset();
  const { job } = host.current;
  const view = job.view();
  return view.vin === null ? ok(view) : job.refresh();
}

async function changeAndRestart(parts: HandlerParts, patch: Input<'settings.change'>): Promise<Answer<'settings.change'>> {
  const { settings, secrets, host, emit } = parts;
  const changed = changeSettings({ settings, secrets, mode: host.current }, patch);
  if (!changed.ok) return changed;
  const problem = changed.value.restart ? await host.restart() : null;
  if (problem !== null) return fail({ code: 'internal', detail: problem.detail });
  const view: SettingsView = viewSettings(settings, secrets);
  emit({ type: 'settings', settings: view });
  if (changed.value.restart) emit({ type: 'job', job: host.current.job.view() });
  return ok(view);
}

/** Makes the handlers. `host.current` is read at every call: the mode may have changed since the last one. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { host, settings, secrets, about } = parts;
  const mode = () => host.current;
  const vinThen = (text: string, then: ReturnType<typeof withVin>) => then(parseVin(text));
  return {
    'about.get': () => ok({ ...about, mode: mode().mode, log: mode().trail.view(), interrupted: mode().interrupted }),
    'vin.judge': ({ text }) => ok(judgeVin(text)),
    'vehicles.recent': ({ search }) =>
      ok(
        mode()
          .trail.recentVehicles(12, search)
          .map(({ vin, lastAt, lastWord, openAttempt }) => ({ vin, brands: brandsOf(vin), lastAt, lastWord, openAttempt })),
      ),
    'vehicles.practice': () =>
      ok(mode().mode === 'practice' ? practiceFleet.map(({ vin, scenario }) => ({ vin, scenario, brands: brandsOf(vin) })) : []),
    'job.get': () => ok(mode().job.view()),
    'bridge.get': () => ok(mode().bridge.state()),
    'attempts.list': ({ openOnly }) =>
      ok(
        mode()
          .trail.attempts(openOnly ?? false, 500)
          .map(attemptRow),
      ),
    'followups.list': () => ok(mode().trail.followUps()),
    'audit.list': (input) => ok(listEntries(mode(), input)),
    'audit.entry': ({ seq }) => {
      const detail = mode().trail.detail(seq);
      return detail === null ? fail({ code: 'not-found', detail: 'There is no entry with this number.' }) : ok(detail);
    },
    'settings.get': () => ok(viewSettings(settings, secrets)),
    'job.open': ({ vin, how }) =>
      vinThen(
        vin,
        withVin((parsed) => mode().job.open(parsed, how)),
      ),
    'job.refresh': () => mode().job.refresh(),
    'job.confirm': ({ what, value }) => mode().job.confirm(what, value),
    'job.activate': ({ vin }) =>
      vinThen(
        vin,
        withVin((parsed) => mode().job.activate(parsed)),
      ),
    'job.stopWaiting': () => mode().job.stopWaiting(),
    'job.recheck': () => mode().job.recheck(),
    'job.decide': ({ as, reason }) => mode().job.decide(as, reason),
    'job.handOver': ({ attempt, reason }) => mode().job.handOver(attempt as AttemptId, reason),
    'job.close': () => mode().job.close(),
    'code.show': ({ attempt }) => showCode(mode().context, attempt as AttemptId),
    'code.hide': ({ attempt }) => hideCode(mode().context, attempt as AttemptId),
    'followups.set': (input) => setFollowUp(parts, mode(), input),
    'settings.change': (patch) => changeAndRestart(parts, patch),
    'practice.reset': () => resetPractice(parts),
    'bridge.reconnect': () => {
      mode().bridge.reconnect();
      return ok(mode().bridge.state());
    },
  };
}

type JobReply = ReturnType<RunningMode['job']['activate']> | ReturnType<RunningMode['job']['open']>;

/** Runs a command with a VIN that is one. */
function withVin(run: (vin: NonNullable<ReturnType<typeof parseVin>>) => JobReply): (vin: ReturnType<typeof parseVin>) => JobReply {
  return (vin) => (vin === null ? fail(NOT_A_VIN) : run(vin));
}
