/** A console that answers from a list and remembers what it was asked: stands behind a shell's border in tests. */
import type { ConsoleEvent, MethodName, ParsedApi, Reply } from '../../app/contract/console.ts';

/** The double: `calls` is what reached the console. */
export type FakeConsole = ParsedApi & {
  readonly calls: { readonly method: string; readonly input: unknown }[];
  /** How many listeners there are. */
  readonly listeners: () => number;
  readonly emit: (event: ConsoleEvent) => void;
};

/** An event of each kind that is easy to make, with a text of the size wanted in it. */
export function logEvent(size: number, text = ''): ConsoleEvent {
  return { type: 'log', log: { origin: text, size, root: '', problem: null, rev: 1 } };
}

/** Makes one; `answer` decides what a message gets. */
export function fakeConsole(answer: (method: MethodName) => unknown = () => null): FakeConsole {
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const calls: FakeConsole['calls'] = [];
  return {
    calls,
    listeners: () => listeners.size,
    emit: (event) => listeners.forEach((listener) => listener(event)),
    call: <M extends MethodName>(method: M, input: unknown) => {
      calls.push({ method, input });
      return Promise.resolve({ ok: true, value: answer(method) } as Reply<M>);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
