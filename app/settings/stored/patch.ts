/** What may be changed of the settings, as the contract takes it; limits and choices are those of the table. */
import * as z from 'zod';
import { schemaOf, type SettingSchema } from './schema.ts';
import { type PlainName, type ProfileField, SETTING_NAMES } from '../index.ts';

const PREFIX = 'profile.';
const isPlain = (name: string): name is PlainName => !name.startsWith(PREFIX);

const plain = Object.fromEntries(SETTING_NAMES.filter(isPlain).map((name) => [name, schemaOf(name)])) as {
  [N in PlainName]: SettingSchema<N>;
};
const profile = Object.fromEntries(
  SETTING_NAMES.filter((name) => !isPlain(name)).map((name) => [name.slice(PREFIX.length), schemaOf(name)]),
) as { [F in ProfileField]: SettingSchema<`profile.${F}`> };

/** Patch of the settings: only what is given changes. */
export const settingsPatch = z.strictObject({ ...plain, profile: z.strictObject(profile).partial() }).partial();
