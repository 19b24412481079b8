import { describe, expect, test } from 'vitest';
import type { CustomerView } from '../../../../app/contract/index.ts';
import type { JobView } from '../../../../app/carkey/types.ts';
import type { OperatorsTold } from '../../../../app/operators/types.ts';
import { isPinChecked } from '../../../../renderer/stores/operators.ts';
import { createStores } from '../../../../renderer/stores/stores.ts';
import { fakeTransport, jobView } from '../../../support/fakes.ts';

const VIN = 'VR1AB12C3D4567890';
const OTHER = 'VR1AB12C3D4567891';

/** A console whose answer to the first command comes when the test says so; what it changed is on the screen before. */
function slow() {
  const confirmed = Promise.withResolvers<JobView>();
  const api = fakeTransport({ 'job.confirm': () => confirmed.promise, 'job.activate': () => jobView({ rev: 9 }) });
  const stores = createStores(api, () => 0);
  stores.job.takeView(jobView({ vin: VIN as never, rev: 1 }));
  const running = stores.job.run('job.confirm', { vin: VIN, what: 'keys', value: true });
  return { ...stores, confirmed, running, sent: () => api.calls.map((call) => call.method) };
}

describe('a press while a short command is under way', () => {
  test('waits for it, and is sent', async () => {
    const { job, confirmed, running, sent } = slow();
    const pressed = job.run('job.activate', { vin: VIN });
    await expect.poll(sent).toEqual(['job.confirm']);
    confirmed.resolve(jobView({ vin: VIN as never, rev: 2 }));
    expect(await Promise.all([running, pressed])).toEqual([true, true]);
    expect(sent()).toEqual(['job.confirm', 'job.activate']);
  });

  test('is not sent once another vehicle is there', async () => {
    const { job, confirmed, running, sent } = slow();
    const pressed = job.run('job.activate', { vin: VIN });
    confirmed.resolve(jobView({ vin: OTHER as never, rev: 2 }));
    expect(await Promise.all([running, pressed])).toEqual([true, false]);
    expect(sent()).toEqual(['job.confirm']);
  });

  test('is one press, however often it comes', async () => {
    const { job, confirmed, running, sent } = slow();
    const again = job.run('job.confirm', { vin: VIN, what: 'keys', value: true });
    const pressed = [job.run('job.activate', { vin: VIN }), job.run('job.activate', { vin: VIN })];
    confirmed.resolve(jobView({ vin: VIN as never, rev: 2 }));
    expect(await again).toBe(false);
    expect(await Promise.all([running, ...pressed])).toEqual([true, true, false]);
    expect(sent()).toEqual(['job.confirm', 'job.activate']);
  });

  test('is another command where it says something else', async () => {
    const { job, confirmed, running, sent } = slow();
    const inside = job.run('job.confirm', { vin: VIN, what: 'inside', value: true });
    confirmed.resolve(jobView({ vin: VIN as never, rev: 2 }));
    expect(await Promise.all([running, inside])).toEqual([true, true]);
    expect(sent()).toEqual(['job.confirm', 'job.confirm']);
  });

  test('on the customer’s side too; the phone’s own answer is not waited for', async () => {
    const noted = Promise.withResolvers<CustomerView>();
    const view = { vin: VIN, rev: 1 } as unknown as CustomerView;
    const asked = Promise.withResolvers<CustomerView>();
    const answers = { 'steps.read': () => noted.promise, 'enrolment.begin': () => view, 'customer.ask': () => asked.promise };
    const { customer } = createStores(fakeTransport(answers), () => 0);
    customer.take({ type: 'customer', customer: view } as never);
    const reading = customer.run('steps.read', { vin: VIN });
    const begin = customer.run('enrolment.begin', { vin: VIN, goal: 'enrol' });
    noted.resolve(view);
    expect(await Promise.all([reading, begin])).toEqual([true, true]);
    const asking = customer.run('customer.ask', {});
    expect(await customer.run('enrolment.begin', { vin: VIN, goal: 'enrol' })).toBe(false);
    asked.resolve(view);
    expect(await asking).toBe(true);
  });
});

describe('a PIN while the screen is being locked', () => {
  test('is checked once it is, and nothing says before that one is being checked', async () => {
    const locked = Promise.withResolvers<OperatorsTold>();
    const told = { setUp: true, fault: null, proposedName: 'Ada', names: ['Ada'], session: null, rev: 1 } as OperatorsTold;
    const api = fakeTransport({ 'operators.lock': () => locked.promise, 'operators.unlock': () => told });
    const { operators } = createStores(api, () => 0);
    const locking = operators.run('operators.lock', {});
    expect(isPinChecked(operators.getState())).toBe(false);
    const unlocking = operators.run('operators.unlock', { pin: '4820' });
    locked.resolve(told);
    expect(await Promise.all([locking, unlocking])).toEqual([null, null]);
    expect(api.calls.map((call) => call.method)).toEqual(['operators.lock', 'operators.unlock']);
  });
});
