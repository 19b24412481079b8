/** The contract's part about training rounds. */
import type { trainingMethods } from '../../app/contract/index.ts';
import { ok } from '../../app/base/index.ts';
import type { Training } from '../training/index.ts';
import type { Handlers } from './query-handlers.ts';

/** Makes the handlers. `fleet`: lists the practice vehicles with their situations; while a round runs that would give them away. */
export function createTrainingHandlers(
  training: () => Training,
  fleet: Handlers['vehicles.practice'],
): Pick<Handlers, keyof typeof trainingMethods | 'vehicles.practice'> {
  return {
    'vehicles.practice': (input) => (training().running() ? ok([]) : fleet(input)),
    'training.get': () => ok(training().view()),
    'training.begin': ({ course }) => training().begin(course),
    'training.end': () => training().end(),
  };
}
