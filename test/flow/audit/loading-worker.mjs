/** A thread that says when it is about to load the database's library, and when it has. */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const Database = require('better-sqlite3');
Atomics.store(workerData, 0, 1);
Atomics.notify(workerData, 0);
new Database(':memory:').close();
parentPort.postMessage({ type: 'loaded' });
