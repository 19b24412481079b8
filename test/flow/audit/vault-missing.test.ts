/** What is not in the vault any more: explained by the log, or a finding. And salts, which never come twice. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreBackup } from '../../../main/audit/restore/restore.ts';
import { fileSeedStore } from '../../../main/audit/keys/seed-store.ts';
import { systemRandom } from '../../../main/base/random.ts';
import { fileKeySource } from '../../../main/audit/keys/key-source.ts';
import { masterKeys } from '../../../main/audit/vault/subject-keys.ts';
import { openTombstones } from '../../../main/audit/vault/tombstones.ts';
import { epochNumbers } from '../../../main/audit/store/epoch-folder.ts';
import { verifyTrail } from '../../../main/audit/verify/verify.ts';
import { temporaryFolder } from '../../support/console.ts';
import { putFiles } from '../../support/forged-vault.ts';
import { openedSigning, type Signing } from '../../support/trails.ts';
import { add, attemptDrafts, folder, optionsFor, ORIGIN, OTHER_VIN, verified, VIN } from './trails.ts';
import { copyOf, openSigning } from './heads-trails.ts';

const VINS = [VIN, OTHER_VIN] as const;

/** A stopped log in which VIN stands under its own key, and twice under an operator's and the log's; then it was forgotten. */
function forgotten(): { readonly dir: string; readonly erased: number } {
  const dir = folder();
  const trail = openSigning(dir);
  const op = trail.operator('Zoë');
  for (const vin of VINS) add(trail, { kind: 'lookup', veh: trail.vehicle(vin), op, personal: { vin } });
  add(trail, { kind: 'lookup', op, personal: { input: VIN } }, { kind: 'lookup', personal: { input: VIN } });
  add(trail, { kind: 'lookup', op, personal: { input: '62 F1 90' } });
  const done = trail.maintenance.forget(trail.vehicle(VIN), 'requested', { op, role: 'admin' });
  if (!done.ok) throw new Error(done.error);
  expect(done.value.count).toBe(3);
  trail.stop();
  return { dir, erased: done.value.seq };
}

function inVault(dir: string, change: (db: Database.Database) => void): void {
  const db = new Database(join(dir, 'vault.db'));
  change(db);
  db.close();
}

const found = async (dir: string) => (await verified(dir)).findings.map(({ what, seq }) => [what, seq]);

describe('a value that is gone', () => {
  it('with another vehicle’s erasure is explained, one that somebody took away is not', async () => {
    const { dir } = forgotten();
    expect(await found(dir)).toEqual([]);
    inVault(dir, (db) => db.exec('delete from sealed where seq in (1, 4)'));
    expect(await found(dir)).toEqual([
      ['commitment', 1],
      ['commitment', 4],
    ]);
  });

  it('is not explained by whoever has not the key', async () => {
    const { dir } = forgotten();
    inVault(dir, (db) => {
      db.exec('delete from sealed where seq = 4');
      db.exec("insert into tombstone select log, 4, 'input', by_log, by_seq, mac from tombstone where seq = 2");
    });
    expect(await found(dir)).toEqual([['commitment', 4]]);
  });

  it('is not explained with the key either, beyond what the erasure says that it took, or by an entry that erases nothing', async () => {
    const { dir, erased } = forgotten();
    const plant = (bySeq: number, seqs: readonly number[]) =>
      inVault(dir, (db) => {
        const tombstones = openTombstones(db, masterKeys(db, fileKeySource(dir), systemRandom));
        for (const seq of seqs) tombstones.leave({ log: ORIGIN, seq, field: 'input' }, { log: ORIGIN, seq: bySeq });
      });
    inVault(dir, (db) => db.exec('delete from sealed where seq = 4'));
    plant(0, [4]);
    expect(await found(dir)).toEqual([['commitment', 4]]);
    plant(erased, [4, 100]);
    expect(await found(dir)).toEqual([['vault', null]]);
  });

  it('with its subject is not explained without an erasure', async () => {
    const { dir } = forgotten();
    inVault(dir, (db) => db.exec("delete from subject where kind = 'operator'"));
    expect((await found(dir)).map(([what]) => what)).toEqual(['commitment']);
  });

  it('or that is of another kind than its reference says, is found', async () => {
    const { dir } = forgotten();
    inVault(dir, (db) => db.exec("update subject set kind = 'operator' where kind = 'vehicle'"));
    expect((await found(dir)).map(([what]) => what)).toContain('vault');
  });

  it('and was a code is explained by its time, not by nothing', async () => {
    const dir = folder();
    const trail = openSigning(dir);
    const acts = VINS.map((vin) => {
      const { act, tx, drafts } = attemptDrafts(trail, vin);
      add(trail, drafts.checked, drafts.intent, drafts.sent);
      trail.sealCode(act, { raw: 'c2hhemFtCg==', answer: '{}', expiresAt: 1 });
      add(trail, {
        kind: 'result',
        act,
        veh: trail.vehicle(vin),
        out: 'succeeded',
        d: { tx, code: 'sealed' },
        personal: { code: 'c2hhemFtCg==' },
      });
      return act;
    });
    add(trail, { kind: 'code-expired', act: acts[0]!, veh: trail.vehicle(VIN), d: { exp: 1, late: 0 } });
    trail.destroyCode(acts[0]!);
    trail.stop();
    expect(await found(dir)).toEqual([]);
    inVault(dir, (db) => db.exec('delete from code'));
    expect(await found(dir)).toEqual([['commitment', 7]]);
  });
});

