/** The service activation steps: trusted phone number, device enrolment, CarKey (docs/session.md). */
export { STEPS_REMEDIES, stepsBy, stepsRemedy, type StepsAtHand, type StepsRemedy } from './ask.ts';
export { typedAssociation, type Association } from './association.ts';
export { viewSteps } from './steps.ts';
export { ASSOCIATION_FAULTS, ASSOCIATION_WARNINGS, STEP_NAMES, STEP_NEXTS, STEP_STATES } from './types.ts';
export type { AssociationFault, AssociationWarning, CarAssociationId, StepLine, StepName, StepNext, StepsId, StepsView } from './types.ts';
