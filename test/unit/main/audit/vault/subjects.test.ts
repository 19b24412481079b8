/** What the subjects keep opened in memory, and when they let go of it. */
import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { systemRandom } from '../../../../../main/base/random.ts';
import { masterKeys } from '../../../../../main/audit/vault/subject-keys.ts';
import { openSubjects } from '../../../../../main/audit/vault/subjects.ts';
import { VAULT_MIGRATIONS } from '../../../../../main/audit/store/migrations/vault-migrations.ts';
import { migrate } from '../../../../../main/audit/store/migrations/run.ts';
import { OTHER_VIN, VIN } from '../../../../support/trails.ts';

/** A vault key in memory. */
const KEY = { read: () => new Uint8Array(32).fill(7), store: () => undefined };

function opened() {
  const db = new Database(':memory:');
  migrate(db, VAULT_MIGRATIONS);
  const master = masterKeys(db, KEY, systemRandom);
  return { db, subjects: openSubjects(db, master, systemRandom) };
}

it('keeps what was opened, of another connection too, until all of it is let go of', () => {
  const { db, subjects } = opened();
  const [mine, other] = [subjects.vehicle(VIN), subjects.vehicle(OTHER_VIN)];
  expect([mine, other].map((ref) => subjects.valueOf(ref))).toEqual([VIN, OTHER_VIN]);
  db.prepare('delete from subject where ref = ?').run(mine);
  expect(subjects.valueOf(mine)).toBe(VIN);
  subjects.reopen();
  expect([mine, other].map((ref) => subjects.valueOf(ref))).toEqual([null, OTHER_VIN]);
});

it('finds a subject that was asked for before it was there', () => {
  const { db, subjects } = opened();
  const mine = subjects.vehicle(VIN);
  const row = db.prepare('select * from subject where ref = ?').get(mine);
  subjects.forget(mine);
  expect(subjects.valueOf(mine)).toBe(null);
  db.prepare('insert into subject (kind, lookup, ref, key, value) values (@kind, @lookup, @ref, @key, @value)').run(row);
  expect(subjects.valueOf(mine)).toBe(VIN);
});

it('tells whoever keeps values in the moment in which they go', () => {
  const { subjects } = opened();
  const mine = subjects.vehicle(VIN);
  const [first, second] = [vi.fn(), vi.fn()];
  subjects.onLetGo(first);
  subjects.onLetGo(second);
  subjects.valueOf(mine);
  expect(first).not.toHaveBeenCalled();
  subjects.forget(mine);
  expect([first, second].map((told) => told.mock.calls.length)).toEqual([1, 1]);
  subjects.reopen();
  expect([first, second].map((told) => told.mock.calls.length)).toEqual([2, 2]);
});
