/** Messages about the customer's side of a job. Each command answers the whole view; what follows comes as events. */
import * as z from 'zod';
import { BROWSER_WORKS, CONSENTS } from '../customer/index.ts';
import { FREE_ACTS, GOALS, SPEND_ACTS } from '../enrolment/index.ts';
import { PROOF_COMMANDS, SEEN } from '../proof/index.ts';
import { SECRET_KINDS } from '../secret/index.ts';
import { vinText as vin } from './branded.ts';
import { command, query } from './method.ts';
import type { CustomerView } from './session-views.ts';

const nothing = z.strictObject({});
const reason = z.string().trim().min(3).max(500);

/** What the customer typed, by kind. It goes into a holder that nothing can print (app/secret) as the first thing that happens to it. */
const typed = z.partialRecord(z.enum(SECRET_KINDS), z.string().max(60));

/** The messages. `vin`: what the person saw on the screen; it must still be the vehicle in work. */
export const sessionMethods = {
  'customer.get': query(nothing),
  /** Asks the phone who is signed in. */
  'customer.ask': command(nothing),
  /** Opens the phone's browser; answers at once. The page is in the phone's language. */
  'customer.openBrowser': command(z.strictObject({ work: z.enum(BROWSER_WORKS) })),
  /** The customer's consent was heard, or the account is a dealer's own, for a reason. `account`: the reference of whose it is, as the person saw it. */
  'customer.consent': command(z.strictObject({ vin, kind: z.enum(CONSENTS), account: z.string().max(40), reason: reason.optional() })),
  'customer.withdraw': command(nothing),
  /** Gives up the call that waits for a person at the phone: the one that was seen (`call`). What it came to, its own answer says. */
  'customer.cancel': command(z.strictObject({ call: z.string().max(40) })),
  /** Begins a run, or goes on with the open one of the same goal. */
  'enrolment.begin': command(z.strictObject({ vin, goal: z.enum(GOALS) })),
  /**
   * One act of the place where the run waits, on what the person saw: `run` and its `step` are those of the view. What is needed and not typed is
   * asked for on the phone, where the bridge can. `known`: the person knows that it is the last one of a budget; `sure`: that what was typed looks
   * mixed up. Both are said of this one act, and of none that follows it.
   */
  'enrolment.act': command(
    z.strictObject({
      vin,
      run: z.string().max(40),
      step: z.int().nonnegative(),
      act: z.enum([...FREE_ACTS, ...SPEND_ACTS]),
      typed: typed.optional(),
      known: z.literal(true).optional(),
      sure: z.literal(true).optional(),
    }),
  ),
  /** The desk takes on that the next call may lock the account. For one call of the open run. */
  'budget.takeOn': command(z.strictObject({ vin, reason })),
  /** Asks for the steps: by what was typed or scanned, else by what is known. `reset`: PIMS makes them anew. */
  'steps.read': command(z.strictObject({ vin, association: z.string().max(400).optional(), reset: z.literal(true).optional() })),
  /** Reads the vehicle's status; `fresh`: never from the phone's cache. */
  'proof.read': command(z.strictObject({ vin, fresh: z.boolean() })),
  /**
   * Sends one command, once. `last`: transaction of the last command that the person saw, null when there was none. `carInSight` is the person's
   * word and stands in the log as such.
   */
  'proof.command': command(
    z.strictObject({ vin, call: z.enum(PROOF_COMMANDS), last: z.string().max(40).nullable(), carInSight: z.literal(true) }),
  ),
  /** What the person saw or heard of a command. */
  'proof.saw': command(z.strictObject({ vin, tx: z.string().max(40), seen: z.enum(SEEN) })),
} as const;

/** Each of them answers the view. */
export type SessionOutputs = { readonly [M in keyof typeof sessionMethods]: CustomerView };
