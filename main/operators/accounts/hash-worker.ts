/** Derives one PIN hash off the main thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { deriveHere, type HashTask } from './hash.ts';

parentPort?.postMessage(deriveHere(workerData as HashTask));
