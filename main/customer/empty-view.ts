/** The customer's side where nothing is known: no vehicle in work, or a console that only watches. */
import { customerNext, NO_CUSTOMER } from '../../app/customer/index.ts';
import type { CustomerView } from '../../app/contract/index.ts';

/** The view. `rev` numbers it. */
export function emptyCustomerView(rev: number): CustomerView {
  const { session, trouble } = NO_CUSTOMER;
  return {
    vin: null,
    session,
    consent: null,
    trouble,
    heed: null,
    next: customerNext(NO_CUSTOMER),
    signOut: { owed: false, failed: false },
    can: [],
    call: null,
    run: null,
    mayBegin: [],
    takenOn: false,
    budgets: [],
    steps: { reading: false, view: null, by: null, at: null, warnings: [], problem: null },
    proof: null,
    rev,
  };
}
