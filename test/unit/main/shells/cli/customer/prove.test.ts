/** `carkey prove --command` at a console that a test plays: it ends with what became of the press, also where that left nothing in the log. */
import { expect, test } from 'vitest';
import type { CustomerView } from '../../../../../../app/contract/index.ts';
import { NO_PROOF, viewProof, type CommandRun } from '../../../../../../app/proof/index.ts';
import { quoted } from '../../../../../../main/shells/cli/terminal/next-line.ts';
import { EXIT, type Desk, type ExitCode } from '../../../../../../main/shells/cli/command/index.ts';
import { prove } from '../../../../../../main/shells/cli/customer/prove.ts';
import { fakeIo } from '../../../../../support/fake-io.ts';

const VIN = 'VR1AB12C3D4567890';

const commandAs = (state: CommandRun['state']): CommandRun => ({
  call: 'command.horn',
  tx: 'T-1' as never,
  at: 1,
  state,
  signals: [],
  seen: null,
});

/** Runs it: the proof shows the command in this state once it was pressed. */
async function run(state: CommandRun['state'], more: Readonly<Record<string, string>> = {}, before: readonly CommandRun[] = []) {
  let commands = before;
  const asked: [string, unknown][] = [];
  const session = { name: 'signed-in', account: { ref: 'C-1', login: 'm…@…' } };
  const view = () =>
    ({ call: null, session, proof: { ...viewProof({ ...NO_PROOF, commands }), attempt: 'A-1' } }) as unknown as CustomerView;
  const desk = {
    ask: (method: string, input: unknown) => {
      asked.push([method, input]);
      if (method === 'proof.command') commands = [commandAs(state)];
      if (method === 'proof.saw') commands = commands.map((one) => ({ ...one, seen: (input as { seen: 'seen' }).seen }));
      return Promise.resolve({ ok: true, value: view() });
    },
    settled: () => Promise.resolve({ vin: VIN }),
    bridge: () => Promise.resolve({ name: 'ready' }),
    console: { api: { listen: () => () => undefined }, current: () => ({ customer: { view } }) },
  } as unknown as Desk;
  const does = more['saw'] === undefined ? { command: 'horn', 'car-in-sight': true } : {};
  const values = { vin: VIN, ...does, ...more };
  const [deed] = prove.deeds;
  if (deed.at !== 'console') throw new Error('not at a console');
  const plan = await deed.plan({ io: fakeIo({}), values, words: [], json: false, dataDir: '' });
  if (!plan.ok) return { ...plan.error, asked };
  return { ...(await plan.value.use(desk)), asked };
}

test('a command that the log did not take was not sent, because of the log', async () => {
  const told = await run({ name: 'not-sent', reason: 'log-unwritable' });
  expect(told).toMatchObject({ exit: EXIT.fault, answer: { json: { error: { code: 'log-unwritable' } } } });
});

const ENDS: readonly (readonly [CommandRun['state'], ExitCode])[] = [
  [{ name: 'not-sent', reason: 'aborted' }, EXIT.no],
  [{ name: 'accepted' }, EXIT.yes],
];

test.each(ENDS)('one that stands as %j ends with the proof', async (state, exit) => {
  expect(await run(state)).toMatchObject({ exit, answer: { json: { command: { state: state.name } } } });
});

test('a consent is noted with the account that is signed in, before the command', async () => {
  const { asked } = await run({ name: 'accepted' }, { consent: 'own-account', reason: 'Demonstration car' });
  expect(asked.map(([method]) => method)).toEqual(['customer.ask', 'customer.consent', 'proof.command']);
  expect(asked[1]?.[1]).toEqual({ vin: VIN, kind: 'own-account', account: 'C-1', reason: 'Demonstration car' });
});

test('a dealer’s own account names its reason, and a consent that there is not what can be given', async () => {
  const none = await run({ name: 'accepted' }, { consent: 'own-account' });
  expect([none.exit, none.asked]).toEqual([EXIT.input, []]);
  expect(none.sentence).toContain('--consent own-account --reason "Demonstration car"');
  expect((await run({ name: 'accepted' }, { consent: 'yes' })).sentence).toBe('--consent is one of customer, own-account.');
});

test('people read words, and which option comes next', async () => {
  const { answer } = await run({ name: 'accepted' }, { consent: 'customer', simulator: 'ok' });
  expect(answer?.lines).toEqual([
    'Command accepted, effect not seen',
    'Sound the horn: PIMS took the command. No signal from the vehicle yet.',
    `Next: carkey prove --vin ${VIN} --simulator ok --saw seen`,
    `If nothing was seen or heard: carkey prove --vin ${VIN} --simulator ok --saw not-seen`,
  ]);
});

test('what somebody saw stands in place of what PIMS told', async () => {
  const seen = await run({ name: 'accepted' }, { saw: 'seen' }, [commandAs({ name: 'accepted' })]);
  expect([seen.exit, seen.answer?.lines]).toEqual([
    EXIT.yes,
    ['Seen at the vehicle: it works', 'Sound the horn: seen or heard at the vehicle.'],
  ]);
  const not = await run({ name: 'accepted' }, { saw: 'not-seen' }, [commandAs({ name: 'accepted' })]);
  expect(not.answer?.lines[1]).toBe('Sound the horn: nothing seen or heard at the vehicle.');
});

test('nothing can have been seen before a command: the one that sends it is named, and nothing is asked', async () => {
  const told = await run({ name: 'accepted' }, { saw: 'seen', consent: 'own-account', reason: 'Demo car' });
  expect(told.exit).toBe(EXIT.no);
  expect(told.sentence).toBe(
    `No command was sent yet, so nothing of it can have been seen. Type: carkey prove --vin ${VIN} --command horn --car-in-sight --consent own-account --reason ${quoted('Demo car')}`,
  );
  expect(told.asked).toEqual([]);
});
