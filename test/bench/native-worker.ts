/**
 * The bare thing: a thread that reads the leaves and hashes them, and the nodes over them, with the runtime's own functions as anybody would call
 * them. It compares nothing, and posts the milliseconds that hashing alone took, without reading.
 */
import { createHmac, hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

const task = workerData as { readonly log: string; readonly vault: string | null };

const BATCH = 1000;

let hashed = 0;

function hashing(work: () => void): void {
  const start = performance.now();
  work();
  hashed += performance.now() - start;
}

const db = new Database(task.log, { readonly: true });
const batch = db.prepare<[number, number], Uint8Array>('select leaf from entries where seq >= ? and seq < ? order by seq').pluck();
const node = new Uint8Array(65);
for (let from = 0, leaves = batch.all(0, BATCH); leaves.length > 0; from += BATCH, leaves = batch.all(from, from + BATCH)) {
  hashing(() => {
    for (const leaf of leaves) {
      hash('sha256', leaf, 'buffer');
      hash('sha256', node, 'buffer'); // A tree has as many nodes as leaves.
    }
  });
}
db.close();
if (task.vault !== null) hashValues(task.vault);
parentPort?.postMessage(hashed);

/** Salt and commitment of every sealed value: two HMACs. */
function hashValues(file: string): void {
  const vault = new Database(file, { readonly: true });
  const key = new Uint8Array(32);
  const place = new Uint8Array(40);
  const values = vault.prepare<[], Uint8Array>('select data from sealed').pluck().all();
  hashing(() => {
    for (const data of values) {
      createHmac('sha256', key).update(place).digest();
      createHmac('sha256', key).update(data).digest();
    }
  });
  vault.close();
}
