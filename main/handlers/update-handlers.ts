/** The updates' part of the contract. */
import { ok } from '../../app/base/index.ts';
import type { Handlers } from './query-handlers.ts';
import type { Updates } from '../updates/index.ts';

type UpdateMethod = 'update.get' | 'update.check' | 'update.fetch' | 'update.cancel' | 'update.install';

/** Makes the handlers. */
export function createUpdateHandlers(updates: Updates): Pick<Handlers, UpdateMethod> {
  return {
    'update.get': () => ok(updates.view()),
    'update.check': () => updates.check(),
    'update.fetch': () => updates.fetch(),
    'update.cancel': () => updates.cancel(),
    'update.install': () => updates.install(),
  };
}
