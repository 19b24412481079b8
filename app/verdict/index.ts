/** Whose matter it is: an error of a call, or a problem of the bridge, comes in; a side with its evidence and what would prove it goes out. */
export { verdictOfBridge } from './bridge.ts';
export { leavesOpen, verdictOfCode } from './by-code.ts';
export type { JudgedCall } from './codes.ts';
export { factOf, sideOf, verdictOf, verdictOfRow, withFacts, type Judged, type Row } from './make.ts';
export {
  OF_CUSTOMER,
  type Fact,
  type FactWord,
  type How,
  type KnownParty,
  type Party,
  type Proof,
  type Sureness,
  type Verdict,
  type VerdictGround,
} from './types.ts';
