/** What the services of the customer's side stand on: the one phone, what is owed to the log, and what they share. In: calls and entries; out: what became of them. */
export { Asking } from './asking.ts';
export { hurdle, no, record, type Acted, type CustomerParts, type InWork } from './parts.ts';
export { Owed } from './owed.ts';
export { Phone } from './phone.ts';
