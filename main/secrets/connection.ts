/**
 * What is said to a bridge in confidence, sealed together with where it may be said: address, pin and environment. A secret can only be had
 * for the destination that a person of the desk gave it for, so that settings which were edited in a file lead it nowhere.
 */
import * as z from 'zod';
import { Secret } from './secret.ts';
import type { SecretName, SecretStore } from './store.ts';

/** Where a token goes, and what decides that. */
export type Destination = { readonly url: string; readonly pin: string | null; readonly environment: string };

/** The secrets of one destination. */
export type ConnectionSecrets = { readonly token: Secret | null; readonly clientId: Secret | null; readonly clientSecret: Secret | null };

/** The secrets of the bridge. */
export interface Connection {
  /** The secrets that were confirmed for exactly this destination; null when it is another one, or nobody has confirmed any. */
  secretsFor(at: Destination): ConnectionSecrets | null;
  /** Is a token kept, whatever it was given for? */
  readonly hasToken: boolean;
  /** The address that was confirmed last; null where none was. */
  readonly confirmedUrl: string | null;
  /**
   * A person of the desk says that this is the bridge. The secrets that are kept are its own from now on, and so are those that an older program,
   * or a person setting the computer up, left beside them. `token`: a new one, or none (`null`). Durable when it returns.
   */
  confirm(at: Destination, token?: string | null): void;
  /** Forgets the token, wherever it was for. */
  dropToken(): void;
}

const text = z.string().max(8192).nullable();
const record = z.strictObject({ url: z.string(), pin: text, environment: z.string(), token: text, clientId: text, clientSecret: text });
type Kept = z.infer<typeof record>;

/** Secrets that stand alone, bound to no destination. They never leave before they are confirmed. */
const LOOSE = { token: 'bridge-token', clientId: 'client-id', clientSecret: 'client-secret' } as const satisfies Record<string, SecretName>;
const LOOSE_NAMES = Object.values(LOOSE);

/** The part of the profile that decides where a token goes. */
export function destinationOf({ url, pin, environment }: Destination): Destination {
  return { url, pin, environment };
}

/** Opens it over the secret file. */
export function openConnection(secrets: SecretStore): Connection {
  const kept = () => parsed(secrets.get('bridge-connection')?.reveal());
  const loose = (name: keyof typeof LOOSE) => secrets.get(LOOSE[name])?.reveal();
  const put = (value: Kept) => {
    secrets.set('bridge-connection', JSON.stringify(value));
    for (const name of LOOSE_NAMES) if (secrets.has(name)) secrets.set(name, null);
  };
  return {
    secretsFor(at) {
      const found = kept();
      if (found === null || !isSame(found, at) || LOOSE_NAMES.some((name) => secrets.has(name))) return null;
      const { token, clientId, clientSecret } = found;
      return { token: secretOf(token), clientId: secretOf(clientId), clientSecret: secretOf(clientSecret) };
    },
    get hasToken() {
      return (kept()?.token ?? loose('token') ?? null) !== null;
    },
    get confirmedUrl() {
      return kept()?.url ?? null;
    },
    confirm(at, token) {
      const before = kept();
      put({
        ...destinationOf(at),
        token: token === undefined ? (loose('token') ?? before?.token ?? null) : token,
        clientId: loose('clientId') ?? before?.clientId ?? null,
        clientSecret: loose('clientSecret') ?? before?.clientSecret ?? null,
      });
    },
    dropToken() {
      const before = kept();
      if (before !== null) secrets.set('bridge-connection', JSON.stringify({ ...before, token: null }));
      if (secrets.has(LOOSE.token)) secrets.set(LOOSE.token, null);
    },
  };
}

function secretOf(value: string | null): Secret | null {
  return value === null ? null : new Secret(value);
}

function isSame(a: Destination, b: Destination): boolean {
  return a.url === b.url && a.pin === b.pin && a.environment === b.environment;
}

/** Null when nothing is kept, or it cannot be understood: then nothing was confirmed. */
function parsed(value: string | undefined): Kept | null {
  if (value === undefined) return null;
  try {
    const read = record.safeParse(JSON.parse(value));
    return read.success ? read.data : null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}
