/** The customer's side as a test shows it: a signed-in customer at the vehicle of practice, and a run that waits for code and PIN. */
import type { NextAction } from '../../../../../app/carkey/index.ts';
import type { CustomerView, RunView, SpendActView } from '../../../../../app/contract/index.ts';
import type { Vin } from '../../../../../app/vehicle/index.ts';
import { emptyCustomerView } from '../../../../../main/customer/empty-view.ts';
import { CustomerSide } from '../../../../../renderer/screens/customer/CustomerSide.tsx';
import { OK_VIN } from '../../../../support/console.ts';
import { jobView, type Answers } from '../../../../support/fakes.ts';
import { shown } from '../../../../support/shown.tsx';

export const vin = OK_VIN as Vin;

export const account = { ref: 'C-1', login: 'm…@…' } as never;

/** Somebody is signed in, and nothing is left to be done with the account. */
export const view = (change: Partial<CustomerView> = {}): CustomerView => ({
  ...emptyCustomerView(1),
  vin,
  session: { name: 'signed-in', account },
  next: 'nothing',
  ...change,
});

/** The act that gives code and PIN. */
export const give = (change: Partial<SpendActView> = {}): SpendActView => ({
  kind: 'spend',
  act: 'give',
  call: 'enrolment.enrol',
  needs: ['sms-code', 'pin'],
  type: ['sms-code', 'pin'],
  say: null,
  ...change,
});

const STANDING = { name: 'waiting', goal: 'enrol', place: 'pin-known', way: 'short', trouble: null, unsure: null } as const;

/** A run that waits for these acts. */
export const run = (acts: RunView['acts'], state: object = {}, step = 7): RunView =>
  ({
    id: 'A-1',
    step,
    goal: 'enrol',
    state: { ...STANDING, ...state },
    acts,
    heed: null,
    endsOthers: true,
    number: null,
  }) as unknown as RunView;

/** Shows a part of it. `action`: what comes next of the job; null: as a vehicle that was just opened has it. */
export const show = (part: 'session' | 'work' | 'proof', of: CustomerView, action: NextAction | null = null, answers: Answers = {}) =>
  shown(
    <CustomerSide part={part} />,
    (stores) => {
      stores.job.setState({ view: jobView({ vin, ...(action === null ? {} : { next: { action, about: null } }) }) });
      stores.customer.setState({ view: of });
    },
    answers,
  );
