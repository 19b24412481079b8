/** What projections hold: the rows and how they change, and a memory that holds them. */
export { conflicts } from './conflict.ts';
export { NOTHING, overlay, type Overlay } from './memory.ts';
export {
  BLOCK,
  PROJECTION_VERSION,
  foldedUpTo,
  type AttemptFold,
  type AttemptSet,
  type Change,
  type FollowUpFold,
  type IndexRow,
  type Projections,
  type VehicleFold,
} from './rows.ts';
