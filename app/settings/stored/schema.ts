/** The schema of one setting, made of its row: the contract and the settings file judge by the same. */
import * as z from 'zod';
import { savedViewShape } from '../../audit/search/index.ts';
import { type Setting, type SettingName, SETTINGS, type SettingValue, SHA256_FORM } from '../index.ts';

/** The schema of a setting by its name. */
export type SettingSchema<N extends SettingName> = N extends 'views'
  ? z.ZodArray<typeof savedViewShape>
  : z.ZodType<SettingValue<N>, SettingValue<N>>;

/** Makes the schema of a setting. */
export function schemaOf<N extends SettingName>(name: N): SettingSchema<N> {
  const row: Setting = SETTINGS[name];
  const plain = plainSchema(row);
  return (row.orNone === true ? z.nullable(plain) : plain) as unknown as SettingSchema<N>;
}

function plainSchema(row: Setting): z.ZodType {
  switch (row.form) {
    case 'text':
      return z.string().max(row.most);
    case 'whole':
      return z.int().min(row.least).max(row.most);
    case 'choice':
      return z.enum(row.of);
    case 'sha256':
      return z.string().regex(SHA256_FORM);
    case 'views':
      return z.array(savedViewShape).max(row.most);
    case 'yes':
      return z.literal(true);
  }
}
