/**
 * The gate before the files of a log, without a console: who reads or mends a live log signs in with the same accounts, whether or not
 * another console works on the folder. Where none does, the visit is told in the log.
 */
import type { EntryDraft } from '../../../../app/audit/types.ts';
import { commandAction, mayCall, type Action, type GatedCommand, type Refusal } from '../../../../app/operators/roles.ts';
import { fail, ok, type Result } from '../../../../app/result.ts';
import type { OpenTrail } from '../../../audit/index.ts';
import type { OperatorEvent, Person } from '../../../operators/accounts/index.ts';
import type { Operators } from '../../../operators/index.ts';
import type { FilesPlan, Invocation, Outcome } from '../terminal/index.ts';
import { reachableSealer } from './log-keys.ts';
import { openToWrite } from './open-to-write.ts';
import { notAdmitted, signIn } from './sign-in.ts';
import { logPlaces } from './with-log.ts';

/** A refusal that the accounts do not tell the log themselves. */
type Denied = { readonly action: Action; readonly code: Refusal['code']; readonly by: Person | null };
type NotAdmitted = { readonly outcome: Outcome; readonly denied: Denied | null };

/** Does what was planned, once the table allows it to whoever is there. */
export async function visitFiles(name: GatedCommand, invocation: Invocation, { modes, use }: FilesPlan): Promise<Outcome> {
  if (!modes.includes('live')) {
    const allowed = mayCall(commandAction(name, true), { mode: 'practice', session: null, now: 0 });
    return allowed.ok ? use(null) : notAdmitted(allowed.error);
  }
  const events: OperatorEvent[] = [];
  const { operators, now } = await accountsOf(invocation.dataDir, (event) => void events.push(event));
  const admitted = await admit(name, invocation, operators, now);
  operators.stop();
  await tellLog(invocation, events, admitted.ok ? null : admitted.error.denied);
  return admitted.ok ? use(admitted.value) : admitted.error.outcome;
}

/** The accounts of the folder, for one command. */
async function accountsOf(dataDir: string, onEvent: (event: OperatorEvent) => void) {
  const [{ visitAccounts }, { systemClock: clock }] = await Promise.all([
    import('../../../operators/index.ts'),
    import('../../../base/index.ts'),
  ]);
  const operators = visitAccounts({ dataDir, sealer: await reachableSealer(dataDir), clock, idleMs: () => Infinity, onEvent });
  return { operators, now: () => clock.mono() };
}

async function admit(
  name: GatedCommand,
  invocation: Invocation,
  operators: Operators,
  now: () => number,
): Promise<Result<Person | null, NotAdmitted>> {
  const { operatorError } = await import('../../../handlers/index.ts');
  const { setUp } = operators.state();
  const action = commandAction(name, setUp);
  const signedIn = await signIn(invocation, setUp, async (who, pin) => {
    const begun = await operators.signIn(who, pin);
    return begun.ok ? begun : fail(operatorError(begun.error));
  });
  if (!signedIn.ok && signedIn.error.isToldInLog) return fail({ outcome: signedIn.error.outcome, denied: null });
  const by = operators.person();
  const allowed = mayCall(action, { mode: 'live', session: operators.session(), now: now() });
  if (allowed.ok) return ok(by);
  const outcome = signedIn.ok ? notAdmitted(allowed.error) : signedIn.error.outcome;
  return fail({ outcome, denied: { action, code: allowed.error.code, by } });
}

const NOT_TOLD = 'carkey: the log cannot be written, so this visit is no entry of it.\n';

/** Tells the live log who came. While another console works nothing can be told, and nothing is said: only that one may write. */
async function tellLog({ dataDir, io }: Invocation, events: readonly OperatorEvent[], denied: Denied | null): Promise<void> {
  const place = (await logPlaces(dataDir)).find(({ mode }) => mode === 'live');
  if (place?.exists !== true || (events.length === 0 && denied === null)) return;
  const { acquireWriterLock } = await import('../../../audit/index.ts');
  const lock = acquireWriterLock(dataDir);
  if (!lock.ok) {
    if (lock.error !== 'other-writer') io.err(NOT_TOLD);
    return;
  }
  try {
    const log = await openToWrite(place);
    const isTold = log.ok && (await told(log.value.trail, events, denied));
    if (log.ok) await log.value.close();
    if (!isTold) io.err(NOT_TOLD);
  } finally {
    lock.value.release();
  }
}

async function told(trail: OpenTrail, events: readonly OperatorEvent[], denied: Denied | null): Promise<boolean> {
  const [{ recordOperatorEvent }, { TrailError }] = await Promise.all([
    import('../../../modes/index.ts'),
    import('../../../disk/index.ts'),
  ]);
  try {
    for (const event of events) recordOperatorEvent(trail, event);
    return denied === null || trail.append(deniedDraft(trail, denied)).ok;
  } catch (fault) {
    if (fault instanceof TrailError) return false;
    throw fault;
  }
}

function deniedDraft(trail: OpenTrail, { action, code, by }: Denied): EntryDraft {
  const signed = by === null ? {} : { op: trail.operator(by.name, by.account), role: by.role };
  return { kind: 'denied', out: code, ...signed, d: { word: action } };
}
