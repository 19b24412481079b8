/**
 * What a bridge says of itself on the upgrade response (bridge protocol 1.1): `X-PIMS-Bridge: 1.1; ask-on-phone; long-calls`. A bridge of
 * 1.0 sends no such header, and has none of the capabilities. The subprotocol stays `pims.bridge.v1`, so old and new understand each other.
 */

/** The header. */
export const BRIDGE_HEADER = 'x-pims-bridge';

/** What a bridge may be able to do beyond 1.0. `long-calls`: takes a limit of its own, tells progress, and can be asked to cancel. */
export const CAPABILITIES = ['ask-on-phone', 'long-calls'] as const;

/** One of {@link CAPABILITIES}. */
export type Capability = (typeof CAPABILITIES)[number];

/** What a bridge announced. `version` is `1.0` where it said nothing readable. */
export type BridgeHello = { readonly version: `1.${number}`; readonly capabilities: ReadonlySet<Capability> };

/** A bridge that announces nothing. */
export const BRIDGE_1_0: BridgeHello = { version: '1.0', capabilities: new Set() };

/** Longest header read. */
const LONGEST = 400;

/** Reads the header. Words that this version does not know are passed over; another major version, or no version, counts as 1.0. */
export function parseHello(header: string | null | undefined): BridgeHello {
  if (typeof header !== 'string' || header.length > LONGEST) return BRIDGE_1_0;
  const [version = '', ...words] = header.split(';').map((part) => part.trim().toLowerCase());
  const minor = /^1\.(\d{1,3})$/.exec(version)?.[1];
  if (minor === undefined || Number(minor) === 0) return BRIDGE_1_0;
  return { version: `1.${Number(minor)}`, capabilities: new Set(CAPABILITIES.filter((one) => words.includes(one))) };
}

/** The header's text, for simulators and the conformance kit. */
export function writeHello({ version, capabilities }: BridgeHello): string {
  return [version, ...CAPABILITIES.filter((one) => capabilities.has(one))].join('; ');
}
