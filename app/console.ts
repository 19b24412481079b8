/**
 * The one contract between people's side and machine's side. Both ends are derived from this table:
 * shells register `methods`, the renderer calls through `ConsoleApi`. To add a message: docs/recipes/add-a-message.md.
 */
import * as z from 'zod';
import type { EntryDetail, EntryRow, FollowUp } from './audit/types.ts';
import { ENTRY_KINDS } from './audit/types.ts';
import type { AttemptId, DecodedCode, Expiry, JobView, LogProblem, Problem } from './carkey/types.ts';
import type { BridgeState } from './pims/types.ts';
import type { Brand, Vin, VinJudgement } from './vehicle/types.ts';

/** Languages the console speaks. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Practice: the embedded simulator and a log of its own. Live: a real bridge. */
export type Mode = 'practice' | 'live';

/** A failure every method may answer with. `code` is closed; `detail` is one English sentence for logs and the command line. */
export type ConsoleError = {
  readonly code:
    | 'invalid-input'
    | 'invalid-vin'
    | 'no-vehicle'
    | 'not-found'
    | 'not-now'
    | 'not-ready'
    | 'attempt-open'
    | 'log-unwritable'
    | 'code-gone'
    | 'watch-only'
    | 'not-available-yet'
    | 'internal';
  readonly detail: string;
  readonly problem?: Problem;
};

/** Settings as the screen sees them; secrets are only ever "set" or "not set". */
export type SettingsView = {
  readonly mode: Mode;
  readonly scenario: string;
  readonly language: Language | null;
  readonly theme: 'system' | 'light' | 'dark';
  readonly operatorName: string;
  readonly station: string;
  readonly profile: {
    readonly url: string;
    readonly tokenSet: boolean;
    readonly sdk: 'auto' | '2.0' | '2.1' | '2.2' | '2.3';
    readonly pin: string | null;
    readonly environment: 'Production' | 'Preproduction' | 'development';
    readonly brand: Brand;
    readonly answerTimeoutMs: number;
    readonly activationTimeoutMs: number;
  };
};

/** State of the audit log as a whole. */
export type LogView = { readonly origin: string; readonly size: number; readonly root: string; readonly problem: LogProblem | null };

/** A vehicle that was handled before. */
export type RecentVehicle = {
  readonly vin: Vin;
  readonly brands: readonly Brand[];
  readonly lastAt: number;
  readonly lastWord: string | null;
  readonly openAttempt: AttemptId | null;
};

/** A vehicle of the practice fleet: one per situation. `situation` is a key of the words. */
export type PracticeVehicle = { readonly vin: Vin; readonly scenario: string; readonly brands: readonly Brand[] };

/** A row of the attempts list. */
export type AttemptRow = {
  readonly id: AttemptId;
  readonly vin: string | null;
  readonly state: string;
  readonly open: boolean;
  readonly handedOver: boolean;
  readonly openedAt: number;
  readonly updatedAt: number;
  readonly outcome: string | null;
  readonly errorCode: number | null;
  readonly transactionId: string | null;
  readonly scenario: string | null;
};

/** A security code in the clear: only ever the answer to `code.show`. */
export type ShownCode = {
  readonly attempt: AttemptId;
  readonly decoded: DecodedCode | null;
  readonly raw: string;
  readonly fault: string | null;
  readonly expiry: Expiry;
};

/** What the program is and how it runs. */
export type About = {
  readonly version: string;
  readonly shell: 'electron' | 'web' | 'cli';
  readonly mode: Mode;
  readonly log: LogView;
  readonly dataDir: string;
  readonly startedAt: number;
  readonly interrupted: AttemptId | null;
};

const text = (max: number) => z.string().max(max);
const vinText = z.string().min(1).max(64);
const attemptId = z.string().regex(/^A-[0-9A-HJKMNP-TV-Z]{26}$/);

/** Patch of the settings: only what is given changes. `token` is write-only; `null` removes it. */
export const settingsPatch = z
  .strictObject({
    mode: z.enum(['practice', 'live']),
    scenario: text(40),
    language: z.enum(LANGUAGES).nullable(),
    theme: z.enum(['system', 'light', 'dark']),
    operatorName: text(80),
    station: text(40),
    profile: z
      .strictObject({
        url: text(400),
        token: text(4000).nullable(),
        sdk: z.enum(['auto', '2.0', '2.1', '2.2', '2.3']),
        pin: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .nullable(),
        environment: z.enum(['Production', 'Preproduction', 'development']),
        brand: z.enum(['Peugeot', 'Citroën', 'DS', 'Opel', 'Vauxhall']),
        answerTimeoutMs: z.int().min(500).max(120_000),
        activationTimeoutMs: z.int().min(500).max(300_000),
      })
      .partial(),
  })
  .partial();

/** What narrows the audit list. */
export const entryFilter = z
  .strictObject({
    vin: text(64),
    veh: text(40),
    act: text(40),
    kind: z.enum(ENTRY_KINDS),
    out: text(60),
    err: z.int().min(0).max(99_999),
    op: text(40),
    boot: text(40),
    from: z.int().min(0),
    to: z.int().min(0),
  })
  .partial();

type Method<K extends 'query' | 'command', I extends z.ZodType> = { readonly kind: K; readonly input: I };
const query = <I extends z.ZodType>(input: I): Method<'query', I> => ({ kind: 'query', input });
const command = <I extends z.ZodType>(input: I): Method<'command', I> => ({ kind: 'command', input });
const nothing = z.strictObject({});

