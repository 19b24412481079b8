/** The shape every catalogue has, plural forms and time spans. */
export { pluralOf, type Plural } from './plural.ts';
export type { CustomerSpeech, LoggedStateWord, OpenThing } from './customer.ts';
export { STEPS, span } from './span.ts';
export { PRACTICE_NAMES } from './practice-names.ts';
export {
  SIMULATED_CAR_NAMES,
  adviceOf,
  fill,
  sayUnknown,
  situationOf,
  type BundleWords,
  type CableWords,
  type CarKeyWords,
  type DeskWords,
  type LinkWords,
  type LoggedWords,
  type OperatorWords,
  type PimsAdvice,
  type RefusalWords,
  type Remedy,
  type SimulatedCarName,
  type TrustWords,
  type VerdictWords,
  type Words,
} from './words.ts';
