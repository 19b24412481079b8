/**
 * What an error has meant here: how often it came, at how many vehicles, and what was done before the CarKey was activated after all. All of it is read
 * from the log, so it says what came before, never what was the cause.
 */
import { isActivation } from '../attempt/index.ts';
import type { IndexRow } from '../rows/index.ts';

/**
 * What was done at the vehicle between the error and the activation. Reads are none of it: every activation does them by itself. `tried-again`:
 * nothing but that, as far as the log tells.
 */
export const CURES = ['signed-in', 'enrolled', 'confirmed', 'tried-again'] as const;

/** One of {@link CURES}. */
export type Cure = (typeof CURES)[number];

/** What of an entry tells whether and by what a vehicle was helped. */
export type ToldEntry = Pick<IndexRow, 'kind' | 'out' | 'err'>;

/**
 * Where an error stands in the log. `times`: entries with it; `lastAt`: the newest one, UTC ms. `vehicles`: for each vehicle that met it, what came after
 * its newest one, oldest first. `exact`: false when only the newest entries with the error, the vehicles that met it last, or the first
 * entries after it were looked at.
 */
export type ErrorHistory = {
  readonly times: number;
  readonly lastAt: number | null;
  readonly vehicles: readonly (readonly ToldEntry[])[];
  readonly exact: boolean;
};

/** At how many vehicles something was done before it worked. A vehicle counts once for each. */
export type CureCount = { readonly cure: Cure; readonly vehicles: number };

/** The history in numbers. `activated`: vehicles whose CarKey was activated after the error. Cures: most frequent first. */
export type Precedents = Omit<ErrorHistory, 'vehicles'> & {
  readonly code: number;
  readonly vehicles: number;
  readonly activated: number;
  readonly cures: readonly CureCount[];
};

/** Counts. */
export function precedentsOf(code: number, { vehicles, ...history }: ErrorHistory): Precedents {
  const helped = vehicles.flatMap((after) => {
    const cures = cureOf(after);
    return cures === null ? [] : [cures];
  });
  const counts = CURES.map((cure) => ({ cure, vehicles: helped.filter((cures) => cures.includes(cure)).length }));
  const cures = counts.filter((one) => one.vehicles > 0).toSorted((a, b) => b.vehicles - a.vehicles);
  return { ...history, code, vehicles: vehicles.length, activated: helped.length, cures };
}

/** What was done after an error until the CarKey was activated; null where it was not. Never empty. */
export function cureOf(after: readonly ToldEntry[]): readonly Cure[] | null {
  const end = after.findIndex(isActivation);
  if (end < 0) return null;
  const before = after.slice(0, end);
  const done = new Set(before.flatMap((entry, place) => actOf(entry, before.slice(0, place)) ?? []));
  return done.size === 0 ? ['tried-again'] : CURES.filter((cure) => done.has(cure));
}

/** What an entry says that a person did, by those before it. One that met an error of its own helped nobody. */
function actOf({ kind, out, err }: ToldEntry, before: readonly ToldEntry[]): Cure | null {
  if (err !== null) return null;
  switch (kind) {
    // The state is written anew for a consent too: somebody signed in only where nobody was before.
    case 'customer':
      return out === 'signed-in' && before.some((one) => one.kind === 'customer' && one.out !== 'signed-in') ? 'signed-in' : null;
    case 'enrolment':
      return out === 'done' ? 'enrolled' : null;
    case 'override':
      return out === 'given' ? 'confirmed' : null;
    default:
      return null;
  }
}
