import { randomUUID } from 'node:crypto';
import type { TransactionId } from '../../app/pims/index.ts';

/** A fresh transaction id: a version 4 UUID, 122 of its 128 bits from the system's random source. Stored before it is sent, never reused. */
export function newTransactionId(): TransactionId {
  return randomUUID() as TransactionId;
}
