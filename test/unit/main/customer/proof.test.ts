/** The proof at the machine: nothing that was pressed or heard gets lost, and nothing of one vehicle, or of one opening of it, is taken for that of another. */
import { describe, expect, it } from 'vitest';
import type { RequestOutcome } from '../../../../app/pims/index.ts';
import { AT_A, AT_B, bench, said, standing, turns } from './proof-bench.ts';
import { A, B, CAR_A, CAR_B, refusedWith, SILENT, well } from './run-bench.ts';

const isCommand = (api: string) => api === 'pims.vehicle.command';
const commandsOf = ({ bridge }: ReturnType<typeof bench>) => bridge.sent.filter(isCommand);
const last = ({ proof }: ReturnType<typeof bench>) => proof.part?.state.commands.at(-1);

/** A horn under way, whose answer a test gives. */
async function horn() {
  const end = Promise.withResolvers<RequestOutcome>();
  const one = bench(({ api }) => (isCommand(api) ? end.promise : Promise.resolve(well())));
  one.proof.command('command.horn', null);
  await expect.poll(() => standing(one)).toBe('commanding');
  return { one, answer: end.resolve };
}

/** A press whose vehicle is being chosen, until a test lets it. */
function choosing() {
  const select = Promise.withResolvers<RequestOutcome>();
  const one = bench(({ api }) => (isCommand(api) ? Promise.resolve(well()) : select.promise));
  expect(said(one.proof.command('command.unlock', null))).toBe('done');
  return { one, chosen: () => select.resolve(well()) };
}

describe('a log that is full', () => {
  it('is owed signals and the answer of the command, in their order', async () => {
    const { one, answer } = await horn();
    one.log.isFull = true;
    one.bridge.event({ result: { code: 900 } });
    one.bridge.event({ result: { code: 901 } });
    answer(well());
    await turns();
    one.log.isFull = false;
    one.append({ kind: 'vin-read' });
    await turns();
    expect([one.outs('A-1'), standing(one)]).toEqual([['sent', 'signal', 'signal', 'accepted'], 'open']);
  });

  it('is owed the answer among more signals than are kept of a command', async () => {
    const { one, answer } = await horn();
    one.log.isFull = true;
    for (let n = 0; n < 50; n += 1) one.bridge.event({ result: { code: 900 } });
    answer(well());
    await turns();
    one.log.isFull = false;
    one.append({ kind: 'vin-read' });
    await turns();
    expect([one.outs('A-1').length, one.outs('A-1').at(-1), standing(one)]).toEqual([22, 'accepted', 'open']);
  });

  it('is owed the late answer behind the silence before it', async () => {
    const { one, answer } = await horn();
    one.log.isFull = true;
    answer(SILENT);
    await turns();
    one.proof.heard({ transactionId: last(one)?.tx, status: 'SUCCEEDED', result: null } as never);
    one.log.isFull = false;
    one.append({ kind: 'vin-read' });
    await turns();
    expect(one.outs('A-1')).toEqual(['sent', 'outcome-unknown', 'accepted']);
  });

  it('gets what it is owed before a person’s word', async () => {
    const { one, answer } = await horn();
    answer(well());
    await turns();
    one.log.isFull = true;
    one.bridge.event({ result: { code: 200 } });
    one.log.isFull = false;
    expect(said(one.proof.saw(last(one)?.tx ?? '', 'seen'))).toBe('done');
    expect(one.outs('A-1')).toEqual(['sent', 'accepted', 'signal', 'seen']);
  });

  it('has the person told that their command was not sent, and the next press counts', async () => {
    const { one, chosen } = choosing();
    one.log.isFull = true;
    chosen();
    await expect.poll(() => one.phone.call).toBe(null);
    const told = last(one);
    expect([told?.state, one.proof.part?.heed, commandsOf(one)]).toEqual([{ name: 'not-sent', reason: 'log-unwritable' }, null, []]);
    one.log.isFull = false;
    expect(said(one.proof.command('command.unlock', null))).toBe('overtaken');
    expect(said(one.proof.command('command.unlock', told?.tx ?? null))).toBe('done');
    await expect.poll(() => one.outs('A-1')).toEqual(['sent', 'accepted']);
    expect(one.proof.part?.state.commands.map(({ state }) => state.name)).toEqual(['accepted']);
  });
});

