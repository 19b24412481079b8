/**
 * The one contract between people's side and machine's side. Both ends are derived from this table:
 * shells register `methods`, the renderer calls through `ConsoleApi`. To add a message: docs/recipes/add-a-message.md.
 */
import * as z from 'zod';
import { type EntryRow, ERASURE_GROUNDS } from '../audit/entry/index.ts';
import type { Precedents } from '../audit/precedent/index.ts';
import { CSV_DELIMITERS } from '../audit/sheet/index.ts';
import {
  type BackupView,
  type BundlePreview,
  type ErasureView,
  type FacetsView,
  type FileView,
  type HistogramView,
  type ReceiptView,
  searchFilter,
  type TrustView,
} from '../audit/search/index.ts';
import type { JobView } from '../carkey/index.ts';
import type {
  About,
  AttemptRow,
  BridgeView,
  EntryInFull,
  FollowUpsView,
  LogView,
  PracticeVehicle,
  RecentVehicle,
  SettingsView,
  ShownCode,
  TraceFile,
} from './console-views.ts';
import { attemptId, vinText } from './branded.ts';
import type { ConsoleError } from '../refusals/index.ts';
import type { AskedVehicle } from '../address/index.ts';
import type { LinkView, TraceLine } from '../link/read/index.ts';
import type { OperatorRow, OperatorsTold } from '../operators/index.ts';
import type { Revised } from '../base/index.ts';
import type { UpdateView } from '../updates/index.ts';
import { settingsPatch } from '../settings/stored/index.ts';
import { command, query } from './method.ts';
import { sessionMethods, type SessionOutputs } from './session-messages.ts';
import type { CustomerView } from './session-views.ts';
import { trainingMethods, type TrainingOutputs, type TrainingView } from './training-messages.ts';

export type {
  About,
  AttemptRow,
  BridgeView,
  FollowUpsView,
  LogView,
  PracticeVehicle,
  RecentVehicle,
  SettingsView,
  ShownCode,
} from './console-views.ts';
export type { ConsoleError } from '../refusals/index.ts';

const text = (max: number) => z.string().max(max);
/** A PIN as it was typed: judged where it is used, never logged. */
const pin = text(40);
const role = z.enum(['technician', 'support', 'admin']);

/** What goes into a support bundle: entries of one attempt, or those of a filter; whether VINs and reasons are opened; and a note. */
const bundleChoice = z.strictObject({
  of: z.union([z.strictObject({ attempt: attemptId }), z.strictObject({ filter: searchFilter })]),
  open: z.array(z.enum(['vin', 'operator', 'reason', 'connection', 'input'])).max(5),
  traces: z.boolean(),
  note: text(2_000),
});

const nothing = z.strictObject({});

