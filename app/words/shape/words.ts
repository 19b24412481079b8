/**
 * Domain sentences that screens and command line share. One module per language (`en.ts`, `fr.ts` …), so that a renderer can load one
 * and leave the others; nothing here imports a package. Every record is closed over the union it speaks of: a missing sentence does
 * not compile. Sentences are plain workshop language; what the hands should do comes first.
 */
import type { Plural } from './plural.ts';
import type {
  BY_WORDS,
  DETAIL_WORDS,
  EntryKind,
  ErasureGround,
  FollowUp,
  LoggedAction,
  OutWord,
  ReasonWord,
} from '../../audit/entry/index.ts';
import type { SettingName } from '../../settings/index.ts';
import type { CableWord, PhoneState } from '../../phone-cable/index.ts';
import type { BundleReport } from '../../audit/bundle/index.ts';
import type { ReceiptCodeFault, ReceiptFault } from '../../audit/receipt/index.ts';
import type { OutsideKind, TrustFinding, TrustView } from '../../audit/search/index.ts';
import type { AccountNotice, OperatorProblem, OperatorRow, PinProblem, Role } from '../../operators/index.ts';
import type {
  AttemptState,
  CodeFault,
  CodeState,
  Contradiction,
  Expiry,
  JobStage,
  LogProblem,
  NextAction,
  ReadBack,
  RefusalReason,
  RequirementId,
  RequirementReason,
  Resolution,
  StatusWord,
  UnknownReason,
} from '../../carkey/index.ts';
import type { BrokenWord, LampId, LampWord } from '../../carkey/status/index.ts';
import type { Outputs } from '../../contract/index.ts';
import type { Language, PlainCode } from '../../base/index.ts';
import type { AdapterFamily, AdviceCode, LinkStates, RefusalCode, SilenceReason, TroubleCode, Verdict } from '../../link/protocol/index.ts';
import type { Instead, LinkProblemCode, StepName, UnusableReason } from '../../link/read/index.ts';
import type { BridgeProblem, BridgeState, PimsErrorInfo, RetryVerdict } from '../../pims/index.ts';
import type { Reason } from '../../refusals/index.ts';
import type { CustomerSpeech } from './customer.ts';
import { PRACTICE_NAMES, type PracticeName } from './practice-names.ts';
import type { EvidenceSource, VinProblem, VinRepair } from '../../vehicle/index.ts';
import type { Cure } from '../../audit/precedent/index.ts';
import type { FactWord, How, KnownParty, Proof, VerdictGround } from '../../verdict/index.ts';

/** Codes of PIMS that have advice of their own; all others share the advice of their group. */
export const ADVISED_CODES = [
  2000, 2006, 2101, 2102, 2201, 2202, 2203, 2204, 2205, 2301, 2302, 2305, 2306, 2307, 2308, 2309, 2310, 2311, 2312, 2313, 2314, 2315, 2316,
  2317, 2318, 2323, 2340, 2341, 2342, 2345, 2346, 2354, 2355, 2356, 2366, 2367, 2377, 2390,
] as const;

/** Codes that a vehicle of the practice fleet answers with. */
export const PLAYED_CODES = [
  2000, 2006, 2101, 2102, 2201, 2202, 2203, 2204, 2205, 2301, 2302, 2323, 2341, 2342, 2354, 2355, 2356, 2366, 2367,
] as const;
/** One of {@link PLAYED_CODES}. */
export type PlayedCode = (typeof PLAYED_CODES)[number];

/** One of {@link ADVISED_CODES}. */
export type AdvisedCode = (typeof ADVISED_CODES)[number];

/** A repair with the hands first, then what it means. */
export type Remedy = { readonly hands: string; readonly meaning: string };

/** An error card: what to do with the hands, what it means, how to confirm it, and the next step if that did not help. */
export type PimsAdvice = Remedy & { readonly confirm: string; readonly next: string };

/** A button or line with its explanation. */
export type Labelled = { readonly label: string; readonly help: string };

/** A practice situation: a short name, and what will happen. */
export type Situation = { readonly title: string; readonly story: string };

/** Names of the vehicles that the practice adapter can be put into: those of app/link/simulator/cars.ts. */
export const SIMULATED_CAR_NAMES = [
  'agree',
  'conflict',
  'silent-bsi',
  'pins-3-8',
  'asleep',
  'not-in-socket',
  'weak-battery',
  'k-line',
  'gateway',
  'session',
  'pending',
  'always-pending',
  'blank-bsi',
  'new-bsi',
  'two-engines',
  'units-only',
  'newer-telematics',
  'older-radio',
] as const;

