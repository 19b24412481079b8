/** Implements the contract: one handler per message, each a few lines that call a service. No rule of the business lives here. */
import type { AttemptId } from '../app/carkey/types.ts';
import type { About, ConsoleError, ConsoleEvent, Input, SettingsView } from '../app/console.ts';
import { fail, ok } from '../app/result.ts';
import { parseVin } from '../app/vehicle/vin.ts';
import { stillListed } from '../app/audit/follow-ups.ts';
import { createAuditHandlers } from './audit-handlers.ts';
import type { ClipboardKeeper } from './carkey/clipboard.ts';
import { copyCode, hideCode, showCode } from './carkey/codes.ts';
import { signed } from './carkey/context.ts';
import type { Clock } from './clock.ts';
import { createLinkHandlers } from './link-handlers.ts';
import type { ModeHost } from './mode-host.ts';
import { followUpCount, type RunningMode } from './mode.ts';
import { createQueryHandlers, type Answer, type Handlers } from './query-handlers.ts';
import { createOperatorHandlers } from './operator-handlers.ts';
import type { Operators } from './operators/service.ts';
import type { SecretStore } from './secrets/store.ts';
import { changeSettings, viewSettings } from './settings/change.ts';
import type { Viewer } from './settings/desk.ts';
import type { SettingsStore } from './settings/settings.ts';

/** What the handlers call. */
export type HandlerParts = {
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly operators: Operators;
  readonly viewer: () => Viewer;
  readonly host: Pick<ModeHost<{ readonly detail: string }>, 'current' | 'peer' | 'restart'>;
  readonly emit: (event: ConsoleEvent) => void;
  readonly clock: Clock;
  /** Null in a shell that has no clipboard of its own. */
  readonly clipboard: ClipboardKeeper | null;
  readonly about: Pick<About, 'version' | 'shell' | 'dataDir' | 'startedAt'>;
};

const NOT_A_VIN: ConsoleError = {
  code: 'invalid-vin',
  detail: 'This is not a VIN: a VIN has 17 characters, digits and letters without I, O and Q.',
};
const NO_FOLLOW_UP: ConsoleError = { code: 'not-found', detail: 'There is no such follow-up.' };

function setFollowUp(parts: HandlerParts, mode: RunningMode, { id, done }: Input<'followups.set'>): Answer<'followups.set'> {
  const one = stillListed(mode.trail.followUps()).find((each) => each.id === id);
  if (one === undefined) return fail(NO_FOLLOW_UP);
  const act = one.act === null ? {} : { act: one.act };
  const written = mode.trail.append(
    signed(mode.context, { kind: 'follow-up', veh: one.veh, ...act, out: done ? 'done' : 'reopened', d: { fu: id } }),
  );
  if (!written.ok) return fail({ code: 'log-unwritable', detail: 'The log cannot be written, so nothing was changed.' });
  parts.emit(followUpCount(mode.trail, parts.clock));
  return ok(stillListed(mode.trail.followUps()));
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
  const { settings, secrets, host, emit, viewer } = parts;
  const changed = changeSettings({ settings, secrets, mode: host.current, viewer: viewer() }, patch);
  if (!changed.ok) return changed;
  const problem = changed.value.restart ? await host.restart() : null;
  if (problem !== null) return fail({ code: 'internal', detail: problem.detail });
  const view: SettingsView = viewSettings(settings, secrets, viewer());
  emit({ type: 'settings', settings: view });
  if (changed.value.restart) emit({ type: 'job', job: host.current.job.view() });
  return ok(view);
}

/** Makes the handlers. `host.current` is read at every call: the mode may have changed since the last one. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { host, settings, secrets, about, viewer } = parts;
  const mode = () => host.current;
  const vinThen = (text: string, then: ReturnType<typeof withVin>) => then(parseVin(text));
  return {
    ...createQueryHandlers({
      trail: () => mode().trail,
      mode: () => mode().mode,
      job: () => mode().job.view(),
      bridge: () => mode().bridge.state(),
      about: () => ({ ...about, mode: mode().mode, log: mode().trail.view(), interrupted: mode().interrupted }),
      settings,
      secrets,
      viewer,
    }),
    ...createOperatorHandlers(parts.operators, () => parts.emit({ type: 'operators', operators: parts.operators.state() })),
    ...createAuditHandlers({ mode, settings, clock: parts.clock, emit: parts.emit, about }),
    ...createLinkHandlers({ host, clock: parts.clock, settings }),
    'job.override': ({ reason }) => mode().job.override(reason),
    'job.goOn': ({ reason }) => mode().job.goOn(reason),
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
    'job.decide': ({ as, reason, attempt }) => mode().job.decide(as, reason, attempt as AttemptId | undefined),
    'job.handOver': ({ attempt, reason }) => mode().job.handOver(attempt as AttemptId, reason),
    'job.close': () => mode().job.close(),
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
      return ok(mode().bridge.state());
    },
  };
}

type JobReply = ReturnType<RunningMode['job']['activate']> | ReturnType<RunningMode['job']['open']>;

/** Runs a command with a VIN that is one. */
function withVin(run: (vin: NonNullable<ReturnType<typeof parseVin>>) => JobReply): (vin: ReturnType<typeof parseVin>) => JobReply {
  return (vin) => (vin === null ? fail(NOT_A_VIN) : run(vin));
}
