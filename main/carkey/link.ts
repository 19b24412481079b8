/** The vehicle link, as far as the work on a CarKey needs it. */
import type { Result } from '../../app/base/index.ts';
import type { LinkProblem, ReadReport, VehicleReport } from '../../app/link/read/index.ts';
import type { Vin } from '../../app/vehicle/index.ts';

/** The link as a job needs it. */
export interface CarLink {
  /** The last read of the port that is open now; null when none is. */
  report(): VehicleReport | null;
  /** Reads the car again over the open port, for this vehicle. */
  reread(vin: Vin, signal: AbortSignal): Promise<Result<ReadReport, LinkProblem>>;
  /** Counts how often an open port was lost or closed: what was checked before holds no longer after the next one. */
  losses(): number;
}