/** One of {@link SIMULATED_CAR_NAMES}. */
export type SimulatedCarName = (typeof SIMULATED_CAR_NAMES)[number];

/** The part about the link to the vehicle and the lamps of the chain. */
export type LinkWords = {
  /** What a read does now; stands before its seconds. */
  readonly linkStep: Readonly<Record<StepName, string>>;
  readonly silenceReason: Readonly<Record<SilenceReason, Remedy>>;
  readonly adapterAdvice: Readonly<Record<AdviceCode, Remedy>>;
  readonly linkTrouble: Readonly<Record<TroubleCode, string>>;
  readonly linkRefusal: Readonly<Record<RefusalCode, string>>;
  readonly linkProblem: Readonly<Record<LinkProblemCode, Remedy>>;
  readonly unusableReason: Readonly<Record<UnusableReason, string>>;
  readonly linkVerdict: Readonly<Record<Verdict['kind'], { readonly word: string; readonly sentence: string }>>;
  /** Who in the vehicle said what. `unit`: one that answered a question to all and is not the engine. */
  readonly linkWitness: Readonly<Record<'unit' | 'withId' | 'one' | 'many' | 'silent' | Instead, string>>;
  readonly linkState: { readonly [K in keyof LinkStates]: Readonly<Record<LinkStates[K], string>> };
  readonly adapterFamily: Readonly<Record<AdapterFamily, string>>;
  readonly lampName: Readonly<Record<LampId, string>>;
  readonly lampWord: Readonly<Record<LampWord, string>>;
  /** What to do about a broken lamp where nothing more exact is known. */
  readonly lampRemedy: Readonly<Record<BrokenWord, string>>;
  readonly simulatedCar: Readonly<Record<SimulatedCarName, Situation>>;
};

/** The part about bundles and receipts. */
export type BundleWords = {
  readonly bundleFinding: Readonly<Record<BundleReport['findings'][number]['code'], string>>;
  /** Whose key vouches for a bundle. */
  readonly bundleTrust: Readonly<Record<BundleReport['trust'], string>>;
  readonly receiptFault: Readonly<Record<ReceiptFault, string>>;
  readonly receiptCodeFault: Readonly<Record<ReceiptCodeFault, string>>;
};

/** The part about how far the log can be trusted, and about forgetting. */
export type TrustWords = {
  /** The rungs of the ladder of proofs outside the log: what each proves, and how it is reached. */
  readonly outsideProof: Readonly<Record<OutsideKind, { readonly name: string; readonly proves: string; readonly climb: string }>>;
  readonly trustFinding: Readonly<Record<TrustFinding['what'], Remedy>>;
  /** How the last visit to the share ended. */
  readonly stationVisit: Readonly<Record<NonNullable<TrustView['station']>, string>>;
  readonly shareVisit: Readonly<Record<NonNullable<TrustView['share']>, string>>;
  /** How the log stands to a head that was kept on paper. */
  readonly headStanding: Readonly<Record<Outputs['trust.compare']['standing'], string>>;
  readonly erasureGround: Readonly<Record<ErasureGround, string>>;
  readonly keysKept: Readonly<Record<TrustView['keysKept'], string>>;
};

/** The part about accounts, PINs, and who may do what. */
export type OperatorWords = {
  /** Why a PIN cannot be set. */
  readonly pinProblem: Readonly<Record<PinProblem, string>>;
  /** A PIN that cannot be set has its own sentences: `pinProblem`. `wrong-pin`: `{triesLeft}`. */
  readonly operatorProblem: Readonly<Record<Exclude<OperatorProblem['code'], 'bad-pin'>, string>>;
  /** `{roles}`: those who may. */
  readonly roleRefused: string;
  /** What a role may do. */
  readonly roleMeans: Readonly<Record<Role, string>>;
  readonly lockout: Readonly<Record<OperatorRow['lockout'], string>>;
  /** `{name}` `{at}`: told to everybody who signs in. */
  readonly accountNotice: Readonly<Record<AccountNotice['what'], string>>;
};

/** The part about refusals: why something was not done, and what the person can do now. `{hands}`: those of a problem of the link. */
export type RefusalWords = {
  /** `{requirement}` `{hands}` `{limit}` `{minutes}` `{most}` `{entry}` `{scenario}`, as the refusal has them. */
  readonly refusal: Readonly<Record<Reason, string>>;
};

