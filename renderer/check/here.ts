/**
 * Checks a file in the page itself, in short slices: the policy of the console lets no page make a worker, since that would take a policy
 * for Trusted Types, and none may be made. What it takes is loaded with the first file.
 */
import type { Desk, Signatures } from './desk.ts';
import type { Checker, OnPart } from './protocol.ts';

/** Longest stretch of work, ms: with what a page does besides, a frame stays below 50 ms. One line of a bundle is a part of a millisecond. */
const SLICE_MS = 12;

/** Starts a checker for one file. `by`: how signatures are checked, the browser's way unless told. */
export function checkerHere(by?: Signatures): Checker {
  const stopped = new AbortController();
  const desk: Promise<Desk> = import('./desk.ts').then(({ deskOf }) => deskOf(by));
  desk.catch(() => undefined);
  return {
    ask: async (kind, question, onPart = () => undefined) => {
      const { strides } = await import('./desk.ts');
      return (await desk)[kind](question, slices(strides(onPart), stopped.signal));
    },
    stop: () => stopped.abort(),
  };
}

/** Lets the page go on after each slice. Rejects once the signal says so. */
function slices(onPart: OnPart, stopped: AbortSignal): (part: number) => Promise<void> | undefined {
  let began = performance.now();
  return (part) => {
    if (performance.now() - began < SLICE_MS) return undefined;
    onPart(part);
    return nextTask().then(() => {
      stopped.throwIfAborted();
      began = performance.now();
    });
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