/** Every message people's side may send, with the schema its payload must fit. */
export const methods = {
  'about.get': query(nothing),
  'vehicles.recent': query(z.strictObject({ search: text(64).optional() })),
  'vehicles.practice': query(nothing),
  'job.get': query(nothing),
  'bridge.get': query(nothing),
  /** `receipt`: the one that a receipt's code, as it is written, belongs to. */
  'attempts.list': query(z.strictObject({ openOnly: z.boolean().optional(), receipt: text(40).optional() })),
  'followups.list': query(nothing),
  'audit.entry': query(z.strictObject({ seq: z.int().min(0) })),
  /** A page of the log by key, newest or oldest first; `after` is the `next` of the page before. */
  'audit.search': query(
    z.strictObject({
      filter: searchFilter.optional(),
      order: z.enum(['newest', 'oldest']),
      after: z.int().min(-1).optional(),
      limit: z.int().min(1).max(500),
    }),
  ),
  'audit.facets': query(z.strictObject({ filter: searchFilter.optional() })),
  /** `zone`: minutes east of UTC, for where days begin. */
  'audit.histogram': query(
    z.strictObject({ filter: searchFilter.optional(), buckets: z.int().min(1).max(400), zone: z.int().min(-900).max(900).optional() }),
  ),
  /** What became of earlier cases of a PIMS error here. */
  'errors.precedents': query(z.strictObject({ code: z.int().min(0).max(99_999) })),
  'trust.get': query(nothing),
  /** The receipt of a settled attempt, under the newest signed head. */
  'receipt.get': query(z.strictObject({ attempt: attemptId })),
  'bundle.preview': query(bundleChoice),
  'settings.get': query(nothing),
  'operators.get': query(nothing),
  'operators.list': query(nothing),
  'link.get': query(nothing),
  'update.get': query(nothing),
  /** The newest lines of the link's traffic, VINs masked. */
  'link.trace': query(z.strictObject({ limit: z.int().min(1).max(2_000) })),

  /** Takes a vehicle into work. `how` is kept as evidence of where the VIN came from. */
  'job.open': command(z.strictObject({ vin: vinText, how: z.enum(['scanned', 'typed', 'chosen', 'link']) })),
  /** Reads status and connection again. */
  'job.refresh': command(nothing),
  /**
   * A person says that the keys are in hand, or that they are inside; `false` takes it back. `vin` is what they saw on the screen: whatever is
   * stated about a vehicle names it, so that a late statement is never taken for the next one.
   */
  'job.confirm': command(z.strictObject({ vin: vinText, what: z.enum(['keys', 'inside', 'both']), value: z.boolean() })),
  /** Starts one attempt. `vin` is what the person saw on the screen: it must still be the vehicle in work. */
  'job.activate': command(z.strictObject({ vin: vinText })),
  /** Stops waiting for the answer; the outcome is then unknown. */
  'job.stopWaiting': command(nothing),
  /** Asks PIMS again after an unknown outcome; never activates. */
  'job.recheck': command(nothing),
  /** A person settles an unknown outcome where PIMS could not: the one that is on the screen, or that of a vehicle that the vault does not know. */
  'job.decide': command(
    z.strictObject({
      as: z.enum(['activated-code-lost', 'no-effect', 'other-vehicle-handled']),
      reason: z.string().min(3).max(500),
      attempt: attemptId,
    }),
  ),
  /** Passes an unknown outcome to the support desk: it stays open for the vehicle, the station may go on. */
  'job.handOver': command(z.strictObject({ attempt: attemptId, reason: text(500) })),
  /** A person answers for the vehicle where the car itself is silent or its units disagree; `null` takes it back. Logged with the reason. */
  'job.override': command(z.strictObject({ vin: vinText, reason: z.string().trim().min(3).max(500).nullable() })),
  /** A person goes on over requirements that we only concluded; `null` takes it back. Logged with the reason before anything is sent. */
  'job.goOn': command(z.strictObject({ vin: vinText, reason: z.string().trim().min(3).max(500).nullable() })),
  /** What another program of the dealer asked for by a link, once: the page opens it as if a person had typed it. */
  'job.asked': command(nothing),
  /** Lays the vehicle aside. Refused while an attempt is being sent. */
  'job.close': command(nothing),
  /** `copy`: the page copies the code itself and shows nothing. Every look and every copy is an entry of its own. */
  'code.show': command(z.strictObject({ attempt: attemptId, purpose: z.enum(['look', 'copy']).optional() })),
  /** Ends one look, by the number that came with the code; without it every look at this code. */
  'code.hide': command(z.strictObject({ attempt: attemptId, look: z.int().nonnegative().optional() })),
  /** Copies the code to the shell's own clipboard for a short time; a shell without one answers null and the page copies itself. */
  'code.copy': command(z.strictObject({ attempt: attemptId })),
  'followups.set': command(z.strictObject({ id: text(60), done: z.boolean() })),
  /** Practice vehicles play their situation again from the start. */
  'practice.reset': command(nothing),
  /** Practice: puts the simulated adapter into a simulated car (`null`: into no socket). `car` is a name of the words. */
  'practice.plug': command(z.strictObject({ car: text(40).nullable() })),
  'settings.change': command(settingsPatch),
  /** Looks for adapters on the radio, or stops looking. */
  'link.scan': command(z.strictObject({ on: z.boolean() })),
  /** Names an adapter that cannot be discovered: one on the network. */
  'link.add': command(z.strictObject({ host: text(255), port: z.int() })),
  /** Reads the car through an adapter of the list. Answers at once; what follows comes as events. */
  'link.read': command(z.strictObject({ adapter: text(300) })),
  'link.cancel': command(nothing),
  /** Lets go of the port. What the car said through it does not count any more. */
  'link.close': command(nothing),
  /** The whole trace as a file for support. With VINs only when a person says so; logged. */
  'link.exportTrace': command(z.strictObject({ withVins: z.boolean() })),
  'bridge.reconnect': command(nothing),
  /** Several phones are on the cable: a person says which one is meant, until another is named or the mode starts anew. `phone-gone` where it is not there. */
  'bridge.phone': command(z.strictObject({ serial: text(100) })),
  /** Asks the feed for a newer version. Answers at once; what follows comes as events. */
  'update.check': command(nothing),
  /** Fetches the version that was found. Refused while an attempt is open. */
  'update.fetch': command(nothing),
  /** Ends asking or fetching. */
  'update.cancel': command(nothing),
  /** The console stops, the fetched version takes its place and starts. Refused while an attempt is open. */
  'update.install': command(nothing),
  /** Exactly what is filtered, as a file. An entry itself. `delimiter`: of a table; without it the one of the settings, or of their language. */
  'audit.export': command(
    z.strictObject({
      filter: searchFilter.optional(),
      format: z.enum(['csv', 'jsonl', 'pdf']),
      delimiter: z.enum(CSV_DELIMITERS).optional(),
    }),
  ),
  /** Verifies everything in a worker; progress and outcome come as events. */
  'trust.verify': command(nothing),
  /** Somebody takes the newest head along on paper: an entry, and its note to print. */
  'trust.print': command(nothing),
  /** Compares the log with a head that somebody kept on paper. */
  'trust.compare': command(z.strictObject({ size: z.int().min(0), root: z.string().regex(/^[0-9a-f]{64}$/) })),
  'audit.backup': command(nothing),
  /** Forgets a vehicle for good. */
  'audit.forget': command(z.strictObject({ vin: vinText, ground: z.enum(ERASURE_GROUNDS) })),
  'bundle.create': command(bundleChoice),
  /** Makes the first administrator and signs in. */
  'operators.first': command(z.strictObject({ name: text(80), pin })),
  'operators.signIn': command(z.strictObject({ name: text(80), pin })),
  'operators.signOut': command(nothing),
  'operators.lock': command(nothing),
  'operators.unlock': command(z.strictObject({ pin })),
  /** Gives the PIN once more: it counts as fresh for two minutes. */
  'operators.freshPin': command(z.strictObject({ pin })),
  'operators.ownPin': command(z.strictObject({ pin, next: pin })),
  /** Somebody is at the screen: the idle time starts again. */
  'operators.touch': command(nothing),
  'operators.add': command(z.strictObject({ name: text(80), role, pin })),
  'operators.change': command(
    z.strictObject({
      id: text(60),
      role: role.optional(),
      enabled: z.boolean().optional(),
      unlock: z.literal(true).optional(),
      pin: pin.optional(),
    }),
  ),
  ...sessionMethods,
  ...trainingMethods,
} as const;

