/**
 * One run of the customer's second factor: what it is, what happens to it, what it sends. A run is in exactly one state; what it was unsure of
 * stays with it until an answer, an ask or a new act settles it. Secrets and numbers are in no state: they are typed for one call.
 */
import type { Leave } from '../budget/index.ts';
import type { Blocked, CallName, EnrolStatus } from '../pims/session-calls/index.ts';
import type { TransactionId } from '../pims/index.ts';
import type { SecretKind } from '../secret/index.ts';
import type { FreeAct, Goal, RunAsk, RunSpend, SpendAct, Spot } from './places.ts';

/** `short`: number, PIN and phone in one call; SDK 2.1 and newer. */
export type Way = 'short' | 'long';

/** Why nobody knows what became of a call that was sent. */
export const UNSURE_WHYS = ['timeout', 'disconnected', 'aborted', 'unreadable', 'crash', 'error'] as const;

/** One of {@link UNSURE_WHYS}. */
export type UnsureWhy = (typeof UNSURE_WHYS)[number];

/** A call whose effect is not known. `code`: of the error that left it open; null otherwise. */
export type Unsure = { readonly call: RunSpend; readonly tx: TransactionId; readonly why: UnsureWhy; readonly code: number | null };

/** Why a call surely did not leave this computer. */
export const NOT_SENT = ['not-connected', 'aborted', 'too-large', 'log-unwritable'] as const;

/** One of {@link NOT_SENT}. */
export type NotSent = (typeof NOT_SENT)[number];

/** What is wrong where the run waits. Each kind has words; those of an error are by its decision (app/pims/session-calls). */
export type Trouble =
  | { readonly kind: 'error'; readonly call: CallName; readonly code: number }
  | { readonly kind: 'not-sent'; readonly call: RunSpend; readonly reason: NotSent }
  /** An ask got no answer, or one without what was asked. */
  | { readonly kind: 'no-answer'; readonly call: RunAsk; readonly why: UnsureWhy }
  /** 2301: the customer signs in again, and the run is where it was. */
  | { readonly kind: 'session-lost' }
  /** 2302: a one-time code is wanted first. `reset`: the steps were asked anew already; `code`: what the last try was answered; `unsure`: it was not. */
  | { readonly kind: 'one-time-code'; readonly reset: boolean; readonly code: number | null; readonly unsure: boolean }
  /** Said to be done, and no ask has confirmed it yet: the last one says otherwise, or had no answer. */
  | { readonly kind: 'not-confirmed'; readonly call: RunSpend };

/** Kinds of {@link Trouble}. */
export const TROUBLES = [
  'error',
  'not-sent',
  'no-answer',
  'session-lost',
  'one-time-code',
  'not-confirmed',
] as const satisfies readonly Trouble['kind'][];

/** How a run ends well. `already`: there was nothing to do. */
export const DONE = ['already', 'enrolled', 'code-given', 'pin-set', 'pin-changed', 'number-changed', 'removed', 'unlinked'] as const;

/** One of {@link DONE}. */
export type Done = (typeof DONE)[number];

/** How a run ends otherwise. `enrol-first`: this phone is not enrolled; `blocked`: all enrolments have to be removed; `no-number`: none to change. */
export const NOT_DONE = ['stopped', 'enrol-first', 'blocked', 'no-number'] as const;

/** One of {@link NOT_DONE}. */
export type NotDone = (typeof NOT_DONE)[number];

/** Where a run stands, and what it carries along. */
export type Standing = Spot & { readonly way: Way; readonly trouble: Trouble | null; readonly unsure: Unsure | null };

/** State of a run. `asking` resumes at its place; `spending` is durable before a byte leaves. */
export type EnrolmentState =
  | (Standing & { readonly name: 'asking'; readonly ask: RunAsk })
  | (Standing & { readonly name: 'waiting' })
  /** `otp`: the call is a one-time code for the place, and whether the steps were asked anew before. */
  | (Spot & {
      readonly name: 'spending';
      readonly way: Way;
      readonly call: RunSpend;
      readonly tx: TransactionId;
      readonly at: number;
      readonly otp: { readonly reset: boolean } | null;
    })
  | { readonly name: 'done'; readonly goal: Goal; readonly how: Done }
  | { readonly name: 'not-done'; readonly goal: Goal; readonly because: NotDone };

/** What an ask was told. A null is an answer without what was asked. `same`: the number that the run is to set. */
export type Tell =
  | { readonly ask: 'account.device-activated'; readonly activated: boolean | null }
  | { readonly ask: 'account.blocked'; readonly blocked: Blocked }
  | { readonly ask: 'phone.trusted'; readonly number: 'none' | 'some' | 'same' | null }
  | { readonly ask: 'steps.reset' };

/** What a spending call was answered. `status`: of `sms-code.enrol`. */
export type SpendAnswer = { readonly ok: true; readonly status: EnrolStatus | null } | { readonly ok: false; readonly code: number };

/** What happens to a run. `at` is this computer's clock (UTC ms); `leave` proves that the budgets were asked. */
export type EnrolmentEvent =
  | { readonly type: 'told'; readonly tell: Tell }
  | { readonly type: 'ask-failed'; readonly ask: RunAsk; readonly code: number }
  | { readonly type: 'ask-lost'; readonly ask: RunAsk; readonly why: UnsureWhy }
  | { readonly type: 'press'; readonly act: FreeAct }
  | { readonly type: 'spend'; readonly act: SpendAct; readonly tx: TransactionId; readonly at: number; readonly leave: Leave }
  /** In time or late: the transaction tells. */
  | { readonly type: 'answered'; readonly tx: TransactionId; readonly answer: SpendAnswer }
  | { readonly type: 'lost'; readonly tx: TransactionId; readonly why: UnsureWhy }
  | { readonly type: 'not-sent'; readonly tx: TransactionId; readonly reason: NotSent }
  | { readonly type: 'restarted' };

/** What is asked once the state is durable. What costs is no effect of any step: whoever made the `spend` event sends it. */
export type Effect = { readonly kind: 'ask'; readonly call: RunAsk };

/** Something a person can do now. */
export type ActView =
  | { readonly kind: 'free'; readonly act: FreeAct }
  | { readonly kind: 'spend'; readonly act: SpendAct; readonly call: RunSpend; readonly needs: readonly SecretKind[] };
