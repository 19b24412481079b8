/** A console made of canned answers, and views to hold. */
import type { ConsoleEvent, MethodName, Outputs } from '../../app/contract/console.ts';
import type { Refusal } from '../../app/refusals/schema.ts';
import { refused } from '../../app/refusals/refusals.ts';
import type { JobView } from '../../app/carkey/types.ts';
import type { LinkView } from '../../app/link/read/view.ts';
import type { LineState, Transport } from '../../renderer/api/transport.ts';

type Calls = { readonly method: MethodName; readonly input: unknown }[];
/** What the console answers, by method. */
export type Answers = {
  [M in MethodName]?: (input: never) => Outputs[M] | Promise<Outputs[M]> | { readonly fail: Refusal['reason'] | 'watch-only' };
};

/** A transport that answers from a table, notes every call, and lets a test send events. */
export function fakeTransport(
  answers: Answers,
): Transport & { readonly calls: Calls; send(event: ConsoleEvent): void; line(state: LineState): void } {
  const calls: Calls = [];
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const watchers = new Set<(state: LineState) => void>();
  return {
    calls,
    send: (event) => listeners.forEach((listener) => listener(event)),
    line: (state) => watchers.forEach((watcher) => watcher(state)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    call: async (method, input) => {
      calls.push({ method, input });
      const answer = answers[method] as ((input: unknown) => unknown) | undefined;
      if (answer === undefined) return { ok: false, error: refused({ reason: 'entry-not-found' }, method) };
      const value = await answer(input);
      if (typeof value === 'object' && value !== null && 'fail' in value)
        return { ok: false, error: value.fail === 'watch-only' ? { code: 'watch-only' } : refused({ reason: value.fail } as Refusal) };
      return { ok: true, value: value as never };
    },
  };
}

/** An empty job view, with changes. */
export function jobView(changes: Partial<JobView> = {}): JobView {
  return {
    vin: null,
    brands: [],
    foundAt: null,
    status: null,
    requirements: [],
    confirmations: { keys: null, inside: null },
    evidence: [],
    override: { given: null, possible: false },
    connection: null,
    attempt: null,
    stage: null,
    problem: null,
    verdict: null,
    next: { action: 'find', about: null },
    goOn: null,
    mayActivate: false,
    barredAgain: false,
    history: [],
    serverOffsetMs: null,
    asOf: 1_000,
    rev: 1,
    ...changes,
  };
}

/** A link that nobody used yet, with changes. */
export function linkView(changes: Partial<LinkView> = {}): LinkView {
  return {
    adapters: [],
    chosen: null,
    open: false,
    activity: { name: 'idle' },
    facts: null,
    last: null,
    problem: null,
    bluetooth: { state: 'idle' },
    restarts: 0,
    asOf: 1_000,
    rev: 1,
    ...changes,
  };
}
