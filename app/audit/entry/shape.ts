/**
 * The closed shape of an entry: which members there are, and what each may hold. Encoder and decoder both follow this table,
 * so that nothing can be written that would not be read, nor the other way round.
 */
import { type Details, type Entry, type PersonalField } from './types.ts';
import { ENTRY_KINDS } from './kinds.ts';

/** The form of a text: the source of a regular expression, and the expression for a whole value. It allows printable ASCII only. */
export type Form = { readonly source: string; readonly whole: RegExp };

/** What one member may hold. `form` of a text is null for any text. */
export type Rule =
  | { readonly kind: 'text'; readonly form: Form | null }
  | { readonly kind: 'integer' | 'integer-or-null' }
  | { readonly kind: 'object'; readonly shape: Shape };

/** One member: its name, the text that introduces it, and whether it must be there. */
export type Member = { readonly name: string; readonly token: string; readonly required: boolean; readonly rule: Rule };

/** Members in canonical order. All names are ASCII letters, so that order is the plain one. */
export type Shape = { readonly members: readonly Member[]; readonly names: ReadonlySet<string> };

const INTEGER: Rule = { kind: 'integer' };
const TEXT: Rule = { kind: 'text', form: null };

function formed(source: string): Rule {
  return { kind: 'text', form: { source, whole: new RegExp(`^${source}$`) } };
}

function oneOf(words: readonly string[]): Rule {
  return formed(`(?:${words.join('|')})`);
}

/** A reference as refs.ts writes it: 128 bits, so the first of 26 characters is at most 7. */
function reference(letter: 'A' | 'V' | 'P'): Rule {
  return formed(`${letter}-[0-7][0-9A-HJKMNP-TV-Z]{25}`);
}

function shape<T>(rules: { readonly [K in keyof Required<T>]: Rule }, required: readonly (keyof T)[]): Shape {
  const entries = Object.entries<Rule>(rules).sort(([a], [b]) => (a < b ? -1 : 1));
  const must = new Set<PropertyKey>(required);
  return {
    members: entries.map(([name, rule]) => ({ name, token: `"${name}":`, required: must.has(name), rule })),
    names: new Set(entries.map(([name]) => name)),
  };
}

const DETAILS = shape<Details>(
  {
    tx: TEXT,
    sim: TEXT,
    due: INTEGER,
    exp: INTEGER,
    at: INTEGER,
    ms: INTEGER,
    skew: INTEGER,
    sdk: TEXT,
    word: TEXT,
    reason: TEXT,
    code: TEXT,
    n: INTEGER,
    size: INTEGER,
    root: TEXT,
    late: INTEGER,
    lim: INTEGER,
    src: TEXT,
    api: TEXT,
    fu: TEXT,
    by: TEXT,
  },
  [],
);

const HEX_HASH = formed('[0-9a-f]{64}');

const COMMITMENTS = shape<Record<PersonalField, string>>(
  {
    vin: HEX_HASH,
    operator: HEX_HASH,
    input: HEX_HASH,
    answer: HEX_HASH,
    code: HEX_HASH,
    reason: HEX_HASH,
    connection: HEX_HASH,
    station: HEX_HASH,
  },
  [],
);

/** The members of an entry. */
export const ENTRY_SHAPE = shape<Entry>(
  {
    log: TEXT,
    seq: INTEGER,
    ts: INTEGER,
    mono: INTEGER,
    boot: TEXT,
    kind: oneOf(ENTRY_KINDS),
    act: reference('A'),
    veh: reference('V'),
    op: reference('P'),
    role: oneOf(['technician', 'support', 'admin']),
    station: TEXT,
    out: TEXT,
    err: { kind: 'integer-or-null' },
    app: TEXT,
    d: { kind: 'object', shape: DETAILS },
    f: { kind: 'object', shape: COMMITMENTS },
  },
  ['log', 'seq', 'ts', 'mono', 'boot', 'kind', 'station', 'err', 'app'],
);
