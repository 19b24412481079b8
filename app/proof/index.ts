/** Proof that an activated CarKey works: vehicle status, and commands with the car in sight (docs/session.md). */
export {
  FRESH_WITHIN_MS,
  freshnessOf,
  NO_PROOF,
  proofWord,
  stepProof,
  withSignal,
  type IllegalProofStep,
  type ProofStep,
} from './machine.ts';
export { isProofCall, PROOF_OUTS, type ProofCall } from './proof-words.ts';
export { viewProof, type ProofView } from './view.ts';
export { commandEvent, signalEvent, statusEvent } from './read.ts';
export { COMMAND_NOT_SENT, FRESHNESS, LOST_WHYS, PROOF_COMMANDS, PROOF_WORDS, SEEN, STATUS_READS } from './types.ts';
export type {
  CommandNotSent,
  CommandRun,
  CommandState,
  Freshness,
  LostWhy,
  ProofEffect,
  ProofEvent,
  ProofState,
  ProofTrouble,
  ProofWord,
  Seen,
  StatusProof,
  StatusRead,
} from './types.ts';
