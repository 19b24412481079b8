/** Third part of a verification: every value that the vault still opens, against the commitment of its entry. Done in shares. */
import type { AttemptId } from '../../app/carkey/types.ts';
import type { Db } from './database.ts';
import { readHead, walkedSize } from './log.ts';
import { inBatches } from './rows.ts';
import type { Vault } from './vault.ts';
import { collectFindings, type Findings, type PartReport } from './verify-findings.ts';
import type { Progress } from './verify-tree.ts';

/** One of several equal ranges of the log. */
export type Share = { readonly index: number; readonly of: number };

type Row = readonly [seq: number, leaf: string];

/** How the commitments begin in the canonical text. A quote inside a string is escaped there, so this can be nothing else. */
const COMMITTED = '"f":{';

/** Verifies the commitments of one share of the log as of one moment. */
export function verifyCommitments(db: Db, vault: Vault, share: Share, progress: Progress): PartReport {
  return db.transaction(() => {
    const findings = collectFindings();
    const { size, root, origin } = readHead(db) ?? { size: 0, root: Buffer.alloc(0), origin: '' };
    const walked = walkedSize(db, size);
    const from = Math.floor((walked * share.index) / share.of);
    const to = Math.floor((walked * (share.index + 1)) / share.of);
    compareRange({ db, vault, origin, findings }, from, to);
    progress(to - from, size);
    return { size, root: Buffer.from(root).toString('hex'), checked: to - from, findings: findings.list() };
  })();
}

type Compared = { readonly db: Db; readonly vault: Vault; readonly origin: string; readonly findings: Findings };

function compareRange({ db, vault, origin, findings }: Compared, from: number, to: number): void {
  const sql = `select seq, cast(leaf as text) from entries where seq >= ? and seq < ? and instr(leaf, cast('${COMMITTED}' as blob)) order by seq`;
  const committed = db.prepare<[number, number], Row>(sql).raw();
  const sealed = vault.readRange(from, to);
  for (const [seq, leaf] of inBatches(from, to, (a, b) => committed.all(a, b))) {
    const fields = leaf.slice(leaf.indexOf(COMMITTED));
    for (const { field, commitment } of sealed.ofEntry(seq)) compare(fields, field, commitment, seq, findings);
    if (fields.includes('"code":"')) compareCode(vault, seq, leaf, fields, findings);
    const named = STATION_NAMED.exec(fields);
    if (named !== null) compareStation({ vault, origin, findings }, named, seq);
  }
}

/** A field that the entry does not commit to was sealed for an entry that never came to be. */
function compare(fields: string, field: string, commitment: string, seq: number, findings: Findings): void {
  if (fields.includes(`"${field}":"${commitment}"`) || !fields.includes(`"${field}":"`)) return;
  findings.add('commitment', seq, `the vault's ${field} is not the one that entry ${seq} committed to`);
}

function compareCode(vault: Vault, seq: number, leaf: string, fields: string, findings: Findings): void {
  const act = /"act":"(A-[0-9A-Z]{26})"/.exec(leaf)?.[1] as AttemptId | undefined;
  const code = act === undefined ? null : vault.codes.open(act);
  const commitment = act === undefined || code === null ? null : vault.codes.recommit(act, code.raw);
  if (commitment !== null) compare(fields, 'code', commitment, seq, findings);
}

/** The commitment to a station's name and, further on, the reference of the entry's station: the name of this reference is the one meant. */
const STATION_NAMED = /^"f":\{[^}]*"station":"([0-9a-f]{64})"[^}]*\}.*"station":"(S-[0-9A-Z]{26})"/;

function compareStation(
  { vault: { subjects }, origin, findings }: Omit<Compared, 'db'>,
  [, commitment, ref = '']: RegExpExecArray,
  seq: number,
): void {
  const name = subjects.valueOf(ref);
  if (name === null || subjects.keysOf(ref)?.commitment(origin, seq, 'station', name) === commitment) return;
  findings.add('commitment', seq, `the vault's name of the station is not the one that entry ${seq} committed to`);
}
