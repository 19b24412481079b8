/**
 * The shape of a script: a generator that says what to send next and gets what came back. It has no clock and no port; the conversation
 * keeps time and bytes.
 */
import { adapterCommand, type Command, type Fits, LIMITS, type RestartCause, statusesOf } from '../protocol/index.ts';
import { fitsFor } from './fits.ts';

/** What a person sees the link doing. */
export type StepName =
  | 'find-speed'
  | 'wake-adapter'
  | 'set-up-adapter'
  | 'identify-adapter'
  | 'read-voltage'
  | 'contact-car'
  | 'search-protocol'
  | 'read-engine'
  | 'read-BSI'
  | 'read-NAC'
  | 'read-telematics'
  | 'confirm-vin'
  | 'restore-adapter';

/** One thing to send. `wake`: when the limit is reached, interrupt and wait for the prompt before the next step. */
export type Step = {
  readonly name: StepName;
  readonly command: Command;
  readonly limitMs: number;
  /** Answers that do not fit are late ones of earlier commands and are put aside. */
  readonly fits: Fits | null;
  readonly wake: boolean;
};

/**
 * What came back. `silence`: the limit was reached, or the answer overran the buffer; `recovered` when the adapter showed a prompt
 * after the interruption. `strays`: lines that were put aside meanwhile. `at`: UTC ms of this computer's clock.
 */
export type StepAnswer =
  | { readonly kind: 'answer'; readonly lines: readonly string[]; readonly restarted: RestartCause | null; readonly at: number }
  | {
      readonly kind: 'silence';
      readonly recovered: boolean;
      readonly overflow: boolean;
      readonly strays: readonly (readonly string[])[];
      readonly at: number;
    };

/** A sequence of steps that ends with a result. */
export type Script<T> = Generator<Step, T, StepAnswer>;

/** Asks one thing. Without a test of its own, an answer must be of the kind that the command can have. */
export function* ask(
  name: StepName,
  command: Command,
  limitMs: number,
  { fits = fitsFor(command), wake = true }: { readonly fits?: Fits | null; readonly wake?: boolean } = {},
): Script<StepAnswer> {
  return yield { name, command, limitMs, fits, wake };
}

/**
 * Asks one thing, and does not take "what?" or nothing at all for an answer at once: it may be an answer too many, with the true one
 * still on its way. The adapter's name is asked as a marker; whatever came before it is old. Then the question is asked again.
 */
export function* askSure(name: StepName, command: Command, limitMs: number): Script<StepAnswer> {
  const first = yield* ask(name, command, limitMs);
  if (first.kind === 'silence' || first.restarted !== null || !isDoubtful(first.lines)) return first;
  const marker = yield* ask(name, adapterCommand('ATI'), LIMITS.setting);
  return marker.kind === 'silence' ? marker : yield* ask(name, command, limitMs);
}

function isDoubtful(lines: readonly string[]): boolean {
  return lines.length === 0 || statusesOf(lines).some(({ kind }) => kind === 'not-understood');
}

/** Lines of an answer; none for silence. */
export function linesOf(answer: StepAnswer): readonly string[] {
  return answer.kind === 'answer' ? answer.lines : [];
}
