/**
 * Who may talk to the web shell. A one-time code (256 bits, in the fragment of the printed address) is traded once for a session token;
 * only SHA-256 digests of either are kept, and they are compared in constant time.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Sessions kept at the same time; opening one more ends the oldest. */
const MAX_SESSIONS = 16;

/** One signed-in page. Compared by identity. */
export type PageSession = { readonly digest: Buffer; readonly ended: AbortController };

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();
const newSecret = (): string => randomBytes(32).toString('base64url');

/** The codes and sessions of one web shell. */
export class Sessions {
  #code: Buffer | null = null;
  #sessions: readonly PageSession[] = [];

  /** A fresh one-time code. The one before it, if unused, is worth nothing any more. */
  newCode(): string {
    const code = newSecret();
    this.#code = digestOf(code);
    return code;
  }

  /** Trades the code for a session token; null when it is wrong or was used. The new session is the one that may command. */
  open(code: string): string | null {
    if (this.#code === null || !timingSafeEqual(this.#code, digestOf(code))) return null;
    this.#code = null;
    const token = newSecret();
    this.#sessions = [...this.#sessions, { digest: digestOf(token), ended: new AbortController() }];
    for (const old of this.#sessions.slice(0, -MAX_SESSIONS)) old.ended.abort();
    this.#sessions = this.#sessions.slice(-MAX_SESSIONS);
    return token;
  }

  /** The session of a token, or null. Looks at every session, so that time tells nothing about which one fits. */
  find(token: string | null): PageSession | null {
    if (token === null) return null;
    const digest = digestOf(token);
    return this.#sessions.reduce<PageSession | null>((found, session) => (timingSafeEqual(session.digest, digest) ? session : found), null);
  }

  /** Only the session opened last may send commands; the others watch. */
  mayCommand(session: PageSession): boolean {
    return this.#sessions.at(-1) === session;
  }
}
