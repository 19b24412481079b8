/** In whose account the console acts: session, consent, sign-out (docs/session.md). */
export {
  CUSTOMER_OUTS,
  customerWords,
  isCustomerWords,
  parseCustomerWords,
  type CustomerFields,
  type CustomerWords,
} from './customer-words.ts';
export { maskLogin } from './mask.ts';
export {
  accountIn,
  customerNext,
  NO_CUSTOMER,
  signOutFailed,
  stepCustomer,
  type CustomerStep,
  type IllegalCustomerStep,
} from './machine.ts';
export { browserEvent, usernameEvent, WORK_CALLS } from './read.ts';
export { BROWSER_WORKS, CONSENTS, CUSTOMER_NEXTS, WORK_TROUBLES } from './types.ts';
export type {
  Account,
  AccountRef,
  BrowserWork,
  Consent,
  ConsentKind,
  CustomerEffect,
  CustomerEvent,
  CustomerNext,
  CustomerState,
  CustomerTrouble,
  MaskedLogin,
  Session,
  WorkTrouble,
} from './types.ts';
