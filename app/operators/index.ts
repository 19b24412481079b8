/** Who may do what: names, PINs, roles, spacing of tries. */
export { isSameName, isVehicle, parseName } from './name.ts';
export { formProblem, parsePin, type PinProblem } from './pin.ts';
export { ROLES, type Role } from './role.ts';
export {
  FRESH_PIN_MS,
  barTo,
  commandAction,
  isFresh,
  mayCall,
  permissions,
  type Action,
  type GatedCommand,
  type OpenCommand,
  type Refusal,
  type SessionFacts,
} from './roles.ts';
export { SENT_PER_HOUR, maySend, type RunNow, type SentAt, type ThrottleRefusal } from './throttle.ts';
export type {
  AccountNotice,
  AccountsFault,
  OperatorChange,
  OperatorProblem,
  OperatorRow,
  OperatorsTold,
  OperatorsView,
  SessionView,
} from './types.ts';
