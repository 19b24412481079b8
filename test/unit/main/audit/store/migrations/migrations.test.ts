import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { isRecentSqlite } from '../../../../../../main/audit/store/database.ts';
import { LOG_MIGRATIONS } from '../../../../../../main/audit/store/migrations/log-migrations.ts';
import { VAULT_MIGRATIONS } from '../../../../../../main/audit/store/migrations/vault-migrations.ts';
import { migrate } from '../../../../../../main/audit/store/migrations/run.ts';
import { COLUMNS } from '../../../../../../main/audit/log/projections.ts';

/** A database as it was after the given number of steps. */
function after(migrations: typeof LOG_MIGRATIONS, steps: number): Database.Database {
  const db = new Database(':memory:');
  migrate(db, migrations.slice(0, steps));
  return db;
}

const hash = Buffer.alloc(32, 1);
const leaf = Buffer.from('leaf');

describe('log migration 1: entries', () => {
  test('holds entries, tiles and one head, and appends both in one statement', () => {
    const db = after(LOG_MIGRATIONS, 1);
    db.prepare("insert into head values (1, 'log', 0, ?, 1)").run(hash);
    db.prepare('insert into entry_with_head values (0, ?, ?, ?)').run(hash, leaf, Buffer.alloc(32, 2));
    expect(db.prepare('select seq, leaf from entries').all()).toEqual([{ seq: 0, leaf }]);
    expect(db.prepare('select size, root from head').get()).toEqual({ size: 1, root: Buffer.alloc(32, 2) });
    expect(() => db.prepare('insert into entry_with_head values (5, ?, ?, ?)').run(hash, leaf, hash)).toThrow('does not follow');
    expect(() => db.prepare("insert into head values (2, 'log', 0, ?, 1)").run(hash)).toThrow('CHECK');
    expect(() => db.prepare('insert into entries values (1, ?, ?)').run(Buffer.alloc(31), leaf)).toThrow('CHECK');
    expect(() => db.prepare('insert or replace into entries values (0, ?, ?)').run(hash, leaf)).toThrow('never replaced');
  });

  test.each(['update entries set leaf = leaf', 'delete from entries', 'delete from head', "update head set origin = 'other'"])(
    'refuses: %s',
    (sql) => {
      const db = after(LOG_MIGRATIONS, 1);
      db.prepare("insert into head values (1, 'log', 0, ?, 1)").run(hash);
      db.prepare('insert into entry_with_head values (0, ?, ?, ?)').run(hash, leaf, hash);
      expect(() => db.exec(sql)).toThrow(/never|only grows/);
    },
  );
});

describe('log migration 2: projections', () => {
  test('adds the derived tables with the columns of the code, and keeps the entries', () => {
    const db = after(LOG_MIGRATIONS, 1);
    db.prepare('insert into entries values (0, ?, ?)').run(hash, leaf);
    migrate(db, LOG_MIGRATIONS.slice(0, 2));
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(db.prepare('select count(*) from entries').pluck().get()).toBe(1);
    for (const [table, columns] of Object.entries(COLUMNS)) {
      expect((db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)).toEqual(columns);
    }
  });

  test('a vehicle and a station have one open attempt', () => {
    const db = after(LOG_MIGRATIONS, 2);
    const insert = db.prepare(
      "insert into attempt (seq, act, veh, state, open, code, readback, noeffect, handed, opened, updated) values (?, ?, ?, 'sent', 1, 'none', 'pending', 0, ?, 0, 0)",
    );
    insert.run(1, 'a', 'v', 0);
    expect(() => insert.run(2, 'b', 'v', 1)).toThrow('UNIQUE');
    expect(() => insert.run(3, 'c', 'w', 0)).toThrow('UNIQUE');
    insert.run(4, 'd', 'w', 1);
  });
});

describe('vault migration 1: subjects', () => {
  test('a subject is found by kind and blind index, once', () => {
    const db = after(VAULT_MIGRATIONS, 1);
    const insert = db.prepare('insert into subject (ref, kind, key, value, lookup) values (?, ?, ?, ?, ?)');
    insert.run('V-1', 'vehicle', hash, leaf, hash);
    insert.run('P-1', 'operator', hash, leaf, hash);
    expect(() => insert.run('V-2', 'vehicle', hash, leaf, hash)).toThrow('UNIQUE');
    expect(() => insert.run('X-1', 'dealer', hash, leaf, leaf)).toThrow('CHECK');
  });
});

describe('vault migration 2: binding', () => {
  test('keeps what was sealed, as values whose salt comes from their place alone', () => {
    const db = after(VAULT_MIGRATIONS, 1);
    db.prepare("insert into sealed (log, seq, field, subject, data) values ('log', 3, 'vin', 'V-1', ?)").run(leaf);
    migrate(db, VAULT_MIGRATIONS.slice(0, 2));
    expect(db.prepare('select seq, form from sealed').all()).toEqual([{ seq: 3, form: 1 }]);
    const bind = db.prepare('insert into binding (log, first, base, mark, mac) values (?, ?, 0, 0, ?)');
    bind.run('log', null, hash);
    expect(() => bind.run('log', null, hash)).toThrow('UNIQUE');
    expect(() => bind.run('other', leaf, hash)).toThrow('CHECK');
  });
});

describe('running migrations', () => {
  test('each step runs once', () => {
    const db = after(LOG_MIGRATIONS, LOG_MIGRATIONS.length);
    migrate(db, LOG_MIGRATIONS);
    expect(db.pragma('user_version', { simple: true })).toBe(LOG_MIGRATIONS.length);
    expect([...LOG_MIGRATIONS, ...VAULT_MIGRATIONS].map((one) => one.version)).toEqual([1, 2, 3, 4, 1, 2]);
  });

  test('a step that fails leaves the step before', () => {
    const db = after(LOG_MIGRATIONS, 1);
    expect(() => migrate(db, [...LOG_MIGRATIONS.slice(0, 1), { version: 2, sql: 'create table x (a); create table x (a)' }])).toThrow(
      'already exists',
    );
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(() => db.exec('select * from x')).toThrow('no such table');
  });

  test('a file of a newer program is refused', () => {
    const db = after(LOG_MIGRATIONS, 2);
    expect(() => migrate(db, LOG_MIGRATIONS.slice(0, 1))).toThrow('read-only');
  });
});

test.each([
  ['3.51.3', true],
  ['3.51.2', false],
  ['3.52.0', true],
  ['3.6.99', false],
  ['4.0.0', true],
  ['2.99.99', false],
])('SQLite %s is recent enough: %s', (version, wanted) => {
  expect(isRecentSqlite(version)).toBe(wanted);
});
