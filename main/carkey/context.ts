/** What the CarKey services share: who works, on which trail, through which bridge. */
import { type EntryDraft, type OperatorRef, type ScenarioWord, scenarioWord } from '../../app/audit/entry/index.ts';
import type { Action, Role } from '../../app/operators/index.ts';
import type { AttemptId } from '../../app/carkey/index.ts';
import type { AuditTrail, By } from '../audit/index.ts';
import type { Clock, Logger, Revisions } from '../base/index.ts';
import type { Bridge, Pims } from '../pims/index.ts';
import type { BridgeLimits } from '../pims/transport/index.ts';
import type { ServerTime } from './server-time.ts';
import type { Throttle } from './throttle.ts';
import type { CarLink } from './link.ts';

/** Dependencies of the CarKey services of one mode (practice or live). */
export type CarKeyContext = {
  readonly trail: AuditTrail;
  readonly bridge: Bridge;
  readonly pims: Pims;
  readonly link: CarLink;
  readonly clock: Clock;
  /** By which everything that ends is judged. */
  readonly serverTime: ServerTime;
  /** Numbers the views. */
  readonly revise: Revisions;
  readonly log: Logger;
  /** The operator at work; null while nobody is signed in for live work. The name is sealed; entries carry the reference. */
  readonly operator: () => { readonly name: string; readonly ref: OperatorRef; readonly role: Role } | null;
  /** May the person at work do this, by the table of rights, given a PIN where one is asked for? */
  readonly may: (action: Action) => boolean;
  /** Scenario of the simulator on the other end, or null on a real bridge. */
  readonly scenario: () => string | null;
  /** Limit for the answer to an activation, ms. */
  readonly activationLimitMs: () => number;
  /** How much of what a bridge says is written down. */
  readonly bridgeLimits: BridgeLimits;
  /** May this station send one more activation now (rule 18)? */
  readonly throttle: Throttle;
  readonly newAttemptId: () => AttemptId;
  /** Waits on the console's clock; ends early, without a fault, when aborted. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** Who does something, as an entry says it. */
export function byOf(context: Pick<CarKeyContext, 'operator'>): By {
  const one = context.operator();
  return one === null ? {} : { op: one.ref, role: one.role };
}

/** Name of the operator at work; empty when there is none, or none was given for practice. */
export function nameAtWork(context: Pick<CarKeyContext, 'operator'>): string {
  return context.operator()?.name ?? '';
}

/** Adds the operator to a draft. */
export function signed(context: CarKeyContext, draft: EntryDraft): EntryDraft {
  return { ...draft, ...byOf(context) };
}

/** The `sim` detail, when a simulator answers. A peer may call itself anything: only scenarios of ours are named. */
export function simulated(context: CarKeyContext): { readonly sim?: ScenarioWord } {
  const sim = context.scenario();
  return sim === null ? {} : { sim: scenarioWord(sim) };
}