/** Name of a message. */
export type MethodName = keyof typeof methods;

/** A message's payload as people's side sends it: texts are texts. */
export type Payload<M extends MethodName> = z.input<(typeof methods)[M]['input']>;

/** What the schema made of a payload: the console gets a `Vin` and an `AttemptId`, never a text that may be one. */
export type Input<M extends MethodName> = z.output<(typeof methods)[M]['input']>;

/** Answer to a message. A missing or surplus name does not compile (see `Covered`). */
export type Outputs = {
  'about.get': About;
  'vehicles.recent': readonly RecentVehicle[];
  'vehicles.practice': readonly PracticeVehicle[];
  'job.get': JobView;
  'bridge.get': BridgeView;
  'attempts.list': readonly AttemptRow[];
  'followups.list': FollowUpsView;
  'audit.entry': EntryInFull;
  'audit.search': { readonly rows: readonly EntryRow[]; readonly next: number | null; readonly size: number };
  'audit.facets': FacetsView;
  'audit.histogram': HistogramView;
  'errors.precedents': Precedents;
  'trust.get': TrustView;
  'receipt.get': ReceiptView;
  'bundle.preview': BundlePreview;
  'settings.get': SettingsView;
  'operators.get': OperatorsTold;
  'operators.list': readonly OperatorRow[];
  'link.get': LinkView;
  'link.trace': readonly TraceLine[];
  'update.get': UpdateView;
  'update.check': UpdateView;
  'update.fetch': UpdateView;
  'update.cancel': UpdateView;
  'update.install': UpdateView;
  'job.open': JobView;
  'job.refresh': JobView;
  'job.confirm': JobView;
  'job.activate': JobView;
  'job.stopWaiting': JobView;
  'job.recheck': JobView;
  'job.decide': JobView;
  'job.handOver': JobView;
  'job.override': JobView;
  'job.goOn': JobView;
  /** `refused`: a link came that names no vehicle in the expected form. */
  'job.asked': AskedVehicle | 'refused' | null;
  'job.close': JobView;
  'code.show': ShownCode;
  'code.hide': null;
  'code.copy': { readonly clearedAfterMs: number } | null;
  'followups.set': FollowUpsView;
  'practice.reset': JobView;
  'practice.plug': LinkView;
  'settings.change': SettingsView;
  'link.scan': LinkView;
  'link.add': LinkView;
  'link.read': LinkView;
  'link.cancel': LinkView;
  'link.close': LinkView;
  'link.exportTrace': TraceFile;
  'bridge.reconnect': BridgeView;
  'bridge.phone': BridgeView;
  'audit.export': FileView;
  'trust.verify': TrustView;
  'trust.print': { readonly note: string };
  'trust.compare': { readonly standing: 'fits' | 'rolled-back' | 'forked' | 'other-log' };
  'audit.backup': BackupView;
  'audit.forget': ErasureView;
  'bundle.create': FileView;
  'operators.first': OperatorsTold;
  'operators.signIn': OperatorsTold;
  'operators.signOut': OperatorsTold;
  'operators.lock': OperatorsTold;
  'operators.unlock': OperatorsTold;
  'operators.freshPin': OperatorsTold;
  'operators.ownPin': OperatorsTold;
  'operators.touch': null;
  'operators.add': OperatorRow;
  'operators.change': OperatorRow;
} & SessionOutputs &
  TrainingOutputs;
