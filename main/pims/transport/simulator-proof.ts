/**
 * How a simulator of ours proves that it is one. Whoever starts a console against it hands over its key; the console sends a challenge at the
 * upgrade and believes only the answer made with that key. A name in a header proves nothing: everybody can send it.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Names the scenario, in the upgrade response of every simulator. */
export const SIMULATOR_HEADER = 'X-PIMS-Simulator';
/** 32 random bytes in hex, in the upgrade request of a console that expects a simulator. */
export const CHALLENGE_HEADER = 'X-PIMS-Challenge';
/** The answer to the challenge, in the upgrade response. */
export const PROOF_HEADER = 'X-PIMS-Proof';

/** Length of a simulator's key, bytes. */
export const SIMULATOR_KEY_BYTES = 32;

/** Longest name of a scenario that is kept, characters. */
const MAX_NAME = 40;

/** A new key for one run of a simulator. */
export function newSimulatorKey(): Uint8Array {
  return randomBytes(SIMULATOR_KEY_BYTES);
}

/** A new challenge, hex. */
export function newChallenge(): string {
  return randomBytes(32).toString('hex');
}

/** The answer to a challenge, hex: HMAC-SHA-256 under the key, over challenge and scenario. */
export function proofOf(key: Uint8Array, challenge: string, scenario: string): string {
  return createHmac('sha256', key).update(`carkey-simulator/1\n${challenge}\n${scenario}`).digest('hex');
}

/** What was asked of the other end: nothing of a real bridge, a proof of a simulator. */
export type Expected = { readonly key: Uint8Array; readonly challenge: string } | null;

/** Who answered the upgrade: a real bridge (`scenario` null) or the simulator that was meant; else why it is not listened to. */
export type PeerJudgement =
  | { readonly ok: true; readonly scenario: string | null }
  | { readonly ok: false; readonly problem: 'simulator-in-live' | 'other-simulator' };

/** Judges the headers of an upgrade response. A real bridge carries no mark at all; the simulator that was meant carries its proof. */
export function judgePeer(headers: IncomingHttpHeaders, expected: Expected): PeerJudgement {
  const name = headers[SIMULATOR_HEADER.toLowerCase()];
  if (expected === null) return name === undefined ? { ok: true, scenario: null } : { ok: false, problem: 'simulator-in-live' };
  const proof = headers[PROOF_HEADER.toLowerCase()];
  const isProved =
    typeof name === 'string' &&
    name.length <= MAX_NAME &&
    typeof proof === 'string' &&
    isSame(proof, proofOf(expected.key, expected.challenge, name));
  return isProved ? { ok: true, scenario: name } : { ok: false, problem: 'other-simulator' };
}

function isSame(given: string, right: string): boolean {
  return given.length === right.length && timingSafeEqual(Buffer.from(given, 'latin1'), Buffer.from(right, 'latin1'));
}
