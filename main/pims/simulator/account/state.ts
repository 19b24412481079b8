/** What the simulated phone and its customer's account remember between calls. */
import * as z from 'zod';

/** What an SMS was sent for, in the words of the publication. */
export const SMS_PURPOSES = ['phoneNumberCertification', 'enrollment', 'resetPIN'] as const;

const sms = z.object({ code: z.string(), to: z.string(), purpose: z.enum(SMS_PURPOSES), expired: z.boolean() });

/** The newest SMS on the customer's phone. */
export type Sms = z.infer<typeof sms>;

/** Shape of {@link Account}, for the file that keeps it over restarts. Every value in it is made up. */
export const accountState = z.object({
  /** Login of who is signed in; null: nobody. */
  user: z.string().nullable(),
  /** Trusted phone number. */
  phone: z.string().nullable(),
  /** PIN of the account; null: none was chosen. */
  pin: z.string().nullable(),
  /** Is this phone enrolled? */
  enrolled: z.boolean(),
  /** Enrolled phones of the account, this one among them. */
  devices: z.int(),
  /** Wrong PINs in a row. */
  wrongPins: z.int(),
  blocked: z.enum(['not-blocked', 'pin', 'account']),
  sms: sms.nullable(),
  smsSent: z.int(),
  /** One-time codes that were made. */
  otps: z.int(),
  /** A one-time code was made, or the phone was enrolled, and no call has used it up. */
  hasCode: z.boolean(),
  /** PIMS calls this phone disabled until the steps are reset. */
  deviceDisabled: z.boolean(),
  /** `stepsID` that belongs to this phone; null: none was made. */
  stepsID: z.string().nullable(),
  /** Vehicles that were unlinked. */
  unlinked: z.array(z.string()),
  locked: z.boolean(),
  /** How often the browser was opened, the status read, and a call bent: what happens the first time only depends on it. */
  browsers: z.int(),
  statusReads: z.int(),
  bent: z.int(),
  /** Commands that the vehicle carried out, by call. */
  commands: z.record(z.string(), z.int()),
});

/** One account with its phone. */
export type Account = z.infer<typeof accountState>;