/** The part about whose matter it is that a job stopped. */
export type VerdictWords = {
  readonly verdict: {
    /** The line's first sentence, where a published error or a measurement names the side. */
    readonly certain: Readonly<Record<KnownParty, string>>;
    readonly likely: Readonly<Record<KnownParty, string>>;
    readonly open: string;
    /** The line's second sentence: `{code}`. */
    readonly ground: Readonly<Record<VerdictGround, string>>;
    readonly how: Readonly<Record<How, string>>;
    readonly proofTitle: string;
    /** `{code}` `{percent}` `{time}`, as the fact has them; the time is a span. */
    readonly fact: Readonly<Record<FactWord, string>>;
    readonly proof: Readonly<Record<Proof, string>>;
    /** Earlier cases of an error in the log. */
    readonly precedents: {
      readonly title: string;
      /** `{code}`. */
      readonly never: string;
      /** `{code}` `{count}` `{time}`: when it came last. */
      readonly times: Plural;
      /** `{vehicles}` `{activated}`. */
      readonly vehicles: string;
      readonly newest: string;
      readonly curesTitle: string;
      /** `{vehicles}`: at how many. */
      readonly cure: Readonly<Record<Cure, string>>;
    };
  };
};

/** What the words say. `{name}` marks a place that {@link fill} fills; each comment lists the places. */
export type Words = BundleWords &
  CustomerSpeech &
  TrustWords &
  OperatorWords &
  LoggedWords &
  RefusalWords &
  VerdictWords &
  LinkWords & {
    readonly language: Language;
    /** `{length}` `{position}` `{found}` `{looksLike}`, as the problem has them. */
    readonly vinProblem: Readonly<Record<VinProblem['code'], string>>;
    /** `{position}` `{from}` `{to}` `{removed}`, as the repair has them. */
    readonly vinRepair: Readonly<Record<VinRepair['code'], string>>;
    readonly statusWord: Readonly<Record<StatusWord, { readonly word: string; readonly sentence: string }>>;
    /** `{date}`, written out by the screen. */
    readonly deadline: Readonly<Record<'ahead' | 'past', string>>;
    readonly contradiction: Readonly<Record<Contradiction, string>>;
    readonly requirement: Readonly<Record<RequirementId, { readonly title: string; readonly help: string }>>;
    /** `{percent}` `{seconds}` `{chosen}` `{found}` `{source}`, as the requirement's values have them. */
    readonly requirementReason: Readonly<Record<RequirementReason, string>>;
    /** Which clock is ahead: `{time}`, a span. Stands before the reason of the clock's line. */
    readonly clockAhead: Readonly<Record<'computer' | 'server', string>>;
    /** Said when the clocks differ by whole hours. */
    readonly clockHours: string;
    readonly nextAction: Readonly<Record<NextAction, Labelled>>;
    readonly unknownReason: Readonly<Record<UnknownReason, string>>;
    readonly refusalNotSent: Readonly<Record<Extract<RefusalReason, { kind: 'not-sent' }>['reason'], string>>;
    readonly resolution: Readonly<Record<Resolution, string>>;
    readonly resolvedBy: Readonly<Record<Extract<AttemptState, { name: 'resolved' }>['by'], string>>;
    readonly attemptState: Readonly<Record<AttemptState['name'], string>>;
    readonly readBack: Readonly<Record<ReadBack, string>>;
    readonly codeState: Readonly<Record<CodeState, string>>;
    readonly codeFault: Readonly<Record<CodeFault, string>>;
    readonly expiryUnknown: Readonly<Record<Extract<Expiry, { kind: 'unknown' }>['reason'], string>>;
    readonly jobStage: Readonly<Record<JobStage, string>>;
    readonly bridgeState: Readonly<Record<BridgeState['name'], string>>;
    readonly bridgeProblem: Readonly<Record<BridgeProblem, Remedy>>;
    readonly phoneCable: Readonly<Record<CableWord, Remedy>>;
    readonly phoneState: Readonly<Record<PhoneState, string>>;
    readonly logProblem: Readonly<Record<LogProblem, Remedy>>;
    /** Codes that say everything by themselves; all others have a reason: `refusal`. */
    readonly consoleError: Readonly<Record<PlainCode, string>>;
    readonly retryVerdict: Readonly<Record<RetryVerdict, string>>;
    readonly evidenceSource: Readonly<Record<EvidenceSource, string>>;
    readonly entryKind: Readonly<Record<EntryKind, string>>;
    readonly followUp: Readonly<Record<FollowUp['kind'], string>>;
    readonly role: Readonly<Record<Role, string>>;
    /** `{code}` in the stories of errors; {@link situationOf} fills it and finds the story of any scenario name. */
    readonly practice: Readonly<Record<PracticeName, Situation>>;
    /** What goes wrong in an error that practice plays; `{what}` in the titles of errors. */
    readonly practiceError: Readonly<Record<PlayedCode, string>>;
    readonly pimsAdvice: Readonly<Record<AdvisedCode, PimsAdvice>>;
    readonly pimsGroupAdvice: Readonly<Record<PimsErrorInfo['group'], PimsAdvice>>;
  };

