/** What the sources said about one vehicle, and the one word that follows from it. */
export { carSilence, standingOf, type Standing } from './car-said.ts';
export { chainOf, isBroken, type BrokenLamp, type BrokenWord, type ChainFacts, type Lamp, type LampId, type LampWord } from './chain.ts';
export { customerFacts, type CustomerFacts, type CustomerStop } from './customer-facts.ts';
export { isExactVin, viewEvidence } from './evidence.ts';
export { ASKING, groundOf, type Ground, type Why } from './grounds.ts';
export type { CarSilence, JobFacts, JobOrigin } from './job-facts.ts';
export { isOverridable, judgeSameVehicle } from './same-vehicle.ts';
export { meaningOf } from './status.ts';
export { judgeActivation, judgeLateAnswer } from './verdict.ts';
