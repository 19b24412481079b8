/**
 * A console on whose folder the power will be cut: activates one vehicle, appends entries, makes a backup, forgets a vehicle, destroys the
 * security code, goes on a little and stops. Says each promise on its output once it was given: `+SEQ` for an entry, and a word for everything else.
 * Arguments: data folder, address of the bridge, how many entries it appends in between.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Vin } from '../../app/vehicle/types.ts';
import { activate, OK_VIN, started } from '../support/console.ts';
import { practiceAt } from '../support/practice-at.ts';

const FORGOTTEN = 'W0LPD6EA1G8109876' as Vin;

const [dataDir = '', url = '', fill = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);
const console = await started(practiceAt(dataDir, url));
const { trail } = console.current();
const { maintenance } = trail;
if (maintenance === null) throw new Error('a console signs');
trail.listen((entries) => entries.forEach((entry) => say(`+${entry.seq}`)));

/** Bytes that must be nowhere once their row was destroyed. A connection of the same library keeps the locks as they are. */
function secretsOf(query: string, name: string): string {
  const db = new Database(join(dataDir, 'practice/vault.db'), { readonly: true });
  const row = db.prepare<[string], Record<string, Buffer>>(query).get(name) ?? {};
  db.close();
  return Object.values(row)
    .map((bytes) => bytes.toString('hex'))
    .join(' ');
}

say('activation');
const { attempt } = await activate(console, OK_VIN);
if (attempt?.state.name === 'succeeded') say(`code ${attempt.id} ${Buffer.from(trail.openCode(attempt.id)?.raw ?? '').toString('hex')}`);
say('filling');
const forgotten = trail.vehicle(FORGOTTEN);
for (let i = 0; i < Number(fill); i += 1) {
  const veh = i % 9 === 0 ? forgotten : trail.vehicle(OK_VIN as Vin);
  if (!trail.append({ kind: 'status', veh, out: 'active', personal: { reason: `answer ${i}` } }).ok) throw new Error('not appended');
}
say('backing-up');
const backup = await maintenance.backup();
if (backup.ok) say(`backup ${backup.value.size}`);
say('forgetting');
const ofVehicle = secretsOf('select key, value, lookup from subject where ref = ?', forgotten);
const erased = maintenance.forget(forgotten, 'requested');
if (erased.ok && erased.value.found.length === 0) say(`forgot ${forgotten} ${ofVehicle}`);
if (attempt !== null) {
  say('destroying');
  const ofCode = secretsOf('select key, data from code where act = ?', attempt.id);
  trail.destroyCode(attempt.id);
  say(`destroyed ${attempt.id} ${ofCode}`);
}
say('ending');
for (let i = 0; i < 5; i += 1) trail.append({ kind: 'clock', d: { ms: i } });
await console.stop();
say('stopped');
