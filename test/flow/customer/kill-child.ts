/** A console that dies right after it has written down that a call is sent: started by budgets.test.ts with folder, phone, vehicle, and the call. */
import type { FreeAct, SpendAct } from '../../../app/enrolment/index.ts';
import { runStateOf } from '../../../app/audit/enrolment/index.ts';
import { call, openVehicle, started } from '../../support/console.ts';
import { practiceAt } from '../../support/practice-at.ts';
import { atRest, customerUntil, seen } from '../../support/customer.ts';

const [dataDir = '', phone = '', vin = '', killAt = '', ...acts] = process.argv.slice(2);

const run = await started(practiceAt(dataDir, phone));
run.current().trail.listen((entries) => {
  const states = entries.map(runStateOf);
  if (states.some((state) => state?.name === 'spending' && state.call === killAt)) process.kill(process.pid, 'SIGKILL');
});
await openVehicle(run, vin);
const { session } = await customerUntil(run, (view) => view.session.name === 'signed-in');
const account = session.name === 'signed-in' ? session.account.ref : '';
await call(run, 'customer.consent', { vin, kind: 'customer', account });
await call(run, 'enrolment.begin', { vin, goal: 'enrol' });
await customerUntil(run, atRest);
for (const act of acts) {
  await call(run, 'enrolment.act', { vin, ...seen({ run }), act: act as FreeAct | SpendAct, known: true });
  await customerUntil(run, atRest);
}
