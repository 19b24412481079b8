/** The link as screens and command line see it. Plain data: it crosses process borders as JSON. */
import type { Vin } from '../../vehicle/index.ts';
import type { StepName } from './steps.ts';
import type { LinkFacts, Verdict } from '../protocol/index.ts';
import type { Revised } from '../../base/index.ts';

/** Why an adapter that was seen cannot be used now. `other-name`: on the radio, and nothing in its name says OBD; a person may still choose it. */
export type UnusableReason = 'no-permission' | 'held-by-other' | 'bluetooth-port' | 'other-name' | 'not-connectable' | 'classic-bluetooth';

/** One adapter in the list. Nothing that was seen is hidden: what cannot be used says why. */
export type AdapterSeen = {
  /** {@link placeId} of where it is. */
  readonly id: string;
  readonly kind: 'serial' | 'network' | 'ble';
  /** Its name as the platform gives it, or the path or address when there is none. */
  readonly name: string;
  /** Path or address. */
  readonly where: string;
  /** Ids or name are those of a known adapter: it is listed first. Only its answers prove it. */
  readonly likely: boolean;
  /** True for the simulator of our own: always marked. */
  readonly simulated: boolean;
  readonly unusable: UnusableReason | null;
  /** Serial speed that worked last time, bit/s. */
  readonly speed: number | null;
  /** Radio signal strength, dBm. */
  readonly rssi: number | null;
};

/** Why a link does not work, apart from what the car said. Each has one sentence in the words. */
export const LINK_PROBLEMS = [
  'no-adapter',
  'not-found',
  'held-by-other',
  'no-permission',
  'open-timeout',
  'open-failed',
  'unplugged',
  'out-of-range',
  'write-failed',
  'no-bluetooth',
  'bluetooth-off',
  'connect-failed',
  'no-obd-service',
  'bond-needed',
  'process-died',
  'process-frozen',
  'busy',
  'cancelled',
] as const;

/** One of {@link LINK_PROBLEMS}. */
export type LinkProblemCode = (typeof LINK_PROBLEMS)[number];

/** A problem of the link. `detail` is one English sentence for logs and the command line. */
export type LinkProblem = { readonly code: LinkProblemCode; readonly detail: string };

/**
 * One finished read. `elapsedMs`: from the order to open until the verdict. `answeringMs`: the part of it that the adapter and the car took
 * to answer, so the rest is ours. `at`: UTC ms of this computer's clock when it ended.
 */
export type ReadReport = {
  readonly adapter: string;
  readonly at: number;
  readonly elapsedMs: number;
  readonly answeringMs: number;
  readonly facts: LinkFacts;
  readonly verdict: Verdict;
};

/**
 * A finished read and the vehicle it was made for: the VIN in work when it was ordered, null when there was none. What it says about the car
 * is said about that vehicle, and about no later one.
 */
export type VehicleReport = ReadReport & { readonly vehicle: Vin | null };

/** What the link does now. `limitMs` is the limit of the step that runs. */
export type LinkActivity =
  | { readonly name: 'idle' }
  | { readonly name: 'opening'; readonly since: number; readonly limitMs: number }
  | { readonly name: 'reading'; readonly step: StepName; readonly since: number; readonly limitMs: number }
  | { readonly name: 'closing'; readonly since: number };

/** Everything about the link at `asOf` (UTC ms of this computer's clock). */
export type LinkView = {
  readonly adapters: readonly AdapterSeen[];
  /** The adapter in use or last used; it may be unplugged. */
  readonly chosen: string | null;
  /** True while its port is held open, between reads too. */
  readonly open: boolean;
  readonly activity: LinkActivity;
  /** What a running read has found so far; after it, what it found. Null before the first one. */
  readonly facts: LinkFacts | null;
  readonly last: VehicleReport | null;
  readonly problem: LinkProblem | null;
  /** The radio: not used, looking for adapters, or why not. */
  readonly bluetooth: { readonly state: 'idle' | 'scanning' } | { readonly state: 'unavailable'; readonly problem: LinkProblem };
  /** How often the link's process had to be started again since the console started. */
  readonly restarts: number;
  readonly asOf: number;
} & Revised;

/** One line of the link's traffic, VIN characters masked unless a person allowed them. `at`: UTC ms. */
export type TraceLine = { readonly at: number; readonly adapter: string; readonly dir: 'out' | 'in' | 'note'; readonly text: string };
