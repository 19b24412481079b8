/** The customer's side of a job over the bridge: session, second factor, steps, proof. In: acts of a person; out: the customer's view. */
export { CustomerDesk, type Answered } from './desk.ts';
export { emptyCustomerView } from './empty-view.ts';