/** The part about vehicle, status, requirements and attempt. */
export type CarKeyWords = Pick<
  Words,
  | 'vinProblem'
  | 'vinRepair'
  | 'statusWord'
  | 'deadline'
  | 'contradiction'
  | 'requirement'
  | 'requirementReason'
  | 'clockAhead'
  | 'clockHours'
  | 'nextAction'
  | 'unknownReason'
  | 'refusalNotSent'
  | 'resolution'
  | 'resolvedBy'
  | 'attemptState'
  | 'readBack'
  | 'codeState'
  | 'codeFault'
  | 'expiryUnknown'
  | 'jobStage'
>;

/**
 * What entries say, as facts of the past: each word of the closed lists that an entry may hold has a text of its own here. Sentences that
 * tell somebody what to do stand elsewhere, and no row of a log is made of them (say-logged.ts).
 */
export type LoggedWords = {
  readonly logged: {
    /** Outcomes, in a few words. */
    readonly out: Readonly<Record<OutWord, string>>;
    readonly reason: Readonly<Record<ReasonWord, string>>;
    readonly code: Readonly<Record<CodeState, string>>;
    /** How something was settled, where no operator is named. */
    readonly by: Readonly<Record<(typeof BY_WORDS)[number], string>>;
    readonly detail: Readonly<Record<(typeof DETAIL_WORDS)[number], string>>;
    readonly setting: Readonly<Record<SettingName, string>>;
    /** What somebody asked for and was denied. */
    readonly action: Readonly<Record<LoggedAction, string>>;
    /** What was on no list when it was written. */
    readonly other: string;
  };
};

/** The part about the phone on the cable. */
export type CableWords = Pick<Words, 'phoneCable' | 'phoneState'>;

/** The part about bridge, log and everything around. */
export type DeskWords = Omit<
  Words,
  | keyof CarKeyWords
  | keyof CustomerSpeech
  | keyof BundleWords
  | keyof TrustWords
  | keyof LinkWords
  | keyof CableWords
  | keyof OperatorWords
  | keyof LoggedWords
  | keyof RefusalWords
  | keyof VerdictWords
  | 'language'
  | 'practice'
  | 'practiceError'
  | 'pimsAdvice'
  | 'pimsGroupAdvice'
>;

/** Puts values into the `{name}` places of a sentence. A place without a value stays as it is, so that the gap shows. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

/** The story of a practice scenario by its name; never empty. */
export function situationOf(words: Words, scenario: string): Situation {
  const [, method, code, applied] = /^(get|set)-(\d{4})(-applied)?$/.exec(scenario) ?? [];
  if (code === undefined) return named(words, scenario);
  const { title, story } = words.practice[method === 'get' ? 'get-error' : applied === undefined ? 'set-error' : 'set-error-applied'];
  // Any published code can be played by its name; those of the fleet have words for their titles.
  const number = Number(code);
  const what = isPlayed(number) ? words.practiceError[number] : code;
  return { title: fill(title, { what }), story: fill(story, { code }) };
}

/** A name like `sms.enrol-lost` bends one call of the session; such names have a dot, and no story of their own. */
function named(words: Words, scenario: string): Situation {
  if (isPractice(scenario)) return words.practice[scenario];
  if (!/^[a-z-]+\.[a-z-]+/.test(scenario)) return words.practice.other;
  const { title, story } = words.practice['session-bend'];
  return { title: fill(title, { what: scenario }), story };
}

function isPlayed(code: number): code is PlayedCode {
  return (PLAYED_CODES as readonly number[]).includes(code);
}

function isPractice(name: string): name is PracticeName {
  return (PRACTICE_NAMES as readonly string[]).includes(name);
}

/** Why an outcome is not known, with the error code where there is one. */
export function sayUnknown(
  words: Words,
  { reason, errorCode }: { readonly reason: UnknownReason; readonly errorCode: number | null },
): string {
  return fill(words.unknownReason[reason], errorCode === null ? {} : { code: errorCode });
}

/** The advice for a PIMS code: its own, or that of the group it belongs to (app/pims knows the group). Never empty. */
export function adviceOf(words: Words, code: number, group: PimsErrorInfo['group']): PimsAdvice {
  return isAdvised(code) ? words.pimsAdvice[code] : words.pimsGroupAdvice[group];
}

/** Does the code have advice of its own? */
export function isAdvised(code: number): code is AdvisedCode {
  return (ADVISED_CODES as readonly number[]).includes(code);
}
