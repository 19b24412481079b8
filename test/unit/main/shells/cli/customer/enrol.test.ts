/** `carkey enrol` at a console that a test plays: which acts it asks for, with which words of the person, and where it stops. */
import { expect, test } from 'vitest';
import type { CustomerView, Input } from '../../../../../../app/contract/index.ts';
import { quoted } from '../../../../../../main/shells/cli/terminal/next-line.ts';
import { EXIT, type Desk } from '../../../../../../main/shells/cli/command/index.ts';
import { enrol } from '../../../../../../main/shells/cli/customer/enrol.ts';
import { fakeIo } from '../../../../../support/fake-io.ts';

const VIN = 'VR1AB12C3D4567890';

type Shown = {
  readonly state: Readonly<Record<string, unknown>>;
  readonly act?: string;
  readonly call?: string;
  readonly type?: readonly string[];
  readonly needs?: 'ask' | 'desk';
};
type Act = Input<'enrolment.act'>;

function viewOf({ state, act, call, type = [], needs }: Shown): CustomerView {
  const say = needs === undefined ? null : { needs, budgets: ['pin'] };
  const spend = { kind: 'spend', act, call, type, say };
  const acts = act === undefined ? [] : [spend, { kind: 'free', act: 'stop' }];
  return {
    call: null,
    session: { name: 'signed-in', account: { ref: 'C-1' } },
    can: [],
    budgets: [],
    run: { goal: 'enrol', heed: null, state, acts },
  } as unknown as CustomerView;
}

const waiting = (place: string, act: string): Shown => ({ state: { name: 'waiting', place, unsure: null, trouble: null }, act });

/** `refuseAt`: the act with this number is refused, for this reason. */
type More = { readonly refuseAt?: number; readonly reason?: string; readonly values?: Readonly<Record<string, string>> };

/** Runs it: the console shows the first of `views`, and the next one after every act. `endAt`: Ctrl-C as the act with this number is sent. */
async function run(views: readonly Shown[], words: readonly string[], endAt = -1, more: More = {}) {
  const acts: Act[] = [];
  const ending = new AbortController();
  let now = 0;
  let begun = 0;
  const desk = {
    ask: (method: string, input: unknown) => {
      if (method === 'customer.cancel') return Promise.resolve({ ok: false, error: { code: 'not-now' } });
      if (method === 'enrolment.begin') begun += 1;
      if (method === 'enrolment.act' && acts.length + 1 === more.refuseAt)
        return Promise.resolve({ ok: false, error: { code: 'not-ready', refusal: { reason: more.reason } } });
      if (method === 'enrolment.act') {
        if (acts.push(input as Act) === endAt) ending.abort();
        now += 1;
      }
      return Promise.resolve({ ok: true, value: viewOf(views[now]!) });
    },
    settled: () => Promise.resolve({ vin: VIN }),
    bridge: () => Promise.resolve({ name: 'ready' }),
    console: { api: { listen: () => () => undefined }, current: () => ({ customer: { view: () => viewOf(views[now]!) } }) },
  } as unknown as Desk;
  const values = Object.fromEntries(words.map((word) => [word, true]));
  const invocation = {
    io: fakeIo({ ended: ending.signal }),
    values: { vin: VIN, ...values, ...more.values },
    words: [],
    json: false,
    dataDir: '',
  };
  const [deed] = enrol.deeds;
  if (deed.at !== 'console') throw new Error('not at a console');
  const plan = await deed.plan(invocation);
  if (!plan.ok) return { result: plan.error, acts, begun };
  return { result: await plan.value.use(desk), acts, begun };
}

const DONE: Shown = { state: { name: 'done', how: 'enrolled' } };

test('what is known or sure holds for the first act, and for none after it', async () => {
  const { result, acts } = await run([waiting('sms', 'sms'), waiting('pin', 'enrol'), DONE], ['known', 'sure']);
  expect(result.exit).toBe(EXIT.yes);
  expect(acts.map(({ act, known, sure }) => ({ act, known, sure }))).toEqual([
    { act: 'sms', known: true, sure: true },
    { act: 'enrol', known: undefined, sure: undefined },
  ]);
});

test('Ctrl-C: the next act is not begun', async () => {
  const { result, acts } = await run([waiting('sms', 'sms'), waiting('pin', 'enrol'), DONE], [], 1);
  expect([result.exit, acts.length]).toEqual([EXIT.no, 1]);
});

test('Ctrl-C while something is sent that nobody can take back: unknown', async () => {
  const { result } = await run([waiting('pin', 'enrol'), { state: { name: 'spending', place: 'pin' } }], [], 1);
  expect(result.exit).toBe(EXIT.unknown);
});

