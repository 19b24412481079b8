/**
 * Security codes in the vault: each sealed with its answer under a random key of its own, so that destroying one leaves the rest alone.
 * The salt of its commitment outlives the code by 30 days, so that a code in dispute can still be matched.
 */
import { createSecretKey } from 'node:crypto';
import { commit } from '../../../app/audit/entry/index.ts';
import type { AttemptId } from '../../../app/carkey/index.ts';
import { type Db, emptyWal } from '../store/index.ts';
import { nativeHmac, type Random } from '../../base/index.ts';
import { KEY_BYTES, seal, unseal } from '../keys/index.ts';
import type { MasterKeys } from './subject-keys.ts';

/** A security code as the vault holds it. */
export type SealedCode = { readonly raw: string; readonly answer: string; readonly expiresAt: number | null };

/** How long the salt of a destroyed code is kept, ms. */
const SALT_KEPT_MS = 30 * 24 * 3600 * 1000;

type Row = {
  readonly act: AttemptId;
  readonly salt: Uint8Array;
  readonly expires: number | null;
  readonly key: Uint8Array | null;
  readonly data: Uint8Array | null;
  readonly gone?: number | null;
};

/** Sealed codes. */
export interface Codes {
  seal(act: AttemptId, code: SealedCode): void;
  open(act: AttemptId): SealedCode | null;
  destroy(act: AttemptId, now: number): void;
  all(): readonly { readonly act: AttemptId; readonly expiresAt: number | null }[];
  /** The commitment of a code under the salt of its attempt; the salt is made when the code was never sealed. */
  commitment(act: AttemptId, code: string): string;
  /** The same without making anything: null when there is no salt any more. */
  recommit(act: AttemptId, code: string): string | null;
  /** Is there a row of a code that was destroyed? */
  isGone(act: AttemptId): boolean;
  /** Drops salts that are over their time. */
  sweep(now: number): void;
}

/** Reads and writes the `code` table. */
export function openCodes(db: Db, master: MasterKeys, random: Random): Codes {
  const read = db.prepare<[string], Row>('select act, salt, expires, key, data, gone from code where act = ?');
  const drop = db.prepare<[string]>('delete from code where act = ?');
  const put = db.prepare('insert into code (act, salt, expires, key, data, gone) values (@act, @salt, @expires, @key, @data, @gone)');
  /** Dropped and written anew, never updated: `secure_delete` then wipes the old row whole. */
  const replace = db.transaction((row: Row & { readonly gone: number | null }) => {
    drop.run(row.act);
    put.run(row);
  });
  const recommit = (act: AttemptId, code: string) => {
    const row = read.get(act);
    return row === undefined ? null : commit(row.salt, 'code', code, nativeHmac);
  };
  return {
    seal(act, code) {
      const key = random(KEY_BYTES);
      const clear = Buffer.from(JSON.stringify({ raw: code.raw, answer: code.answer }));
      const data = seal(createSecretKey(key), `code|${act}`, clear, random);
      // A new salt each time: the entry that committed to an earlier one may have been cut away.
      replace.immediate({ act, salt: random(KEY_BYTES), expires: code.expiresAt, key: master.wrap(`code|${act}`, key), data, gone: null });
    },
    open: (act) => openRow(read.get(act), master),
    destroy(act, now) {
      const row = read.get(act);
      if (row === undefined || row.data === null) return;
      replace.immediate({ ...row, key: null, data: null, gone: now });
      emptyWal(db);
    },
    all: () =>
      db
        .prepare<[], { act: AttemptId; expiresAt: number | null }>('select act, expires as expiresAt from code where data is not null')
        .all(),
    recommit,
    commitment(act, code) {
      if (read.get(act) === undefined) put.run({ act, salt: random(KEY_BYTES), expires: null, key: null, data: null, gone: null });
      return recommit(act, code) ?? '';
    },
    isGone: (act) => (read.get(act)?.gone ?? null) !== null,
    sweep: (now) => void db.prepare<[number]>('delete from code where data is null and gone < ?').run(now - SALT_KEPT_MS),
  };
}

function openRow(row: Row | undefined, master: MasterKeys): SealedCode | null {
  if (row === undefined || row.key === null || row.data === null) return null;
  const key = master.unwrap(`code|${row.act}`, row.key);
  const clear = key === null ? null : unseal(createSecretKey(key), `code|${row.act}`, row.data);
  if (clear === null) return null;
  const { raw, answer } = JSON.parse(clear.toString('utf8')) as Pick<SealedCode, 'raw' | 'answer'>;
  return { raw, answer, expiresAt: row.expires };
}
