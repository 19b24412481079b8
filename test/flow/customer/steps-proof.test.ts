/** The service activation steps, and the proof after a confirmed activation, over the real socket. */
import { describe, expect, it } from 'vitest';
import { activate, call, jobUntil } from '../../support/console.ts';
import { consentedHere, consoleAt, customerUntil, desk, entriesOf, opened, refusalOf, sentTo, type Desk } from './kit.ts';

const STEPS = 'pims.subscription.steps';
const COMMAND = 'pims.vehicle.command';
const BRIEF = { limits: { answerTimeoutMs: 3_000, activationTimeoutMs: 700 } };

async function read(one: Desk, association?: string) {
  await call(one.run, 'steps.read', { vin: one.vin, ...(association === undefined ? {} : { association }) });
  const { steps } = await customerUntil(one.run, (view) => !view.steps.reading);
  return steps;
}

describe('the steps', () => {
  it('say what is missing, first by VIN, then by the id of this phone', async () => {
    const one = await desk('not-enrolled');
    await opened(one);
    const first = await read(one);
    expect([first.by, first.view?.next, first.view?.lines.map(({ state }) => state)]).toEqual(['vin', 'enrol', ['done', 'open', 'later']]);
    expect((await read(one)).by).toBe('steps-id');
    expect((await read(one, 'ASSOC-0001')).by).toBe('association');
    expect(await refusalOf(one, 'steps.read', { vin: one.vin, association: 'two words' })).toBe('association-form');
  });

  it('another phone’s id is forgotten, and they are asked by what else is known', async () => {
    const one = await desk('other-phone-steps');
    await opened(one);
    await read(one);
    const before = sentTo(one, STEPS);
    const again = await read(one);
    expect([again.problem, again.view !== null, sentTo(one, STEPS) >= before]).toEqual([null, true, true]);
  });

  it.each([2201, 2203, 2301, 2302])('an error %i says what to do', async (code) => {
    const one = await desk(`steps.read-${String(code)}`);
    await opened(one);
    const { problem } = await read(one);
    expect(problem).toEqual({ code, remedy: { 2201: 'ask-again', 2203: 'ask-again', 2301: 'sign-in', 2302: 'one-time-code' }[code] });
  });
});

/** A vehicle whose CarKey was activated just now, without a consent. */
async function proving(scenario: string, options: Parameters<typeof desk>[1] = {}): Promise<Desk> {
  const one = await desk(scenario, options);
  await activate(one.run, one.vin);
  await jobUntil(one.run, ({ attempt }) => attempt?.state.name === 'succeeded' && attempt.state.readBack === 'confirmed');
  await customerUntil(one.run, ({ proof }) => proof !== null);
  return one;
}

/** The same with the consent of whoever is signed in. */
async function activated(...of: Parameters<typeof proving>): Promise<Desk> {
  const one = await proving(...of);
  await consentedHere(one);
  return one;
}

const proofOf = async (one: Desk) =>
  (await customerUntil(one.run, ({ proof, call: sent }) => proof !== null && proof.state.name === 'open' && sent === null)).proof;

/** The last command that is shown. */
const lastOf = ({ run }: Desk): string | null => run.current().customer.view().proof?.state.commands.at(-1)?.tx ?? null;

/** Sends a command and waits until it is at rest. */
async function commanded(one: Desk, what: 'command.lights' | 'command.horn' = 'command.lights') {
  const before = one.run.current().customer.view().proof?.state.commands.length ?? 0;
  await call(one.run, 'proof.command', { vin: one.vin, call: what, last: lastOf(one), carInSight: true });
  const view = await customerUntil(
    one.run,
    ({ proof, call: sent }) => sent === null && proof !== null && proof.state.commands.length > before && proof.state.name === 'open',
  );
  return view.proof;
}

