/** The console as a command uses it. */
import type { ConsoleError, Input, MethodName, Outputs } from '../../../../app/contract/index.ts';
import type { JobView } from '../../../../app/carkey/index.ts';
import type { BridgeState } from '../../../../app/pims/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { RunningConsole } from '../../../console/index.ts';

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

/** Makes one. */
export function deskOf(console: RunningConsole, ended: AbortSignal): Desk {
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
