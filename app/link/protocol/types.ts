/**
 * Facts of a link: a conversation with a vehicle through an adapter. All of it is data that crosses process borders as JSON;
 * sentences for people are in app/words.
 */
import type { EvidenceSource, Vin } from '../../vehicle/index.ts';
import type { Bytes } from './bytes.ts';
import type { TroubleCode } from './status-strings.ts';
import type { RefusalCode } from './uds.ts';

/** The sources of a VIN that a link can be. */
export type LinkSource = Extract<EvidenceSource, `link ${string}`>;

/** How bytes travel on the bus in use. `can11`/`can29` by the width of the identifiers. */
export type BusKind = 'can11' | 'can29' | 'kline' | 'j1850' | 'unknown';

/** The protocol in use: the digit of ATDPN (`6`), whether the adapter found it by itself, and the kind of bus. */
export type Protocol = { readonly digit: string; readonly found: boolean; readonly bus: BusKind };

/** How answers are to be read: the bus, and whether the adapter prints headers (ATH1 accepted). */
export type LineForm = { readonly bus: BusKind; readonly headers: boolean };

/** One whole message of one ECU. `ecu` is its identifier in hex as printed (`7E8`; K-line: source address `10`); null without headers. */
export type Message = { readonly ecu: string | null; readonly bytes: Bytes };

/** Why the frames of one ECU do not make a message. Nothing is ever padded or guessed. */
export type AssemblyFault =
  'first-frame-only' | 'missing-frame' | 'wrong-order' | 'surplus-frame' | 'no-first-frame' | 'wrong-length' | 'bad-checksum';

/** Frames that came to nothing. */
export type BrokenMessage = { readonly ecu: string | null; readonly fault: AssemblyFault };

/** Why a complete answer is not a VIN. `blank`: one byte repeated (all FF, 00, spaces): the ECU was never given its VIN. */
export type VinFault = 'wrong-length' | 'not-a-vin' | 'blank';

/** Something a source answered that is no VIN: damaged on the way, or complete and unusable. */
export type VinFailure = {
  readonly source: LinkSource;
  readonly ecu: string | null;
  readonly fault: AssemblyFault | VinFault | 'unnamed-ecu';
};

/** A VIN as one ECU gave it, whole and valid. `raw`: hex of the complete answer. `at`: UTC ms of this computer's clock. */
export type VinReading = {
  readonly source: LinkSource;
  readonly vin: Vin;
  readonly ecu: string | null;
  readonly protocol: string;
  readonly raw: string;
  readonly at: number;
};

/** A negative answer of an ECU (ISO 14229): it understood, and does not say it. */
export type Refusal = { readonly source: LinkSource; readonly ecu: string | null; readonly nrc: number; readonly code: RefusalCode };

/** What an adapter can do. Missing from the table: not tried yet. */
export type Capability =
  | 'echo-off'
  | 'linefeeds-off'
  | 'spaces-off'
  | 'headers'
  | 'formatting'
  | 'adaptive-timing'
  | 'timeout'
  | 'voltage'
  | 'set-protocol'
  | 'set-header'
  | 'receive-filter'
  | 'flow-control'
  | 'long-requests';

/** Capabilities as far as they were tried. */
export type Capabilities = Readonly<Partial<Record<Capability, boolean>>>;

/** What kind of adapter it is, by its answers and its behaviour, not by its USB or radio name. */
export type AdapterFamily = 'elm327' | 'stn' | 'vlinker' | 'clone' | 'not-elm';

/** What a person can do about an adapter or a connection. */
export type AdviceCode =
  | 'generic-obd-only'
  | 'clone-adapter'
  | 'replug-adapter'
  | 'replace-adapter'
  | 'not-an-obd-adapter'
  | 'adapter-out-of-step'
  | 'check-battery'
  | 'reseat-plug'
  | 'second-bus';

/** An adapter as it made itself known. `version` is its ATI text, `device` the best name it gave. */
export type Adapter = {
  readonly family: AdapterFamily;
  readonly version: string;
  readonly device: string;
  readonly capabilities: Capabilities;
  readonly advice: readonly AdviceCode[];
};

/** The four states that are never mixed up: a dead bus says nothing about the adapter, a silent ECU nothing about the bus. */
export type LinkStates = {
  readonly adapter: 'unknown' | 'answers' | 'silent' | 'not-elm' | 'out-of-step' | 'restarting';
  readonly powered: 'unknown' | 'yes' | 'weak' | 'no';
  readonly bus: 'unknown' | 'talks' | 'silent' | 'faulty';
  readonly ecu: 'unknown' | 'answers' | 'refuses' | 'silent';
};

/** Why no VIN came, most probable first. */
export type SilenceReason =
  | 'adapter-silent'
  | 'adapter-out-of-step'
  | 'adapter-restarting'
  | 'not-an-obd-adapter'
  | 'not-in-socket'
  | 'battery-weak'
  | 'ignition-off'
  | 'car-asleep'
  | 'pins-3-8'
  | 'bad-contact'
  | 'unsupported-bus'
  | 'adapter-limited'
  | 'answer-damaged'
  | 'ecu-without-vin'
  | 'ecu-busy';

/** What all readings together say. `confirmed`: two sources, or one source twice, said the same. A conflict shows all and chooses none. */
export type Verdict =
  | { readonly kind: 'agree'; readonly vin: Vin; readonly sources: readonly LinkSource[]; readonly confirmed: boolean }
  | { readonly kind: 'conflict'; readonly vins: readonly { readonly vin: Vin; readonly sources: readonly LinkSource[] }[] }
  | { readonly kind: 'limited'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'silent'; readonly reasons: readonly SilenceReason[] };

/** Everything one read of a car has found so far. `unknownTexts` is bounded; it is for the trace, not for people. */
export type LinkFacts = {
  readonly adapter: Adapter | null;
  /** Supply at the plug in volts, ±2 % on a true chip; null while not measured. */
  readonly volts: number | null;
  readonly protocol: Protocol | null;
  readonly states: LinkStates;
  readonly readings: readonly VinReading[];
  readonly refusals: readonly Refusal[];
  readonly failures: readonly VinFailure[];
  /** Sources that were asked and said nothing. */
  readonly silent: readonly LinkSource[];
  /** Trouble the adapter named, in order of first appearance. */
  readonly troubles: readonly TroubleCode[];
  readonly restarts: number;
  readonly unknownTexts: readonly string[];
};
