/** One read of a car, as a script without clock and port: what to send next, what was found, and the verdict over it. */
export { Conversation, type Deed, type Ending } from './conversation.ts';
export { ReadFacts } from './read-facts.ts';
export { probeScript, restoreScript, type Medium } from './script-init.ts';
export { readScript, type ReadResult } from './script.ts';
export { ask, linesOf, type Script, type Step, type StepName } from './steps.ts';
export { TraceRing, type TraceQuery } from './trace.ts';
export {
  LINK_PROBLEMS,
  type AdapterSeen,
  type LinkActivity,
  type LinkProblem,
  type LinkProblemCode,
  type LinkView,
  type ReadReport,
  type TraceLine,
  type UnusableReason,
  type VehicleReport,
} from './view.ts';
export { isEngine, whoSaid, witnessesOf, type Instead, type Witness } from './witnesses.ts';
