/** What the settings file holds. Unknown keys are kept, so that an older program does not lose what a newer one wrote. */
import { hostname, userInfo } from 'node:os';
import * as z from 'zod';
import { CSV_DELIMITERS } from '../../app/audit/csv.ts';
import { parseSavedView } from '../../app/audit/search.ts';
import { LANGUAGES } from '../../app/language.ts';

/** The bridge profile without its secrets. */
const profile = z.looseObject({
  url: z.string().max(400).default(''),
  sdk: z.enum(['auto', '2.0', '2.1', '2.2', '2.3']).default('auto'),
  pin: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  environment: z.enum(['Production', 'Preproduction', 'development']).default('Production'),
  brand: z.enum(['Peugeot', 'Citroën', 'DS', 'Opel', 'Vauxhall']).default('Peugeot'),
  answerTimeoutMs: z.int().min(500).max(120_000).default(15_000),
  activationTimeoutMs: z.int().min(500).max(300_000).default(60_000),
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
  /** `default`, `dbus` or `hci-uart:PATH[@BAUD]`. */
  bluetooth: z.string().max(300).default('default'),
  speeds: z.record(z.string().max(300), z.int().min(38).max(10_000_000)).default({}),
});

/** Views that an older or newer program wrote and this one does not understand are dropped one by one. */
const views = z
  .array(z.unknown())
  .max(50)
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

const station = z.string().max(40).default(defaultStation);

/** What live work shows and logs. Nothing of it can be changed in practice. */
const live = z.looseObject({
  station,
  /** Offered to the first administrator; a name of before accounts. */
  proposedName: z.string().max(80).default(''),
  /** Views by the id of the account that saved them. */
  views: z.record(z.string().max(64), views).default({}),
  /** Views of before accounts: everybody's who has saved none of their own. */
  sharedViews: views,
});

/** The desk that practice plays at. `car`: the simulated car that the practice adapter was put into last; null: no socket. */
const practice = z.looseObject({
  station,
  operatorName: z.string().max(80).default(defaultOperator),
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
    mode: z.enum(['practice', 'live']).default('practice'),
    scenario: z.string().max(40).default('fleet'),
    language: z.enum(LANGUAGES).nullable().default(null),
    theme: z.enum(['system', 'light', 'dark']).default('system'),
    live: live.default(() => live.parse({})),
    practice: practice.default(() => practice.parse({})),
    csvDelimiter: z.enum(CSV_DELIMITERS).nullable().default(null),
    witnessFolder: z.string().max(500).default(''),
    /** Where updates of the desktop program come from; empty: nowhere, and nothing is asked. */
    updateFeed: z.string().max(400).default(''),
    secondStationKey: z.string().max(400).default(''),
    retentionDays: z.int().min(30).max(36_500).nullable().default(null),
    /** Minutes without anybody at the screen after which a session locks. */
    lockAfterMinutes: z.int().min(1).max(120).default(10),
    profile: profile.default(() => profile.parse({})),
    link: link.default(() => link.parse({})),
  }),
);

/** The settings as the console uses them. */
export type Settings = z.infer<typeof settingsFile>;
