/** What became of earlier cases of an error on this console: entries of the log come in, counts of what helped go out. */
export {
  CURES,
  cureOf,
  precedentsOf,
  type Cure,
  type CureCount,
  type ErrorHistory,
  type Precedents,
  type ToldEntry,
} from './precedents.ts';
