/** Words of the customer's side of a job: session, second factor, steps, budgets, proof. Every record is closed over the list it speaks of. */
import type { HowNear } from '../../budget/index.ts';
import type { BrowserWork, ConsentKind, CustomerNext, Session, WorkTrouble } from '../../customer/index.ts';
import type { Done, FreeAct, Goal, NotDone, Place, RunAsk, RunSpend, Trouble, UnsureWhy } from '../../enrolment/index.ts';
import type { CancelState, Progress } from '../../pims/bridge-protocol/index.ts';
import type { Budget, ErrorNext } from '../../pims/session-calls/index.ts';
import type { CommandRun, CommandState, Freshness, LostWhy, ProofCall, ProofWord } from '../../proof/index.ts';
import type { MixUp, SecretKind } from '../../secret/index.ts';
import type { AssociationFault, AssociationWarning, StepLine, StepName, StepsRemedy } from '../../steps/index.ts';

/** What a run can be unsure of, as a person sees it: several calls leave the same thing open. */
export type OpenThing = 'sms' | 'number' | 'code' | 'enrolment' | 'removal' | 'pin' | 'password' | 'unlinking';

/** Words in a state of the session or of a run that its row in the log tells; the others are left out. */
export type LoggedStateWord =
  | BrowserWork
  | ConsentKind
  | Exclude<WorkTrouble, 'error'>
  | Exclude<Trouble['kind'], 'error' | 'one-time-code'>
  | 'owed'
  | Goal
  | RunAsk
  | RunSpend
  | Done
  | NotDone
  | ProofCall;

/** The part. Places are named where a sentence has some. */
export type CustomerSpeech = {
  readonly customer: {
    /** Whose session it is. `signed-in`: `{login}`, masked. */
    readonly session: Readonly<Record<Session['name'], string>>;
    /** The one next act, as its button says it. */
    readonly next: Readonly<Record<CustomerNext, string>>;
    readonly work: Readonly<Record<BrowserWork, string>>;
    /** Why nothing came of a call. */
    readonly why: Readonly<Record<WorkTrouble | UnsureWhy | LostWhy, string>>;
    /** What the person does about an error. */
    readonly heed: Readonly<Record<ErrorNext, string>>;
    readonly progress: Readonly<Record<Progress, string>>;
    readonly cancel: Readonly<Record<CancelState | 'asked', string>>;
    readonly secret: Readonly<Record<SecretKind, string>>;
    readonly goal: Readonly<Record<Goal, string>>;
    /** What is to be done in a place; where something is asked twice, the consequence. */
    readonly place: Readonly<Record<Place, string>>;
    readonly free: Readonly<Record<FreeAct, string>>;
    /** What a call does, as its button says it, and as it is told while it runs. */
    readonly call: Readonly<Record<RunAsk | RunSpend, string>>;
    readonly unsure: Readonly<Record<OpenThing, string>>;
    readonly trouble: Readonly<Record<Exclude<Trouble['kind'], 'error' | 'not-sent'>, string>>;
    readonly done: Readonly<Record<Done, string>>;
    readonly notDone: Readonly<Record<NotDone, string>>;
    /** `{used}` `{most}`. */
    readonly budget: Readonly<Record<Budget, string>>;
    /** What one more use of a budget would mean. */
    readonly near: Readonly<Record<Exclude<HowNear, 'free'>, string>>;
    readonly mixUp: Readonly<Record<MixUp, string>>;
    readonly stepName: Readonly<Record<StepName, string>>;
    readonly stepState: Readonly<Record<StepLine['state'], string>>;
    readonly remedy: Readonly<Record<StepsRemedy, string>>;
    readonly associationFault: Readonly<Record<AssociationFault, string>>;
    readonly associationWarning: Readonly<Record<AssociationWarning, string>>;
    readonly command: Readonly<Record<CommandRun['call'], string>>;
    readonly commandState: Readonly<Record<CommandState['name'], string>>;
    /** `fresh` and `kept`: `{ago}`. */
    readonly freshness: Readonly<Record<Freshness, string>>;
    /** What the proof comes to: on the screen and on a receipt. */
    readonly proofWord: Readonly<Record<ProofWord, string>>;
    /** Names of the past, no sentences: rows of the log are made of them. */
    readonly logged: Readonly<Record<LoggedStateWord, string>>;
  };
};