describe('a salt', () => {
  /** Commitments of the same value at the same place, before and after log and vault were put back together. */
  function twice(write: (trail: Signing) => string | undefined): readonly (string | undefined)[] {
    const dir = folder();
    const first = openSigning(dir);
    add(first, { kind: 'lookup', veh: first.vehicle(VIN), personal: { vin: VIN } });
    first.stop();
    const before = copyOf(dir);
    const again = openSigning(dir);
    const one = write(again);
    again.stop();
    putFiles(before, dir, ['log.db', 'vault.db']);
    rmSync(join(dir, 'head.txt'));
    const back = openSigning(dir);
    const two = write(back);
    back.stop();
    return [one, two];
  }

  it('of a value never comes again when a log was cut back', () => {
    const [one, two] = twice(
      (trail) => add(trail, { kind: 'lookup', veh: trail.vehicle(VIN), personal: { input: '62 F1 90' } })[0]?.f?.input,
    );
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(two).toMatch(/^[0-9a-f]{64}$/);
    expect(one).not.toBe(two);
  });

  it('of a code is a new one each time the code is sealed', () => {
    const trail = openSigning(folder());
    const { act } = attemptDrafts(trail);
    const commit = () => {
      trail.sealCode(act, { raw: 'c2hhemFtCg==', answer: '{}', expiresAt: 1 });
      return add(trail, { kind: 'answer', act, out: 'foreign', personal: { code: 'c2hhemFtCg==' } })[0]?.f?.code;
    };
    expect(commit()).not.toBe(commit());
  });
});

type Step = 'lookup' | 'text' | 'forget' | 'backup' | 'restore' | 'reopen';

/** What a station may do to log and vault, in any order: the verification never raises an alarm, in no epoch. */
describe('taking up, forgetting, backing up and bringing back', () => {
  type Walk = { readonly dir: string; trail: Signing; backup: string | null };
  const must = <T>(done: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return done.value;
  };
  const DO: Readonly<Record<Step, (walk: Walk, which: number) => void | Promise<void>>> = {
    lookup({ trail }, which) {
      const [vin, operator] = [VINS[which % 2] ?? VIN, which > 3 ? 'Zoë' : 'Ana'];
      add(trail, { kind: 'lookup', veh: trail.vehicle(vin), op: trail.operator(operator), personal: { vin, operator } });
    },
    text({ trail }, which) {
      const op = which > 5 ? {} : { op: trail.operator('Ana') };
      add(trail, { kind: 'lookup', ...op, personal: { input: VINS[which % 2] ?? VIN } });
    },
    forget({ trail }, which) {
      const veh = trail.findVehicle(VINS[which % 2] ?? VIN);
      if (veh !== null) must(trail.maintenance.forget(veh, 'requested'));
    },
    async backup(walk) {
      walk.backup = must(await walk.trail.maintenance.backup()).folder;
    },
    async restore(walk) {
      if (walk.backup === null) return;
      walk.trail.stop();
      const { origin: _, ...trail } = optionsFor(walk.dir, { seeds: fileSeedStore(walk.dir) });
      const { origin } = must(await restoreBackup({ from: walk.backup, reason: 'damaged', trail }));
      walk.trail = openedSigning(walk.dir, { origin });
    },
    reopen(walk) {
      const { origin } = walk.trail.view();
      walk.trail.stop();
      walk.trail = openedSigning(walk.dir, { origin });
    },
  };

  /** Everything that is found on the way, and in every log at the end. */
  async function walk(steps: readonly (readonly [Step, number])[]): Promise<readonly unknown[]> {
    const place = temporaryFolder();
    const state: Walk = { dir: place.path, trail: openedSigning(place.path), backup: null };
    const found: unknown[] = [];
    try {
      for (const [step, which] of steps) {
        await DO[step](state, which);
        found.push(...[state.trail.maintenance.finding()].filter((one) => one !== null));
      }
      state.trail.stop();
      for (const epoch of [undefined, ...epochNumbers(place.path)]) {
        found.push(...must(await verifyTrail(place.path, epoch === undefined ? {} : { epoch })).findings);
      }
      return found;
    } finally {
      state.trail.stop();
      place.remove();
    }
  }

  it('raise no alarm, whatever their order', async () => {
    const step = fc.tuple(
      fc.constantFrom<Step>('lookup', 'lookup', 'text', 'text', 'forget', 'backup', 'restore', 'reopen'),
      fc.integer({ min: 0, max: 7 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        expect(await walk([['lookup', 0], ['text', 0], ...steps])).toEqual([]);
      }),
      { numRuns: 8 },
    );
  }, 240_000);

  it('a vehicle that was forgotten after the backup stays forgotten, in both epochs', async () => {
    const steps = [
      ['lookup', 0],
      ['text', 0],
      ['backup', 0],
      ['forget', 0],
      ['restore', 0],
      ['lookup', 1],
      ['reopen', 0],
      ['backup', 0],
    ] as const;
    expect(await walk(steps)).toEqual([]);
  });
});
