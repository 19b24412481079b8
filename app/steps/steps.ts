/** What the steps say is to be done. PIMS' own order counts; the published one stands in for numbers that are missing. */
import type { SubscriptionStep } from '../pims/index.ts';
import { STEP_NAMES, type StepLine, type StepNext, type StepsId, type StepsView } from './types.ts';

const NEXT: Readonly<Record<SubscriptionStep['name'], StepNext>> = {
  trusterPhoneNumber: 'trusted-phone',
  deviceActivation: 'enrol',
  mediumCarKey: 'activate',
};

/** Makes the view of an answer of `steps.read` (app/pims/schemas.ts, `parseSteps`). Steps that it does not name are unknown. */
export function viewSteps(answer: { readonly stepsID: string | null; readonly steps: readonly SubscriptionStep[] }): StepsView {
  const named = answer.steps.map(({ name }) => name);
  const order = [...named, ...STEP_NAMES.filter((name) => !named.includes(name))];
  const first = order.find((name) => stepOf(answer.steps, name)?.done === false) ?? null;
  const lines = order.map((name): StepLine => ({ name, state: stateOf(stepOf(answer.steps, name)?.done ?? null, name === first) }));
  return {
    lines,
    next: nextOf(lines, first),
    stepsID: answer.stepsID === null || answer.stepsID === '' ? null : (answer.stepsID as StepsId),
    oddOrder: order.join(' ') !== STEP_NAMES.join(' '),
  };
}

function stepOf(steps: readonly SubscriptionStep[], name: SubscriptionStep['name']): SubscriptionStep | undefined {
  return steps.find((step) => step.name === name);
}

function stateOf(isDone: boolean | null, isFirst: boolean): StepLine['state'] {
  if (isDone === null) return 'unknown';
  return isDone ? 'done' : isFirst ? 'open' : 'later';
}

/** A step of which PIMS says nothing stops the way only if it stands before the first open one: the order matters. */
function nextOf(lines: readonly StepLine[], first: SubscriptionStep['name'] | null): StepNext {
  const deciding = lines.find(({ state }) => state === 'unknown' || state === 'open');
  if (deciding === undefined) return 'none';
  return deciding.state === 'unknown' || first === null ? 'ask' : NEXT[first];
}
