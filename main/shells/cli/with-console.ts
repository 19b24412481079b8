/** Runs one command against a started console, and stops it again whatever happens. */
import type { ConsoleError, Input, MethodName, Outputs } from '../../../app/console.ts';
import type { JobView } from '../../../app/carkey/types.ts';
import type { BridgeState } from '../../../app/pims/types.ts';
import type { Result } from '../../../app/result.ts';
import { fail, ok } from '../../../app/result.ts';
import type { RunningConsole } from '../../console.ts';
import type { Override } from '../../peer.ts';
import { startSentence } from '../start-sentence.ts';
import { failed, type Invocation, type Outcome } from './command.ts';
import { EXIT } from './exit.ts';
import { signIn } from './sign-in.ts';
import { exitOfBridge, exitOfError, exitOfStart } from './judge.ts';

/** How long a command waits for the bridge, ms. */
const BRIDGE_WAIT_MS = 10_000;

/** The console as a command uses it. */
export type Desk = {
  readonly console: RunningConsole;
  /** Sends one message of the contract. */
  readonly ask: <M extends MethodName>(method: M, input: Input<M>) => Promise<Result<Outputs[M], ConsoleError>>;
  /** Waits until nothing runs, then takes the view. Ctrl-C stops the waiting first; what was sent stays sent. */
  readonly settled: () => Promise<JobView>;
  /** Waits until the bridge is ready or cannot become so. */
  readonly bridge: () => Promise<BridgeState>;
};

const LOG_DAMAGED =
  'carkey: the audit log does not pass its own check and takes no entries; nothing is repaired. "carkey audit verify" names the place.\n';

/** Starts, runs, stops. A console that does not start is an outcome of its own. */
export async function withConsole(
  invocation: Invocation,
  override: Override | undefined,
  use: (desk: Desk) => Promise<Outcome>,
): Promise<Outcome> {
  const { startConsole } = await import('../../console.ts');
  const { systemKeyStore } = await import('../../secrets/os-key-store.ts');
  const started = await startConsole({
    dataDir: invocation.dataDir,
    shell: 'cli',
    keyStore: systemKeyStore(invocation.dataDir),
    ...(override === undefined ? {} : { override }),
  });
  if (!started.ok) return failed(exitOfStart(started.error.code), started.error.code, startSentence(started.error));
  try {
    const damaged = started.value.current().trail.view().problem === 'corrupt';
    if (damaged) invocation.io.err(LOG_DAMAGED);
    const outcome = (await signIn(invocation, started.value)) ?? (await use(deskOf(started.value, invocation.io.ended)));
    // What cannot be done over such a log is evidence that conflicts, not a fault of the program.
    return damaged && outcome.exit === EXIT.fault ? { ...outcome, exit: EXIT.conflict } : outcome;
  } finally {
    await started.value.stop();
  }
}

function deskOf(console: RunningConsole, ended: AbortSignal): Desk {
  const ask: Desk['ask'] = async (method, input) => {
    const reply = await console.api.call(method, input);
    return reply.ok ? ok(reply.value) : fail(reply.error);
  };
  const stopWaiting = () => void console.api.call('job.stopWaiting', {});
  return {
    console,
    ask,
    bridge: () => untilReady(console, ended),
    settled: async () => {
      ended.addEventListener('abort', stopWaiting, { once: true });
      if (ended.aborted) stopWaiting();
      await console.current().job.idle();
      ended.removeEventListener('abort', stopWaiting);
      return console.current().job.view();
    },
  };
}

/** Ready, or a person has to act, or two tries in a row failed: a command line is not left waiting for a bridge that is not there. */
async function untilReady(console: RunningConsole, ended: AbortSignal): Promise<BridgeState> {
  const { bridge } = console.current();
  const givenUp = new AbortController();
  const unlisten = bridge.onState((state) => {
    if (state.name === 'waiting' && state.attempt >= 2) givenUp.abort();
  });
  const state = await bridge.ready(BRIDGE_WAIT_MS, AbortSignal.any([ended, givenUp.signal]));
  unlisten();
  return state;
}

/** A message that was refused. */
export function refused(error: ConsoleError): Outcome {
  return failed(exitOfError(error), error.code, error.detail);
}

/** A bridge that is not ready. */
export function notReached(state: Exclude<BridgeState, { name: 'ready' }>, sentence: string): Outcome {
  const problem = state.name === 'waiting' || state.name === 'refused' ? state.problem : 'unreachable';
  return failed(exitOfBridge(problem), problem, sentence);
}
