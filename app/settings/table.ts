/**
 * Every setting, once: what it may be, what it is until somebody changes it, where it is kept, who may change it, and whether the services of
 * the mode start anew. Contract, file, rights, the log's words, screens and the command line take it from here; docs/recipes/add-a-setting.md.
 * Without a schema library, so that pages can read it.
 */
import { CSV_DELIMITERS } from '../audit/sheet/index.ts';
import { LANGUAGES, MODES } from '../base/index.ts';
import { ENVIRONMENTS, SDK_VERSIONS } from '../pims/index.ts';
import { BRANDS } from '../vehicle/index.ts';

/** SHA-256 of a certificate, as 64 lower-case hex digits. */
export const SHA256_FORM = /^[0-9a-f]{64}$/;

/** What a value may be. `most` of a text counts characters; `least` and `most` of a whole number are both allowed. */
type Form =
  | { readonly form: 'text'; readonly most: number }
  | { readonly form: 'whole'; readonly least: number; readonly most: number }
  | { readonly form: 'choice'; readonly of: readonly string[] }
  | { readonly form: 'sha256' }
  /** Named filters of the log. */
  | { readonly form: 'views'; readonly most: number }
  /** Nothing but yes: something that a person says and that is not kept as such. */
  | { readonly form: 'yes' };

/** One row. */
export type Setting = Form & {
  /** May it be null: nobody decided? */
  readonly orNone?: true;
  /** What it is until somebody changes it; `from`: what the system calls the computer or its user. Absent where nothing is kept. */
  readonly byDefault?: string | number | null | readonly [] | { readonly from: 'computer' | 'user' };
  /**
   * `shared`: one for both modes, in the settings file; `each-mode`: one for practice and one for live work; `secret`: sealed, and never shown,
   * only whether it is set; `no`: it is an act, and its effect is kept.
   */
  readonly kept: 'shared' | 'each-mode' | 'secret' | 'no';
  /** Who may change it: `everybody` at the screen, whoever works here (`own`), or whoever answers for live work (`connection`). */
  readonly who: 'everybody' | 'own' | 'own-in-practice' | 'connection';
  /** Does it decide which peer, log or adapter is used? Then the services of the mode start anew, in both modes or in practice. */
  readonly restart: 'always' | 'in-practice' | 'never';
};

const LOOK = { kept: 'shared', who: 'everybody', restart: 'never' } as const;
const DESK = { kept: 'each-mode', who: 'own-in-practice', restart: 'never' } as const;
/** What live work depends on. */
const LIVE = { kept: 'shared', who: 'connection', restart: 'never' } as const;
const PEER = { ...LIVE, restart: 'always' } as const;

