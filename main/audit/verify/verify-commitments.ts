/**
 * Third part of a verification: every value that the vault opens against the commitment of its entry and against its subject, and every
 * commitment whose value is not there. Done in shares.
 */
import type { AttemptId } from '../../../app/carkey/index.ts';
import { type Db, inBatches } from '../store/index.ts';
import { type Erased, readHead, walkedSize } from '../log/index.ts';
import { COMMITTED, committedFields, explainer, type MissingValue, type OpenedField, ownerOf, refIn, type Vault } from '../vault/index.ts';
import { collectFindings, type Findings, type PartReport } from './findings.ts';
import type { Progress } from './verify-tree.ts';

/** One of several equal ranges of the log. */
export type Portion = { readonly index: number; readonly of: number };

/** Reads what the logs of the folder say was erased, as of the moment it is asked. */
export type AskErasures = () => readonly Erased[];

type Row = readonly [seq: number, leaf: string];

/** What one share finds out. `missing` is judged afterwards: a vehicle may be forgotten while this runs, and then the log says so. */
type Pass = { readonly findings: Findings; readonly missing: MissingValue[]; readonly codes: Map<number, AttemptId> };

/** Verifies the commitments of one share of the log as of one moment. */
export function verifyCommitments(db: Db, vault: Vault, share: Portion, progress: Progress, erasures: AskErasures): PartReport {
  const pass: Pass = { findings: collectFindings(), missing: [], codes: new Map() };
  const { size, root, origin, walked } = db.transaction(() => {
    const head = readHead(db) ?? { size: 0, root: Buffer.alloc(0), origin: '' };
    const end = walkedSize(db, head.size);
    const [from, to] = [Math.floor((end * share.index) / share.of), Math.floor((end * (share.index + 1)) / share.of)];
    compareRange(db, vault, from, to, pass);
    return { ...head, walked: to - from };
  })();
  judgeMissing(db, vault, origin, pass, erasures);
  progress(walked, size);
  return { size, root: Buffer.from(root).toString('hex'), checked: walked, findings: pass.findings.list() };
}

function compareRange(db: Db, vault: Vault, from: number, to: number, pass: Pass): void {
  const sql = `select seq, cast(leaf as text) from entries where seq >= ? and seq < ? and instr(leaf, cast('${COMMITTED}' as blob)) order by seq`;
  const committed = db.prepare<[number, number], Row>(sql).raw();
  const sealed = vault.readRange(from, to);
  for (const [seq, leaf] of inBatches(from, to, (a, b) => committed.all(a, b))) {
    const opened = sealed.ofEntry(seq);
    for (const [field, commitment] of committedFields(leaf)) {
      if (field === 'code') compareCode(vault, seq, leaf, commitment, pass);
      else {
        const one = opened.find((value) => value.field === field);
        if (one === undefined) pass.missing.push({ seq, field, owner: ownerOf(leaf, field) });
        else compare(vault, one, commitment, seq, pass.findings);
      }
    }
  }
}

/** A field that the entry does not commit to was sealed for an entry that never came to be, and is not asked about. */
function compare({ subjects }: Vault, { field, value, commitment, subject }: OpenedField, said: string, seq: number, findings: Findings) {
  if (commitment !== said) findings.add('commitment', seq, `the vault's ${field} is not the one that entry ${seq} committed to`);
  else if (isNameOf(field, subject) && subjects.valueOf(subject) !== value.normalize('NFC'))
    findings.add('commitment', seq, `the vault's row of ${subject} has another ${field} than entry ${seq} committed to`);
}

/** The field that holds a subject's own name, by how its references begin. */
const NAMES: Readonly<Record<string, string>> = { vin: 'V-', operator: 'P-', station: 'S-' };

function isNameOf(field: string, subject: string): boolean {
  return NAMES[field] !== undefined && subject.startsWith(NAMES[field]);
}

function compareCode(vault: Vault, seq: number, leaf: string, commitment: string, { findings, codes }: Pass): void {
  const act = refIn(leaf, 'act') as AttemptId | undefined;
  if (act === undefined) return;
  const code = vault.codes.open(act);
  if (code === null) codes.set(seq, act);
  else if (vault.codes.recommit(act, code.raw) !== commitment)
    findings.add('commitment', seq, `the vault's code is not the one that entry ${seq} committed to`);
}

/** Explanations are read after the values were missed: the entry of an erasure comes before what it deletes. */
function judgeMissing(db: Db, vault: Vault, log: string, { findings, missing, codes }: Pass, erasures: AskErasures): void {
  if (missing.length === 0 && codes.size === 0) return;
  const explained = explainer({ erased: erasures(), vault, log });
  for (const value of missing) {
    if (explained(value) !== null) continue;
    const { seq, field } = value;
    // It may have been sealed anew a moment ago, or been read while it was written.
    if (vault.openFieldAt(log, seq, field) !== null) continue;
    const how = vault.holds(seq, field) ? 'does not open' : 'is not in the vault';
    findings.add('commitment', seq, `the ${field} that entry ${seq} committed to ${how}, and no erasure explains it`);
  }
  const ended = codeEnds(db);
  for (const [seq, act] of codes) {
    if (vault.codes.isGone(act) || ended(act) || explained({ seq, field: 'code', owner: vehicleOf(db, seq) }) === 'erased') continue;
    findings.add('commitment', seq, `the code that entry ${seq} committed to is not in the vault, and its time was not over`);
  }
}

function vehicleOf(db: Db, seq: number): string {
  const leaf = db.prepare<[number], string>('select cast(leaf as text) from entries where seq = ?').pluck().get(seq) ?? '';
  return ownerOf(leaf, 'code');
}

/** Does the log tell that the code of an attempt expired? The index lags behind the newest entries, so those are looked at themselves. */
function codeEnds(db: Db): (act: AttemptId) => boolean {
  const indexed = db.prepare<[string]>("select 1 from entry_index where act = ? and kind = 'code-expired'");
  const newest = db
    .prepare<[], string>(
      "select cast(leaf as text) from entries where seq >= (select size / 256 * 256 from head) and instr(leaf, 'code-expired')",
    )
    .pluck()
    .all();
  return (act) =>
    indexed.get(act) !== undefined || newest.some((leaf) => refIn(leaf, 'act') === act && leaf.includes('"kind":"code-expired"'));
}