type Covered = [Exclude<MethodName, keyof Outputs>, Exclude<keyof Outputs, MethodName>] extends [never, never] ? true : never;
/** Compile-time proof that every message has an answer type and the other way round. */
export const everyMethodHasAnAnswer: Covered = true;

/** What machine's side tells by itself. A reader that missed some asks again; events carry whole views, never differences. */
export type ConsoleEvent =
  | { readonly type: 'job'; readonly job: JobView }
  | { readonly type: 'bridge'; readonly bridge: BridgeView; readonly simulator: string | null }
  | { readonly type: 'link'; readonly link: LinkView }
  | { readonly type: 'log'; readonly log: LogView & Revised }
  | { readonly type: 'followups'; readonly open: number; readonly overdue: number; readonly rev: number }
  | { readonly type: 'operators'; readonly operators: OperatorsTold }
  | { readonly type: 'trust'; readonly trust: TrustView }
  | { readonly type: 'settings'; readonly settings: SettingsView }
  | { readonly type: 'update'; readonly update: UpdateView }
  | { readonly type: 'customer'; readonly customer: CustomerView }
  | { readonly type: 'training'; readonly training: TrainingView }
  /** Another program asked for a vehicle: `job.asked` tells which. `turn`: how many did since the start. */
  | { readonly type: 'asked'; readonly turn: number };

/** The answer as it crosses a process border. */
export type Reply<M extends MethodName> =
  { readonly ok: true; readonly value: Outputs[M] } | { readonly ok: false; readonly error: ConsoleError };

/** What a shell hands to the renderer. */
export interface ConsoleApi {
  /** Sends one message. Never throws: faults come back as `ok: false`. */
  readonly call: <M extends MethodName>(method: M, payload: Payload<M>) => Promise<Reply<M>>;
  /** Listens to events; returns the function that ends it. */
  listen(listener: (event: ConsoleEvent) => void): () => void;
}

/** What the console offers to the shells, behind the schemas of the messages. */
export interface ParsedApi {
  /** Takes one parsed message. Never throws: faults come back as `ok: false`. */
  readonly call: <M extends MethodName>(method: M, input: Input<M>) => Promise<Reply<M>>;
  /** Listens to events; returns the function that ends it. */
  listen(listener: (event: ConsoleEvent) => void): () => void;
}
