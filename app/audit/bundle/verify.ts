/** Verifies a bundle from its bytes alone: no log, no network, no clock. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Result } from '../../base/index.ts';
import {
  leafHash,
  type OpenCheckpoint,
  openCheckpoint,
  parseVerifierKey,
  portableSha256,
  type ProofFault,
  type Sha256,
  type VerifierKey,
  verifyInclusion,
  type VerifySignature,
} from '../log/index.ts';
import { commit, decodeEntry, type Entry, type HmacSha256, type PersonalField, portableHmac } from '../entry/index.ts';
import { lineOfEntry, parseSteps, type BundleFault } from './parse.ts';
import type { BundleFinding, BundleReport, CheckedEntry, CheckedField, EntryFindingCode, HeadFindingCode } from './report.ts';
import type { Bundle, BundleEntry } from './types.ts';

/**
 * What a reader may bring: keys it expects (say, from the installation's print), faster hashes, and a rest. `rest` is called after each
 * line and each entry with the part that is done, 0 to 1; where it answers a promise, the work goes on once that is fulfilled.
 */
export type VerifyOptions = {
  readonly expected?: readonly VerifierKey[];
  readonly sha?: Sha256;
  readonly mac?: HmacSha256;
  readonly rest?: Rest;
};

type Rest = (part: number) => Promise<void> | undefined;

/** The part of the work that is done when the file is read; measured over a file of 32 MiB, and good enough for a bar. */
const READ_PART = 0.4;

/** The verdict on a file that claims to be a bundle. Never throws for what is in it; rejects only if `verify` or `rest` does. */
export async function verifyBundle(bytes: Uint8Array, verify: VerifySignature, options: VerifyOptions = {}): Promise<BundleReport> {
  const trust = options.expected === undefined ? 'enclosed' : 'expected';
  const read = await readBundle(bytes, options.rest);
  if (!read.ok) return { ...NOTHING, trust, findings: [{ ...NOWHERE, ...read.error }] };
  const bundle = read.value;
  const head = await checkHead(bundle, options.expected, verify);
  const checked = await checkEntries(bundle, head.opened, options);
  const findings = [...head.codes.map((code) => ({ ...NOWHERE, line: 1, code })), ...checked.flatMap(({ findings }) => findings)];
  return {
    valid: findings.length === 0,
    findings,
    trust,
    signedBy: head.opened?.signedBy ?? [],
    origin: head.opened?.head.origin ?? null,
    size: head.opened?.head.size ?? null,
    root: head.opened === null ? null : bytesToHex(head.opened.head.root),
    entries: checked.map(({ entry }) => entry),
    bundle,
  };
}

async function readBundle(bytes: Uint8Array, rest: Rest | undefined): Promise<Result<Bundle, BundleFault>> {
  const steps = parseSteps(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const pause = rest?.((step.value / bytes.length) * READ_PART);
    if (pause !== undefined) await pause;
  }
}

async function checkEntries(
  { entries, origin }: Bundle,
  head: OpenCheckpoint | null,
  options: VerifyOptions,
): Promise<CheckedWithFindings[]> {
  const checked: CheckedWithFindings[] = [];
  for (const [position, entry] of entries.entries()) {
    checked.push(checkEntry(entry, lineOfEntry(position), origin, head, options));
    const pause = options.rest?.(READ_PART + (checked.length / entries.length) * (1 - READ_PART));
    if (pause !== undefined) await pause;
  }
  return checked;
}

const NOWHERE = { line: null, index: null, field: null } as const;

const NOTHING = { valid: false, signedBy: [], origin: null, size: null, root: null, entries: [], bundle: null } as const;

type CheckedHead = { readonly opened: OpenCheckpoint | null; readonly codes: readonly HeadFindingCode[] };

