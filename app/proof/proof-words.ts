/** What entries of kind `proof` say: `out`, and in `d.word` the call that it is about. */
import { PROOF_COMMANDS, STATUS_READS } from './types.ts';

/**
 * `out`: a read began, ended with a status of this freshness, or brought nothing; a command was sent and became what; a signal (`n`); what a
 * person saw. Nothing writes `closed`; a word that entries may have stays one.
 */
export const PROOF_OUTS = [
  ...(['reading', 'fresh', 'kept', 'no-time', 'not-read', 'other-vehicle'] as const),
  ...(['sent', 'accepted', 'carried-out', 'refused', 'not-sent', 'outcome-unknown', 'signal', 'seen', 'not-seen', 'closed'] as const),
] as const;

/** A call of a proof. */
export type ProofCall = (typeof PROOF_COMMANDS)[number] | (typeof STATUS_READS)[number];

const CALLS: ReadonlySet<string> = new Set([...PROOF_COMMANDS, ...STATUS_READS]);

/** Is it one? */
export const isProofCall = (text: string): text is ProofCall => CALLS.has(text);