/** Every message people's side may send, with the schema its payload must fit. */
export const methods = {
  'about.get': query(nothing),
  'vin.judge': query(z.strictObject({ text: text(200) })),
  'vehicles.recent': query(z.strictObject({ search: text(64).optional() })),
  'vehicles.practice': query(nothing),
  'job.get': query(nothing),
  'bridge.get': query(nothing),
  'attempts.list': query(z.strictObject({ openOnly: z.boolean().optional() })),
  'followups.list': query(nothing),
  'audit.list': query(
    z.strictObject({ filter: entryFilter.optional(), before: z.int().min(0).optional(), limit: z.int().min(1).max(500) }),
  ),
  'audit.entry': query(z.strictObject({ seq: z.int().min(0) })),
  'settings.get': query(nothing),

  /** Takes a vehicle into work. `how` is kept as evidence of where the VIN came from. */
  'job.open': command(z.strictObject({ vin: vinText, how: z.enum(['scanned', 'typed', 'chosen']) })),
  /** Reads status and connection again. */
  'job.refresh': command(nothing),
  /** A person says that the keys are in hand, or that they are inside; `false` takes it back. */
  'job.confirm': command(z.strictObject({ what: z.enum(['keys', 'inside']), value: z.boolean() })),
  /** Starts one attempt. `vin` is what the person saw on the screen: it must still be the vehicle in work. */
  'job.activate': command(z.strictObject({ vin: vinText })),
  /** Stops waiting for the answer; the outcome is then unknown. */
  'job.stopWaiting': command(nothing),
  /** Asks PIMS again after an unknown outcome; never activates. */
  'job.recheck': command(nothing),
  /** A person settles an unknown outcome where PIMS could not. */
  'job.decide': command(
    z.strictObject({ as: z.enum(['activated-code-lost', 'no-effect', 'other-vehicle-handled']), reason: z.string().min(3).max(500) }),
  ),
  /** Passes an unknown outcome to the support desk: it stays open for the vehicle, the station may go on. */
  'job.handOver': command(z.strictObject({ attempt: attemptId, reason: text(500) })),
  /** Lays the vehicle aside. Refused while an attempt is being sent. */
  'job.close': command(nothing),
  'code.show': command(z.strictObject({ attempt: attemptId })),
  'code.hide': command(z.strictObject({ attempt: attemptId })),
  /** Copies the code to the shell's own clipboard for a short time; a shell without one answers null and the page copies itself. */
  'code.copy': command(z.strictObject({ attempt: attemptId })),
  'followups.set': command(z.strictObject({ id: text(60), done: z.boolean() })),
  /** Practice vehicles play their situation again from the start. */
  'practice.reset': command(nothing),
  'settings.change': command(settingsPatch),
  'bridge.reconnect': command(nothing),
} as const;

/** Name of a message. */
export type MethodName = keyof typeof methods;

/** Payload of a message. */
export type Input<M extends MethodName> = z.infer<(typeof methods)[M]['input']>;

/** Answer to a message. A missing or surplus name does not compile (see `Covered`). */
export type Outputs = {
  'about.get': About;
  'vin.judge': VinJudgement;
  'vehicles.recent': readonly RecentVehicle[];
  'vehicles.practice': readonly PracticeVehicle[];
  'job.get': JobView;
  'bridge.get': BridgeState;
  'attempts.list': readonly AttemptRow[];
  'followups.list': readonly FollowUp[];
  'audit.list': { readonly rows: readonly EntryRow[]; readonly next: number | null; readonly size: number };
  'audit.entry': EntryDetail;
  'settings.get': SettingsView;
  'job.open': JobView;
  'job.refresh': JobView;
  'job.confirm': JobView;
  'job.activate': JobView;
  'job.stopWaiting': JobView;
  'job.recheck': JobView;
  'job.decide': JobView;
  'job.handOver': JobView;
  'job.close': JobView;
  'code.show': ShownCode;
  'code.hide': null;
  'code.copy': { readonly clearedAfterMs: number } | null;
  'followups.set': readonly FollowUp[];
  'practice.reset': JobView;
  'settings.change': SettingsView;
  'bridge.reconnect': BridgeState;
};
type Covered = [Exclude<MethodName, keyof Outputs>, Exclude<keyof Outputs, MethodName>] extends [never, never] ? true : never;
/** Compile-time proof that every message has an answer type and the other way round. */
export const everyMethodHasAnAnswer: Covered = true;

/** What machine's side tells by itself. A reader that missed some asks again; events carry whole views, never differences. */
export type ConsoleEvent =
  | { readonly type: 'job'; readonly job: JobView }
  | { readonly type: 'bridge'; readonly bridge: BridgeState; readonly simulator: string | null }
  | { readonly type: 'log'; readonly log: LogView }
  | { readonly type: 'followups'; readonly open: number; readonly overdue: number }
  | { readonly type: 'settings'; readonly settings: SettingsView };

/** The answer as it crosses a process border. */
export type Reply<M extends MethodName> =
  { readonly ok: true; readonly value: Outputs[M] } | { readonly ok: false; readonly error: ConsoleError };

/** What a shell hands to the renderer, and the console itself offers in-process. */
export interface ConsoleApi {
  /** Sends one message. Never throws: faults come back as `ok: false`. */
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Reply<M>>;
  /** Listens to events; returns the function that ends it. */
  listen(listener: (event: ConsoleEvent) => void): () => void;
}
