/** What may be changed of the settings, with its limits. */
import * as z from 'zod';
import { CSV_DELIMITERS } from '../audit/csv.ts';
import { savedViewShape } from '../audit/search.ts';
import { LANGUAGES } from '../language.ts';

const text = (most: number) => z.string().max(most);

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
        /** A person of the desk says that address, pin and environment as they are now are those of the bridge. */
        confirm: z.literal(true),
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
    /** Minutes without anybody at the screen after which a session locks. */
    lockAfterMinutes: z.int().min(1).max(120),
    /** Folder on a share where the newest signed head is left; empty: none. */
    witnessFolder: text(500),
    /** Verifier key of the second station's cosignatures; empty: none. */
    secondStationKey: text(400),
    /** Days after which a vehicle without news is due for erasure; null: a person has not decided. */
    retentionDays: z.int().min(30).max(36_500).nullable(),
    /** Named filters of the log. */
    views: z.array(savedViewShape).max(50),
    /** The Bluetooth controller: `default`, `dbus` or `hci-uart:PATH[@BAUD]`. */
    bluetooth: text(300),
    /** What parts the cells of a table; null: as the language has it. */
    csvDelimiter: z.enum(CSV_DELIMITERS).nullable(),
    /** Where updates of the desktop program come from; empty: nowhere, and nothing is asked. */
    updateFeed: text(400),
  })
  .partial();
