/** What one kind of process of the link does. */
import type { FromChild, ToChild } from '../messages/index.ts';

/** Orders that are not the same for every role. */
export type Order = Exclude<ToChild, { type: 'ping' | 'stop' }>;

/** A running role: takes orders, and lets go of what it holds before the process ends. */
export type RunningRole = { readonly receive: (order: Order) => void; readonly stop: () => Promise<unknown> };

/** Starts a role. `exit` ends the process at once. */
export type Role = (post: (message: FromChild) => void, exit: (code: number) => void) => RunningRole;
