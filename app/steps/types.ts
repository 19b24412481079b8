/** The service activation steps as they drive a job: in their order, and only what is missing is open. */
import type { SubscriptionStep } from '../pims/index.ts';

declare const associationBrand: unique symbol;
declare const stepsBrand: unique symbol;

/** A `carAssociationID`: it comes from the subscription system on paper or screen, and is typed or scanned. */
export type CarAssociationId = string & { readonly [associationBrand]: 'association' };
/** A `stepsID`: valid on one phone only. */
export type StepsId = string & { readonly [stepsBrand]: 'steps' };

/** The steps in the order of the publication. */
export const STEP_NAMES = ['trusterPhoneNumber', 'deviceActivation', 'mediumCarKey'] as const satisfies readonly SubscriptionStep['name'][];

/** Name of a step, in the contract's spelling. */
export type StepName = (typeof STEP_NAMES)[number];

/** How a step stands: `open` is the one to do now; `later` waits for an earlier one; `unknown`: PIMS did not say. */
export const STEP_STATES = ['done', 'open', 'later', 'unknown'] as const;

/** One line. */
export type StepLine = { readonly name: StepName; readonly state: (typeof STEP_STATES)[number] };

/** What the job does next. `none`: all is done; `ask`: PIMS did not say enough. */
export const STEP_NEXTS = ['trusted-phone', 'enrol', 'activate', 'none', 'ask'] as const;

/** One of {@link STEP_NEXTS}. */
export type StepNext = (typeof STEP_NEXTS)[number];

/** The steps of one job. `oddOrder`: PIMS numbers them in another order than the published one, which is followed then. */
export type StepsView = {
  readonly lines: readonly StepLine[];
  readonly next: StepNext;
  readonly stepsID: StepsId | null;
  readonly oddOrder: boolean;
};

/** Why a text cannot be a `carAssociationID`. */
export const ASSOCIATION_FAULTS = ['empty', 'too-short', 'too-long', 'odd-characters'] as const;

/** One of {@link ASSOCIATION_FAULTS}. */
export type AssociationFault = (typeof ASSOCIATION_FAULTS)[number];

/** What looks odd about one that is taken all the same: its form is not published. */
export const ASSOCIATION_WARNINGS = ['looks-like-vin', 'from-link'] as const;

/** One of {@link ASSOCIATION_WARNINGS}. */
export type AssociationWarning = (typeof ASSOCIATION_WARNINGS)[number];
