/**
 * The closed list of reasons for which the console does not do what it was asked, as it crosses a border. What is not in this list is no
 * reason. Which code a reason belongs to and how long it holds stands in refusals.ts, its words in app/words, in every language.
 */
import * as z from 'zod';
import type { RequirementId } from '../carkey/index.ts';
import { LINK_PROBLEMS } from '../link/read/index.ts';

/** Reasons that need no values. */
const PLAIN = [
  // Something runs that comes first.
  'activation-running',
  'check-running',
  'read-running',
  'backup-running',
  'pin-being-checked',
  'overtaken',
  'too-often',
  // There is nothing to do it with, or not any more.
  'vehicle-changed',
  'nothing-running',
  'nothing-to-check',
  'nothing-to-settle',
  'nothing-to-hand-over',
  'check-first',
  'vehicle-known',
  'attempt-not-settled',
  // The vehicle and what speaks for it.
  'car-says-other',
  'car-silent',
  'override-useless',
  'nothing-to-go-over',
  'cancelled',
  'name-missing',
  'vehicle-not-selected',
  // Another attempt comes first.
  'attempt-elsewhere',
  'attempt-in-the-way',
  'outcome-unknown',
  'forget-open-attempt',
  'answer-awaited',
  // It is not there.
  'attempt-not-found',
  'follow-up-not-found',
  'entry-not-found',
  'no-entry-fits',
  'vehicle-not-known',
  'adapter-gone',
  'phone-gone',
  'car-not-found',
  // The security code.
  'code-missing',
  'code-lost',
  'code-withheld',
  'code-expired',
  'code-none',
  // Practice and live.
  'not-practice',
  'training-attempt-open',
  'not-practice-adapter',
  'practice-adapter-only',
  // Files.
  'bundle-too-large',
  'backup-stopped',
  'backup-not-verified',
  'backup-not-written',
  // What was typed.
  'input-unfit',
  'bridge-address-form',
  'bridge-address-secret',
  'bridge-address-insecure',
  'name-of-account',
  'bluetooth-form',
  'station-key-form',
  'feed-address-form',
  'serial-place-form',
  'network-place-form',
  // Updates of the program.
  'update-not-offered',
  'update-attempt-open',
  'update-running',
  'update-nothing',
  // The customer's side of a job.
  'customer-nobody',
  'consent-missing',
  'phone-not-connected',
  'phone-busy',
  'run-open',
  'run-none',
  'act-not-offered',
  'run-other-account',
  'typed-empty',
  'typed-not-digits',
  'typed-too-long',
  'typed-too-short',
  'mixed-same-in-both',
  'mixed-new-is-old',
  'mixed-code-refused',
  'mixed-pin-refused',
  'mixed-perhaps',
  'budget-last',
  'budget-locks',
  'reason-missing',
  'association-form',
  'nothing-to-prove',
  // The console itself.
  'activation-broke-off',
  'mode-not-started',
  'mode-went-back',
  'console-unreachable',
] as const;

const REQUIREMENTS: Readonly<Record<RequirementId, RequirementId>> = {
  bridge: 'bridge',
  session: 'session',
  'phone-connected': 'phone-connected',
  'same-vehicle': 'same-vehicle',
  status: 'status',
  clock: 'clock',
  'phone-battery': 'phone-battery',
  subscription: 'subscription',
  'no-open-attempt': 'no-open-attempt',
  keys: 'keys',
  inside: 'inside',
};

const count = z.int().min(0);

/** A reason with its values, as data. */
export const refusalSchema = z.readonly(
  z.discriminatedUnion('reason', [
    z.strictObject({ reason: z.enum(PLAIN) }),
    z.strictObject({ reason: z.literal('requirement-unmet'), requirement: z.enum(REQUIREMENTS) }),
    /** The car could not be read once more; why is one of the link's own problems. */
    z.strictObject({ reason: z.literal('car-not-read'), problem: z.enum(LINK_PROBLEMS) }),
    /** `minutes`: until the next activation may be sent. */
    z.strictObject({ reason: z.literal('hour-full'), limit: count, minutes: count }),
    /** The same for enrolments of this site. */
    z.strictObject({ reason: z.literal('site-full'), limit: count, minutes: count }),
    z.strictObject({ reason: z.literal('export-too-large'), most: count }),
    z.strictObject({ reason: z.literal('bundle-too-many'), most: count }),
    /** `entry`: the first one of the copy that is not what was hashed. */
    z.strictObject({ reason: z.literal('backup-differs'), entry: count }),
    z.strictObject({ reason: z.literal('scenario-unknown'), scenario: z.string().max(40) }),
  ]),
);

/** Why the console did not do what it was asked. */
export type Refusal = z.infer<typeof refusalSchema>;
