/** The customer's view, of the vehicle that is on the screen. */
import type { CustomerView } from '../../../../app/contract/index.ts';

/** The view with its vehicle. */
export type OfVehicle = CustomerView & { readonly vin: NonNullable<CustomerView['vin']> };