const SMS: Shown = { ...waiting('sms', 'send-sms'), call: 'sms.enrol' };
const PIN: Shown = { ...waiting('pin-known', 'give'), call: 'enrolment.enrol', type: ['sms-code', 'pin'] };

test('what was sent before a refusal is said, with what was not, and the option that the refusal wants', async () => {
  const { result } = await run([SMS, PIN, DONE], [], -1, { refuseAt: 2, reason: 'budget-last' });
  expect(result.sentence).toMatch(/^Sent by this command: SMS for enrolling\. Not sent: Enrolment\. /);
  expect(result.sentence).toMatch(/If you want that, add: --known$/);
  expect(result.sentence).not.toMatch(/nothing was sent/i);
});

test('what nobody typed is named by its options', async () => {
  const { result } = await run([SMS, PIN, DONE], [], -1, { refuseAt: 2, reason: 'typed-empty' });
  expect(result.sentence).toContain('--sms-code-fd N --customer-pin-fd N');
  expect(result.sentence).toContain('--sms-code-fd 0 <FILE');
});

test.each([
  ['consent-missing', '--consent customer'],
  ['customer-nobody', `carkey session sign-in --vin ${VIN} --simulator fleet`],
  ['mixed-pin-refused', '--sure'],
  ['act-not-offered', '--act send-sms'],
])('%s names what to type: %s', async (reason, typed) => {
  const { result } = await run([SMS, DONE], [], -1, { refuseAt: 1, reason, values: { simulator: 'fleet' } });
  expect(result.sentence).toContain(typed);
});

test('a dealer’s own account without a reason: the option and an example, before anything is asked', async () => {
  const { result, begun } = await run([SMS], [], -1, { values: { consent: 'own-account' } });
  expect([result.exit, begun]).toEqual([EXIT.input, 0]);
  expect(result.sentence).toContain('--reason "Demonstration car"');
});

test('people read the words of the screen, and scripts the machine’s own', async () => {
  const { result } = await run([SMS, { ...PIN, state: { ...PIN.state, trouble: null, unsure: { call: 'sms.enrol' } } }], [], -1);
  const lines = result.answer?.lines.join('\n') ?? '';
  expect(lines).toContain('Enrol this phone: The account has a PIN. Let the customer enter it.');
  expect(lines).toContain('--act give  Enrol phone (--sms-code-fd N --customer-pin-fd N)');
  expect(lines).toContain(`carkey enrol --vin ${VIN} --consent customer --act give`);
  expect(lines).not.toMatch(/pin-known|sms\.enrol|waiting/);
  expect(result.answer?.json).toMatchObject({ state: 'waiting', place: 'pin-known', unsure: 'sms.enrol', acts: ['give', 'stop'] });
});

/** A place that the command does not leave by itself. */
const after = (shown: Shown): Shown => ({ ...shown, state: { ...shown.state, unsure: { call: 'sms.enrol' } } });
const exampleOf = (lines: readonly string[] = []): string => lines.find((one) => one.startsWith('For example')) ?? '';

test('what was sent is said by what it is, not by its button', async () => {
  const { result } = await run([SMS, PIN, DONE], []);
  expect(result.answer?.lines[0]).toBe('Sent: SMS for enrolling; Enrolment');
});

test('the example carries what the act wants now', async () => {
  const { result } = await run([SMS, after({ ...PIN, needs: 'ask' })], [], -1, { values: { consent: 'customer' } });
  expect(exampleOf(result.answer?.lines)).toMatch(/ --consent customer --act give --known$/);
});

test('an act that the desk has to take on is no example', async () => {
  const { result } = await run([SMS, after({ ...PIN, needs: 'desk' })], [], -1);
  expect(exampleOf(result.answer?.lines)).toMatch(/ --act stop$/);
});

test('a dealer’s own account is not told to be the customer’s', async () => {
  const { result } = await run([SMS, after(PIN)], [], -1, { values: { consent: 'own-account', reason: 'Demo car' } });
  expect(exampleOf(result.answer?.lines)).toContain(` --consent own-account --reason ${quoted('Demo car')} --act give`);
});

test('one refusal names everything that the act still wants', async () => {
  const { result } = await run([SMS, { ...PIN, needs: 'ask' }, DONE], [], -1, { refuseAt: 2, reason: 'mixed-perhaps' });
  expect(result.sentence).toMatch(/If it is right, add: --sure --known$/);
});

test('what is not possible sends nobody to a screen', async () => {
  const { result } = await run([SMS, DONE], [], -1, { refuseAt: 1, reason: 'act-not-offered' });
  expect(result.sentence).toMatch(/so this was not sent\. Possible now: --act send-sms, --act stop$/);
});
