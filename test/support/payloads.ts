/**
 * Payloads for every message, from the JSON Schema of the contract: good ones, damaged ones, and a second judge of what a handler may be
 * given. The judge reads the schema itself and shares no code with the schema library's own check.
 */
import * as fc from 'fast-check';
import * as z from 'zod';
import { methods, type MethodName } from '../../app/contract/console.ts';

/** The part of JSON Schema that the contract uses. */
type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Every message. */
export const methodNames = Object.keys(methods) as MethodName[];

const schemas = new Map<MethodName, Schema>(
  methodNames.map((name) => [name, z.toJSONSchema(methods[name].input, { io: 'input' }) as Schema]),
);
const schemaOf = (name: MethodName): Schema => schemas.get(name) ?? {};

const isText = (value: string, { minLength = 0, maxLength = Infinity, pattern }: Schema): boolean =>
  value.length >= minLength && value.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(value));

const isInteger = (value: unknown, { minimum = -Infinity, maximum = Infinity }: Schema): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= minimum && value <= maximum;

const isArray = (value: unknown, { maxItems = Infinity, items = {} }: Schema): boolean =>
  Array.isArray(value) && value.length <= maxItems && value.every((one) => fits(one, items));

function isObject(value: unknown, { properties = {}, required = [] }: Schema): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value).filter((key) => (value as Record<string, unknown>)[key] !== undefined);
  return (
    required.every((key) => keys.includes(key)) &&
    keys.every((key) => Object.hasOwn(properties, key) && fits((value as Record<string, unknown>)[key], properties[key] ?? {}))
  );
}

function fits(value: unknown, schema: Schema): boolean {
  if (schema.anyOf !== undefined) return schema.anyOf.some((one) => fits(value, one));
  if (Object.hasOwn(schema, 'const')) return value === schema.const;
  if (schema.enum !== undefined) return schema.enum.includes(value);
  switch (schema.type) {
    case 'object':
      return isObject(value, schema);
    case 'array':
      return isArray(value, schema);
    case 'string':
      return typeof value === 'string' && isText(value, schema);
    case 'integer':
      return isInteger(value, schema);
    case 'boolean':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    default:
      throw new Error(`the judge does not know ${JSON.stringify(schema)}`);
  }
}

/** May a handler be given this? */
export function fitsContract(name: MethodName, input: unknown): boolean {
  return fits(input, schemaOf(name));
}

function goodText({ pattern, minLength = 0, maxLength = 100 }: Schema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { maxLength: Math.min(maxLength, 100) });
  const plain = fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 40) });
  return fc.oneof(plain, fc.constant('VR1AB12C3D4567890'.slice(0, maxLength)));
}

function good(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(good));
  if (Object.hasOwn(schema, 'const')) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object': {
      const parts = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, good(part)]));
      return fc.record(parts, { requiredKeys: [...(schema.required ?? [])] });
    }
    case 'array':
      return fc.array(good(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 4, 4) });
    case 'string':
      return goodText(schema);
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -(2 ** 31)), max: Math.min(schema.maximum ?? 2 ** 31 - 1, 2 ** 31 - 1) });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

/** Values that stand where another belongs. */
const WRONG = [
  null,
  undefined,
  '',
  'x'.repeat(70_000),
  -1,
  0.5,
  1e300,
  Number.NaN,
  2 ** 53,
  true,
  [],
  {},
  [[]],
  { __proto__: null },
  new Date(0),
  1n,
];
/** Members that no message has. */
const SURPLUS = ['__proto__', 'constructor', 'toString', 'extra', '', 'vin ', 'VIN', 'then', 'toJSON'];

type Damage = {
  readonly how: 'as it is' | 'wrong' | 'without' | 'surplus' | 'as text' | 'in a list';
  readonly at: number;
  readonly value: unknown;
  readonly name: string;
};
const damages: fc.Arbitrary<Damage> = fc.record({
  how: fc.constantFrom('as it is' as const, 'wrong', 'wrong', 'without', 'surplus', 'as text', 'in a list'),
  at: fc.nat(20),
  value: fc.oneof(fc.constantFrom(...WRONG), fc.anything({ maxDepth: 2 })),
  name: fc.constantFrom(...SURPLUS),
});

function damaged(payload: unknown, { how, at, value, name }: Damage): unknown {
  const members = Object.entries(payload as Record<string, unknown>);
  const [key] = members[at % Math.max(1, members.length)] ?? [];
  const put = (put: string, to: unknown) => Object.defineProperty({ ...(payload as object) }, put, { value: to, enumerable: true });
  if (how === 'as text') return JSON.stringify(payload);
  if (how === 'in a list') return [payload];
  if (how === 'surplus') return put(name, value);
  if (key === undefined || how === 'as it is') return payload;
  return how === 'wrong' ? put(key, value) : Object.fromEntries(members.filter(([one]) => one !== key));
}

/** Payloads that fit the schema. */
export function goodPayloads(name: MethodName): fc.Arbitrary<unknown> {
  return good(schemaOf(name));
}

/** Payloads near and far from good ones. */
export function anyPayloads(name: MethodName): fc.Arbitrary<unknown> {
  const near = fc.record({ payload: goodPayloads(name), damage: damages }).map(({ payload, damage }) => damaged(payload, damage));
  return fc.oneof({ weight: 9, arbitrary: near }, { weight: 1, arbitrary: fc.anything({ withNullPrototype: true }) });
}
