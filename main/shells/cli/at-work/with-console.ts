/** Runs one command against a started console, and stops it again whatever happens. */
import { faultsInto } from '../../../base/index.ts';
import type { BridgeState } from '../../../../app/pims/index.ts';
import type { RunningConsole } from '../../../console/index.ts';
import { startSentence } from '../../common/index.ts';
import {
  type ConsolePlan,
  deskOf,
  EXIT,
  exitOfBridge,
  exitOfStart,
  failed,
  type Invocation,
  type CommandResult,
} from '../command/index.ts';

const LOG_DAMAGED =
  'carkey: the audit log does not pass its own check and takes no entries; nothing is repaired. "carkey audit verify" names the place.\n';

/** A new log where the key store remembers another one: nothing in it is wrong, so that a verification would name no place. */
const LOG_GONE =
  'carkey: the log of this data folder was deleted or exchanged: this computer remembers another one, so the new one takes no entries. ' +
  '"carkey audit restore" goes on from a backup; without one, work in another folder (--data).\n';

/** Starts, asks `admit`, runs, stops. A console that does not start, and one that does not admit, are outcomes of their own. */
export async function withConsole(
  invocation: Invocation,
  { override, first = () => Promise.resolve(null), use }: ConsolePlan,
  admit: (console: RunningConsole) => Promise<CommandResult | null>,
): Promise<CommandResult> {
  const { startConsole } = await import('../../../console/index.ts');
  const { systemKeyStore } = await import('../../../secrets/index.ts');
  const started = await startConsole({
    dataDir: invocation.dataDir,
    shell: 'cli',
    keyStore: systemKeyStore(invocation.dataDir),
    ...(override === undefined ? {} : { override }),
  });
  if (!started.ok) return failed(exitOfStart(started.error.code), started.error.code, startSentence(started.error));
  invocation.io.logTo(faultsInto(started.value.log));
  try {
    const { problem, size } = started.value.current().trail.view();
    const damaged = problem === 'corrupt';
    if (damaged) invocation.io.err(size === 0 ? LOG_GONE : LOG_DAMAGED);
    const desk = deskOf(started.value, invocation.io.ended);
    const outcome = (await first(desk)) ?? (await admit(started.value)) ?? (await use(desk));
    // What cannot be done over such a log is evidence that conflicts, not a fault of the program.
    return damaged && outcome.exit === EXIT.fault ? { ...outcome, exit: EXIT.conflict } : outcome;
  } finally {
    await started.value.stop();
  }
}

/** A bridge that is not ready. */
export function notReached(state: Exclude<BridgeState, { name: 'ready' }>, sentence: string): CommandResult {
  const problem = state.name === 'waiting' || state.name === 'refused' ? state.problem : 'unreachable';
  return failed(exitOfBridge(problem), problem, sentence);
}