/** The table. Its order is that of the log's words, so new rows stand at the end of their part. */
export const SETTINGS = {
  mode: { form: 'choice', of: MODES, byDefault: 'practice', ...LOOK, restart: 'always' },
  scenario: { form: 'text', most: 40, byDefault: 'fleet', ...LOOK, restart: 'in-practice' },
  language: { form: 'choice', of: LANGUAGES, orNone: true, byDefault: null, ...LOOK },
  theme: { form: 'choice', of: ['system', 'light', 'dark'], byDefault: 'system', ...LOOK },
  operatorName: { form: 'text', most: 80, byDefault: { from: 'user' }, ...DESK },
  station: { form: 'text', most: 40, byDefault: { from: 'computer' }, ...DESK, restart: 'always' },
  /** Minutes without anybody at the screen after which a session locks. */
  lockAfterMinutes: { form: 'whole', least: 1, most: 120, byDefault: 10, ...LIVE },
  /** Folder on a share where the newest signed head is left; empty: none. */
  witnessFolder: { form: 'text', most: 500, byDefault: '', ...PEER },
  /** Verifier key of the second station's cosignatures; empty: none. */
  secondStationKey: { form: 'text', most: 400, byDefault: '', ...PEER },
  /** Days after which a vehicle without news is due for erasure; null: a person has not decided. */
  retentionDays: { form: 'whole', least: 30, most: 36_500, orNone: true, byDefault: null, ...LIVE },
  views: { form: 'views', most: 50, byDefault: [], ...DESK, who: 'own' },
  /** The Bluetooth controller: `default`, `dbus` or `hci-uart:PATH[@BAUD]`. */
  bluetooth: { form: 'text', most: 300, byDefault: 'default', ...PEER },
  /** What parts the cells of a table; null: as the language has it. */
  csvDelimiter: { form: 'choice', of: CSV_DELIMITERS, orNone: true, byDefault: null, ...LOOK, who: 'own' },
  /** Where updates of the desktop program come from; empty: nowhere, and nothing is asked. */
  updateFeed: { form: 'text', most: 400, byDefault: '', ...LIVE },
  /** Is the customer signed out of the phone when a job ends that acted in their account? */
  signOutAtEnd: { form: 'choice', of: ['yes', 'no'], byDefault: 'yes', ...LIVE },
  /** A phone on the USB cable: followed where an adb server answers, with the server started where none does, or not at all. */
  phoneCable: { form: 'choice', of: ['auto', 'start', 'off'], byDefault: 'auto', ...PEER },

  'profile.url': { form: 'text', most: 400, byDefault: '', ...PEER },
  /** Null removes it. */
  'profile.token': { form: 'text', most: 4_000, orNone: true, ...PEER, kept: 'secret' },
  /** A person of the desk says that address, pin and environment as they are now are those of the bridge. */
  'profile.confirm': { form: 'yes', ...PEER, kept: 'no' },
  'profile.sdk': { form: 'choice', of: ['auto', ...SDK_VERSIONS], byDefault: 'auto', ...PEER },
  /** The only certificate that is taken; null: any that the system trusts. */
  'profile.pin': { form: 'sha256', orNone: true, byDefault: null, ...PEER },
  'profile.environment': { form: 'choice', of: ENVIRONMENTS, byDefault: 'Production', ...PEER },
  'profile.brand': { form: 'choice', of: BRANDS, byDefault: 'Peugeot', ...PEER },
  /** Limit for the answer to any call but an activation, ms. */
  'profile.answerTimeoutMs': { form: 'whole', least: 500, most: 120_000, byDefault: 15_000, ...PEER },
  /** Limit for the answer to an activation, ms. */
  'profile.activationTimeoutMs': { form: 'whole', least: 500, most: 300_000, byDefault: 60_000, ...PEER },
} as const satisfies Readonly<Record<string, Setting>>;

/** The name of one setting, as the log has it. */
export type SettingName = keyof typeof SETTINGS;
/** The field of a setting within the bridge profile. */
type FieldOf<N extends SettingName> = N extends `profile.${infer Field}` ? Field : never;
/** A field of the bridge profile. */
export type ProfileField = FieldOf<SettingName>;
/** A setting outside the bridge profile. */
export type PlainName = Exclude<SettingName, `profile.${string}`>;

type Row<N extends SettingName> = (typeof SETTINGS)[N];
type PlainValue<R> = R extends { readonly of: readonly (infer One)[] }
  ? One
  : R extends { readonly form: 'whole' }
    ? number
    : R extends { readonly form: 'yes' }
      ? true
      : R extends { readonly form: 'text' | 'sha256' }
        ? string
        : never;

/** What a setting may be. Views have a schema of their own (schema.ts). */
export type SettingValue<N extends SettingName> = PlainValue<Row<N>> | (Row<N> extends { readonly orNone: true } ? null : never);

/** Every name, in the order of the table. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** The row of a name that somebody gave; undefined where there is none. */
export function settingNamed(name: string): Setting | undefined {
  return Object.hasOwn(SETTINGS, name) ? SETTINGS[name as SettingName] : undefined;
}
