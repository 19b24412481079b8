/** Proofs in the log. */
export { foldProof, proofTransition, type ProofEntry, type ProofTransition } from './proof-log.ts';