async function checkHead(bundle: Bundle, expected: readonly VerifierKey[] | undefined, verify: VerifySignature): Promise<CheckedHead> {
  const keys = bundle.keys.map((text) => parseVerifierKey(text));
  const enclosed = keys.flatMap((key) => (key.ok ? [key.value] : []));
  const codes: HeadFindingCode[] = [
    ...(enclosed.length < keys.length ? (['key-form'] as const) : []),
    ...(enclosed.some(({ name }) => name !== bundle.origin) ? (['key-of-other-log'] as const) : []),
  ];
  const opened = await openCheckpoint(bundle.checkpoint, expected ?? enclosed, verify);
  if (!opened.ok) return { opened: null, codes: [...codes, headCode(opened.error, expected !== undefined)] };
  if (opened.value.head.origin !== bundle.origin) return { opened: null, codes: [...codes, 'other-log'] };
  return { opened: opened.value, codes };
}

function headCode(fault: Extract<Awaited<ReturnType<typeof openCheckpoint>>, { ok: false }>['error'], expects: boolean): HeadFindingCode {
  if (fault === 'bad-signature') return fault;
  if (fault === 'unknown-keys') return expects ? 'unexpected-key' : 'unsigned';
  return 'checkpoint-form';
}

type CheckedWithFindings = { readonly entry: CheckedEntry; readonly findings: readonly BundleFinding[] };

function checkEntry(
  given: BundleEntry,
  line: number,
  origin: string,
  head: OpenCheckpoint | null,
  { sha = portableSha256, mac = portableHmac }: VerifyOptions,
): CheckedWithFindings {
  const hash = leafHash(given.leaf, sha);
  const decoded = decodeEntry(given.leaf);
  const entry = decoded.ok ? decoded.value : null;
  const included = head === null ? null : verifyInclusion(head.head, given.index, hash, given.hashes, sha);
  const fields = given.opened.map(({ name, value, salt }): CheckedField => ({
    name,
    value,
    holds: entry?.f?.[name] === commit(salt, name, value, mac),
  }));
  const placed: readonly EntryFindingCode[] = [
    ...(included?.ok === false ? [PROOF_CODES[included.error]] : []),
    ...leafCodes(entry, origin, given.index),
  ];
  const at = { line, index: given.index };
  return {
    entry: {
      index: given.index,
      proved: included?.ok === true && placed.length === 0,
      entry,
      leafHash: bytesToHex(hash),
      opened: fields,
      withheld: given.withheld,
    },
    findings: [
      ...placed.map((code) => ({ ...at, code, field: null })),
      ...(entry === null ? [] : fieldFindings(entry, fields, given.withheld).map((finding) => ({ ...at, ...finding }))),
    ],
  };
}

const PROOF_CODES: Readonly<Record<ProofFault, EntryFindingCode>> = { range: 'index-range', length: 'proof-length', root: 'proof-root' };

function leafCodes(entry: Entry | null, origin: string, index: number): readonly EntryFindingCode[] {
  if (entry === null) return ['leaf-form'];
  return [
    ...(entry.log === origin ? [] : (['leaf-of-other-log'] as const)),
    ...(entry.seq === index ? [] : (['leaf-of-other-index'] as const)),
  ];
}

type FieldFinding = { readonly code: EntryFindingCode; readonly field: PersonalField };

function fieldFindings(entry: Entry, opened: readonly CheckedField[], withheld: readonly PersonalField[]): readonly FieldFinding[] {
  const committed = new Set(Object.keys(entry.f ?? {}) as PersonalField[]);
  const listed = [...opened.map(({ name }) => name), ...withheld];
  const wrong = opened.filter(({ name, holds }) => !holds && committed.has(name)).map(({ name }) => name);
  return [
    ...name('field-differs', wrong),
    ...name(
      'field-unknown',
      [...new Set(listed)].filter((field) => !committed.has(field)),
    ),
    ...name(
      'field-unlisted',
      [...committed].filter((field) => !listed.includes(field)),
    ),
    ...name(
      'field-twice',
      listed.filter((field, at) => listed.indexOf(field) !== at),
    ),
  ];
}

function name(code: EntryFindingCode, fields: readonly PersonalField[]): readonly FieldFinding[] {
  return fields.map((field) => ({ code, field }));
}
