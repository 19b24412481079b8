/** What the settings file holds. Unknown keys are kept, so that an older program does not lose what a newer one wrote. */
import { hostname, userInfo } from 'node:os';
import * as z from 'zod';
import { parseSavedView } from '../../app/audit/search/index.ts';
import { BAUD } from '../../app/link/adapters/index.ts';
import { schemaOf } from '../../app/settings/stored/index.ts';
import { type SettingName, SETTINGS, type SettingValue } from '../../app/settings/index.ts';

/** A field of the file: judged as the contract judges it, and without it the default of its row. */
function kept<N extends Exclude<SettingName, 'views' | 'profile.token' | 'profile.confirm'>>(name: N) {
  const { byDefault } = SETTINGS[name];
  const value = typeof byDefault === 'object' && byDefault !== null ? BY_SYSTEM[byDefault.from] : byDefault;
  const schema: z.ZodType = schemaOf(name);
  return schema.default(value) as unknown as z.ZodDefault<z.ZodType<SettingValue<N>, SettingValue<N>>>;
}

/** What the system calls the user and the computer. */
const BY_SYSTEM = { user: defaultOperator, computer: defaultStation } as const;

/** The bridge profile without its secrets. */
const profile = z.looseObject({
  url: kept('profile.url'),
  sdk: kept('profile.sdk'),
  pin: kept('profile.pin'),
  environment: kept('profile.environment'),
  brand: kept('profile.brand'),
  answerTimeoutMs: kept('profile.answerTimeoutMs'),
  activationTimeoutMs: kept('profile.activationTimeoutMs'),
});

/** The name of the system's user: what practice calls a person who has given no name. */
export function defaultOperator(): string {
  try {
    return userInfo().username.slice(0, 80);
  } catch {
    // A user without an entry in the system's user database: the technician fills the name in.
    return '';
  }
}

/** How the vehicle link is reached. `speeds`: the serial speed that worked last, by the adapter's serial number or path. */
const link = z.looseObject({
  bluetooth: kept('bluetooth'),
  speeds: z.record(z.string().max(300), z.int().min(BAUD.least).max(BAUD.most)).default({}),
});

/** Views that an older or newer program wrote and this one does not understand are dropped one by one. */
const views = z
  .array(z.unknown())
  .max(SETTINGS.views.most)
  .default([])
  .transform((given) =>
    given.flatMap((view) => {
      const parsed = parseSavedView(view);
      return parsed.ok ? [parsed.value] : [];
    }),
  );

/** The name of the computer: what a station is called that nobody has named. */
export function defaultStation(): string {
  return hostname().slice(0, 40);
}

/** What live work shows and logs. Nothing of it can be changed in practice. */
const live = z.looseObject({
  station: kept('station'),
  /** Offered to the first administrator; a name of before accounts. */
  proposedName: schemaOf('operatorName').default(''),
  /** Views by the id of the account that saved them. */
  views: z.record(z.string().max(64), views).default({}),
  /** Views of before accounts: everybody's who has saved none of their own. */
  sharedViews: views,
});

/** The desk that practice plays at. `car`: the simulated car that the practice adapter was put into last; null: no socket. */
const practice = z.looseObject({
  station: kept('station'),
  operatorName: kept('operatorName'),
  views,
  car: z.string().max(40).nullable().default('agree'),
});

/** Once there was one desk for both modes. It was the live one: practice begins with its own. */
function withTwoDesks(file: unknown): unknown {
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return file;
  const { station: name, operatorName, views: shared, ...rest } = file as Readonly<Record<string, unknown>>;
  const taken = Object.entries({ station: name, proposedName: operatorName, sharedViews: shared }).filter(
    ([, value]) => value !== undefined,
  );
  return 'live' in rest || taken.length === 0 ? rest : { ...rest, live: Object.fromEntries(taken) };
}

/** The settings file. A missing field gets its default. */
export const settingsFile = z.preprocess(
  withTwoDesks,
  z.looseObject({
    version: z.literal(1).default(1),
    mode: kept('mode'),
    scenario: kept('scenario'),
    language: kept('language'),
    theme: kept('theme'),
    live: live.default(() => live.parse({})),
    practice: practice.default(() => practice.parse({})),
    csvDelimiter: kept('csvDelimiter'),
    witnessFolder: kept('witnessFolder'),
    updateFeed: kept('updateFeed'),
    phoneCable: kept('phoneCable'),
    secondStationKey: kept('secondStationKey'),
    retentionDays: kept('retentionDays'),
    lockAfterMinutes: kept('lockAfterMinutes'),
    signOutAtEnd: kept('signOutAtEnd'),
    profile: profile.default(() => profile.parse({})),
    link: link.default(() => link.parse({})),
  }),
);

/** The settings as the console uses them. */
export type Settings = z.infer<typeof settingsFile>;
