/** What the console shows of itself: the shapes of answers and events. Plain data that crosses process borders as JSON. */
import type { PlainName, ProfileField, SettingValue } from '../settings/index.ts';
import type { SavedView } from '../audit/search/index.ts';
import type { EntryDetail, FollowUp } from '../audit/entry/index.ts';
import type { AttemptId, DecodedCode, Expiry, LogProblem } from '../carkey/index.ts';
import type { CableView } from '../phone-cable/index.ts';
import type { BridgeState } from '../pims/index.ts';
import type { PracticeGroup } from '../training/index.ts';
import type { Brand, Vin } from '../vehicle/index.ts';
import type { Verdict } from '../verdict/index.ts';
import type { Mode, Revised } from '../base/index.ts';

/** The rows of the table (app/settings/table.ts) that stand outside the bridge profile. */
type PlainSettings = { readonly [N in Exclude<PlainName, 'views'>]: SettingValue<N> };

/** Settings as the screen sees them; secrets are only ever "set" or "not set". In live mode `operatorName` is empty: the account has it. */
export type SettingsView = PlainSettings & {
  /** What a person gave this desk in practice, for live work to ask about; null where nobody gave any, and in live mode. */
  readonly given: { readonly operatorName: string | null; readonly station: string | null };
  /** Where the secrets are: the operating system's key store, or a file that only this user may read (weaker, and said so). */
  readonly secretsKept: 'os-store' | 'file';
  /** Named filters of the log. */
  readonly views: readonly SavedView[];
  /** The simulated car that the practice adapter was put into last; null: no socket. */
  readonly practiceCar: string | null;
  readonly profile: { readonly [F in Exclude<ProfileField, 'token' | 'confirm'>]: SettingValue<`profile.${F}`> } & {
    readonly tokenSet: boolean;
    /** Has a person of the desk confirmed this address with pin and environment? Without that nothing is connected. */
    readonly confirmed: boolean;
    /** The address that was confirmed last; null where none was. */
    readonly confirmedUrl: string | null;
  };
} & Revised;

/** The bridge, and the cable to the phone: absent where nobody follows one (practice, and a command whose bridge is elsewhere). */
export type BridgeView = BridgeState & { readonly cable?: CableView } & Revised;

/** State of the audit log as a whole. */
export type LogView = { readonly origin: string; readonly size: number; readonly root: string; readonly problem: LogProblem | null };

/** Follow-ups, and how many of them are open and overdue. */
export type FollowUpsView = { readonly items: readonly FollowUp[]; readonly open: number; readonly overdue: number } & Revised;

/** A vehicle that was handled before. */
export type RecentVehicle = {
  readonly vin: Vin;
  readonly brands: readonly Brand[];
  readonly lastAt: number;
  readonly lastWord: string | null;
  readonly openAttempt: AttemptId | null;
};

/** A vehicle of the practice fleet: one per situation. `scenario` is a key of the words. */
export type PracticeVehicle = {
  readonly vin: Vin;
  readonly scenario: string;
  readonly group: PracticeGroup;
  readonly brands: readonly Brand[];
};

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
  /** Whose matter it is that it was refused or is unknown; null for every other state. */
  readonly verdict: Verdict | null;
};

/** One entry in full. `verdict`: of one that says that an attempt was refused or is unknown; null for every other. */
export type EntryInFull = EntryDetail & { readonly verdict: Verdict | null };

/** A security code in the clear: only ever the answer to `code.show`. */
export type ShownCode = {
  readonly attempt: AttemptId;
  /** Number of the entry that says so; `code.hide` names the look by it. */
  readonly look: number;
  readonly decoded: DecodedCode | null;
  readonly raw: string;
  readonly fault: string | null;
  readonly expiry: Expiry;
};

/** Somebody else writes where the data folder lies: a server of a share, a program that synchronises, a profile that roams from computer to computer. `open`: on Windows, outside of the person's profile, where other accounts of the computer may read. */
export type FolderRisk = 'share' | 'synced' | 'roaming' | 'open';

/** What the program is and how it runs. */
export type About = {
  readonly version: string;
  readonly shell: 'electron' | 'web' | 'cli';
  readonly mode: Mode;
  readonly log: LogView & Revised;
  readonly dataDir: string;
  readonly folderRisk: FolderRisk | null;
  readonly startedAt: number;
  readonly interrupted: AttemptId | null;
} & Revised;

/** The link's traffic as a file to save: a name to propose, and the text. */
export type TraceFile = { readonly name: string; readonly text: string };