describe('one opening of a vehicle', () => {
  it('has its own presses: one of before it was laid aside is not sent', async () => {
    const { one, chosen } = choosing();
    one.proof.follow(null, null);
    one.proof.follow(CAR_B, AT_B);
    one.proof.follow(CAR_A, AT_A);
    chosen();
    await expect.poll(() => one.phone.call).toBe(null);
    expect([commandsOf(one), one.rows]).toEqual([[], []]);
  });

  it('asks for no status where the next vehicle is in work by now', async () => {
    const select = Promise.withResolvers<RequestOutcome>();
    const one = bench(({ api, parameters }) =>
      api === 'pims.vehicle.vin' && parameters?.['vin'] === 'VIN-A' ? select.promise : Promise.resolve(well()),
    );
    one.proof.read(true);
    one.proof.follow(CAR_B, AT_B);
    select.resolve(well());
    await expect.poll(() => one.outs('A-1')).toEqual(['reading', 'not-read']);
    expect(one.bridge.sent).toEqual(['pims.vehicle.vin']);
  });

  it('takes no status that an earlier one asked for', async () => {
    const first = Promise.withResolvers<RequestOutcome>();
    const second = Promise.withResolvers<RequestOutcome>();
    const one = bench(({ api }) => (api === 'pims.vehicle.vin' ? Promise.resolve(well()) : first.promise));
    one.proof.read(true);
    await expect.poll(() => one.bridge.sent.length).toBe(2);
    one.proof.follow(CAR_B, AT_B);
    one.proof.follow(CAR_A, AT_A);
    one.bridge.answer = ({ api }) => (api === 'pims.vehicle.vin' ? Promise.resolve(well()) : second.promise);
    expect(said(one.proof.read(true))).toBe('done');
    first.resolve(well({ vehicle: { ressources: {} } }));
    await turns();
    expect([standing(one), one.outs('A-1')]).toEqual(['reading', ['reading', 'not-read', 'reading']]);
  });
});

describe('a 2301', () => {
  it.each([
    ['of a read that was sent before somebody signed in, is not theirs', null, A, 0],
    ['of one that was sent while they were signed in, is', A, A, 1],
    ['has it asked who it is where nobody knows', null, null, 1],
  ] as const)('%s', async (_, before, now, losses) => {
    const read = Promise.withResolvers<RequestOutcome>();
    const one = bench(() => read.promise);
    const signIn = (ref: typeof A | null) => (one.session.account = ref === null ? null : { ref });
    signIn(before);
    one.proof.read(false);
    signIn(now);
    read.resolve(refusedWith(2301));
    await turns();
    expect(one.session.losses).toBe(losses);
  });
});

describe('a vehicle that was not chosen', () => {
  it.each([
    ['an error that leaves open what it did', refusedWith(2201), { name: 'not-sent', reason: 'aborted' }],
    ['silence', SILENT, { name: 'not-sent', reason: 'not-connected' }],
    ['a refusal', refusedWith(2301), { name: 'refused', code: 2301 }],
  ])('has no command sent: %s', async (_, outcome, state) => {
    const one = bench(() => Promise.resolve(outcome));
    one.proof.command('command.unlock', null);
    await expect.poll(() => last(one)?.state).toEqual(state);
    expect([one.proof.part?.word, commandsOf(one)]).toEqual(['none', []]);
  });
});

describe('a consent', () => {
  it.each([
    ['is withdrawn', null],
    ['is that of another account', B],
  ])('that %s while the vehicle is chosen has no command sent, and the person is told', async (_, of) => {
    const { one, chosen } = choosing();
    one.consent.of = of;
    chosen();
    await expect.poll(() => one.phone.call).toBe(null);
    expect([last(one)?.state, commandsOf(one), one.rows]).toEqual([{ name: 'not-sent', reason: 'aborted' }, [], []]);
  });

  it('is wanted before anything of a command is sent, and not for a status', () => {
    const one = bench(() => Promise.resolve(well()));
    one.consent.of = null;
    expect([said(one.proof.command('command.lights', null)), one.bridge.sent]).toEqual(['consent-missing', []]);
    expect(said(one.proof.read(true))).toBe('done');
  });
});