describe('the proof', () => {
  it('is refused before an activation is confirmed', async () => {
    const one = await desk('ok');
    await opened(one);
    expect(await refusalOf(one, 'proof.read', { vin: one.vin, fresh: true })).toBe('nothing-to-prove');
  });

  it('reads the status without a consent, and sends no command without one: it holds for this person, this vehicle and this account', async () => {
    const one = await proving('ok');
    await call(one.run, 'proof.read', { vin: one.vin, fresh: true });
    expect((await proofOf(one))?.word).toBe('status');
    const press = { vin: one.vin, call: 'command.unlock', last: null, carInSight: true } as const;
    expect([await refusalOf(one, 'proof.command', press), sentTo(one, COMMAND)]).toEqual(['consent-missing', 0]);
    expect(one.run.current().customer.view().proof?.mayCommand).toEqual([]);
    await consentedHere(one);
    expect(one.run.current().customer.view().proof?.mayCommand).toContain('command.unlock');
    await call(one.run, 'customer.withdraw', {});
    expect(await refusalOf(one, 'proof.command', press)).toBe('consent-missing');
    await consentedHere(one);
    await call(one.run, 'proof.command', press);
    await customerUntil(one.run, ({ proof, call: sent }) => sent === null && proof?.state.commands.length === 1);
    expect([sentTo(one, COMMAND), (await entriesOf(one.run, 'proof')).filter(({ out }) => out === 'sent').length]).toEqual([1, 1]);
  });

  it('sends no command while nobody is signed in', async () => {
    const one = await activated('ok');
    await call(one.run, 'customer.openBrowser', { work: 'sign-out' });
    await customerUntil(one.run, ({ session, call: sent }) => session.name === 'nobody' && sent === null);
    const press = { vin: one.vin, call: 'command.lights', last: null, carInSight: true } as const;
    expect([await refusalOf(one, 'proof.command', press), sentTo(one, COMMAND)]).toEqual(['customer-nobody', 0]);
  });

  it('status, lights, signals, and what the person saw: each an entry, and the receipt carries the word', async () => {
    const one = await activated('ok');
    await call(one.run, 'proof.read', { vin: one.vin, fresh: true });
    expect((await proofOf(one))?.word).toBe('status');
    await commanded(one);
    const done = await customerUntil(one.run, ({ proof }) => proof?.word === 'command-done');
    const [command] = done.proof?.state.commands ?? [];
    await call(one.run, 'proof.saw', { vin: one.vin, tx: command?.tx ?? '', seen: 'seen' });
    const view = one.run.current().customer.view();
    expect([view.proof?.word, sentTo(one, COMMAND)]).toEqual(['seen', 1]);
    const outs = (await entriesOf(one.run, 'proof')).map(({ out }) => out);
    expect([outs.slice(0, 3), outs.includes('signal'), outs.at(-1)]).toEqual([['reading', 'fresh', 'sent'], true, 'seen']);
    expect(await call(one.run, 'receipt.get', { attempt: view.proof?.attempt ?? '' })).toMatchObject({ proof: 'seen' });
  });

  it('a status of the phone’s cache says that it is older', async () => {
    const one = await activated('status-cached');
    await call(one.run, 'proof.read', { vin: one.vin, fresh: false });
    expect((await proofOf(one))?.word).toBe('status-kept');
  });

  it('a lost answer is unknown, and is followed by no second command', async () => {
    const one = await activated('command-lost', BRIEF);
    const proof = await commanded(one);
    expect([proof?.state.commands[0]?.state.name === 'unknown' || proof?.word === 'command-done', sentTo(one, COMMAND)]).toEqual([true, 1]);
  });

  it.each([
    ['network-not-carkey', 'network'],
    ['command-code', 'one-time-code'],
    ['command.lights-2359', 'wait'],
    ['command.lights-2301', 'sign-in'],
  ])('%s: %s', async (scenario, heed) => {
    const one = await activated(scenario);
    expect([(await commanded(one))?.heed, sentTo(one, COMMAND)]).toEqual([heed, 1]);
  });

  it('goes on after a restart from its entries', async () => {
    const one = await activated('ok');
    await commanded(one);
    await customerUntil(one.run, ({ proof }) => proof?.word === 'command-done');
    await one.run.stop();
    const again = await consoleAt(one.folder, one.simulator);
    await call(again, 'job.open', { vin: one.vin, how: 'typed' });
    expect((await customerUntil(again, ({ proof }) => proof !== null)).proof?.word).toBe('command-done');
  });
});
