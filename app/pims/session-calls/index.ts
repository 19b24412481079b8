/** The calls around the CarKey (docs/session.md): requests, answers, costs, errors with their decisions. */
export {
  BUDGETS,
  CALL_NAMES,
  callRow,
  CALLS,
  isSpend,
  type AskCall,
  type Budget,
  type CallName,
  type CallRow,
  type SpendCall,
} from './calls.ts';
export * from './requests.ts';
export * from './answers.ts';
export { decideError, ERROR_NEXTS, type ErrorDecision, type ErrorNext, type Surely } from './decisions.ts';
export { parseUpdateTime, parseVehicleStatus, type VehicleStatus } from './vehicle-status.ts';
