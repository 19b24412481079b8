/** What the parts of the job screen share. */
import type { JobView } from '../../../../app/carkey/index.ts';

/** A vehicle in work, as far as the screen is concerned. */
export type Working = JobView & { readonly vin: NonNullable<JobView['vin']> };
