/**
 * Whose signature on a bridge's certificate counts: the authorities that come with the runtime, those of NODE_EXTRA_CA_CERTS, and those that
 * the system trusts, where a company puts its own. Node asks only the first two by itself.
 */
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/** PEM texts, each authority once. Reading the system's takes up to about 100 ms. A system whose store cannot be read adds none. */
function authorities(): readonly string[] {
  return [...new Set([...getCACertificates('default'), ...systemAuthorities()])];
}

function systemAuthorities(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    // Electron's engine may have no way to this store. What the runtime brings along still counts, and an unknown authority is refused.
    return [];
  }
}

let known: SecureContext | null = null;

/** What a server without a pin is judged by. Read once, and again after {@link forgetAuthorities}. */
export function trustedAuthorities(): SecureContext {
  known ??= createSecureContext({ ca: [...authorities()] });
  return known;
}

/** The next connection reads the stores anew: an administrator may have added the authority that was missing. */
export function forgetAuthorities(): void {
  known = null;
}
