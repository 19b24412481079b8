/** Plays exercises on a real console as somebody would who does everything right, with nothing but the messages of the contract. */
import type { ExerciseView, TrainingGoal } from '../../../app/training/types.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { practiceFleet } from '../../../main/pims/simulator/scenarios.ts';
import { COURSE_EXERCISES, type CourseName } from '../../../app/training/index.ts';
import { activate, call, jobUntil, openVehicle, send } from '../../support/console.ts';
import { customerUntil } from '../../support/customer.ts';
import { acted, atRest, begun, consentedHere, type Desk } from '../customer/kit.ts';

type Act = Parameters<typeof acted>[1];

/** One vehicle before somebody who trains. The rest of a desk is not known here. */
const deskOf = (run: RunningConsole, vin: string): Desk => ({ run, vin }) as Desk;

/** What a vehicle plays; the console does not tell it while a round runs. */
export function scenarioOf(vin: string): string {
  const found = practiceFleet.find((one) => one.vin === vin);
  if (found === undefined) throw new Error(`${vin} is no practice vehicle`);
  return found.scenario;
}

/** The vehicle of a situation. */
export function vehicleOf(scenario: string): string {
  const found = practiceFleet.find((one) => one.scenario === scenario);
  if (found === undefined) throw new Error(`no vehicle plays ${scenario}`);
  return found.vin;
}

/** Who is signed in is known, and nothing is asked of the phone: the customer of the vehicle before has been signed out. */
const settled = (run: RunningConsole, vin: string) =>
  customerUntil(run, (view) => view.vin === vin && view.call === null && ['nobody', 'signed-in'].includes(view.session.name));

/** Activates and waits for what becomes of it. */
export async function sendOnce(run: RunningConsole, vin: string): Promise<void> {
  await openVehicle(run, vin);
  await settled(run, vin);
  await activate(run, vin);
  await jobUntil(run, ({ attempt, stage }) => stage === null && attempt !== null && attempt.state.name !== 'sent');
}

async function confirmed(run: RunningConsole): Promise<void> {
  await jobUntil(run, ({ attempt }) => attempt?.state.name === 'succeeded' && attempt.state.readBack === 'confirmed');
}

/** Asks after an unknown outcome until it is known, or was seen to have had no effect. */
export async function askedAfter(run: RunningConsole): Promise<void> {
  for (;;) {
    const { attempt } = await jobUntil(run, ({ stage }) => stage === null);
    if (attempt?.state.name !== 'unknown' || attempt.state.noEffectSeen) return;
    await run.current().bridge.ready(10_000);
    await call(run, 'job.recheck', {});
  }
}

/** Settles by a person's word. */
export async function decide(run: RunningConsole, as: 'no-effect' | 'other-vehicle-handled' | 'activated-code-lost'): Promise<void> {
  const { attempt } = await jobUntil(run, (job) => job.stage === null);
  await call(run, 'job.decide', { as, reason: 'Looked at the vehicle.', attempt: attempt?.id ?? '' });
}

/** Opens the vehicle, signs the customer in where nobody is, and notes the consent. The customer of the vehicle before is still being signed out. */
async function consented({ run, vin }: Desk): Promise<void> {
  await openVehicle(run, vin);
  for (;;) {
    await settled(run, vin);
    await call(run, 'customer.ask', {});
    const { session } = await settled(run, vin);
    if (session.name === 'nobody') await send(run, 'customer.openBrowser', { work: 'sign-in' });
    else if (
      (await send(run, 'customer.consent', { vin, kind: 'customer', account: session.name === 'signed-in' ? session.account.ref : '' }))
        .ok &&
      (await settled(run, vin)).consent !== null
    )
      return;
  }
}

async function enrolled(run: RunningConsole, vin: string, acts: readonly Act[]): Promise<void> {
  const one = deskOf(run, vin);
  await consented(one);
  await begun(one, 'enrol');
  for (const act of acts) await acted(one, act);
}

async function gaveCode(run: RunningConsole, vin: string): Promise<void> {
  const one = deskOf(run, vin);
  await call(run, 'enrolment.begin', { vin, goal: 'one-time-code' });
  await customerUntil(run, atRest);
  await acted(one, 'give-pin');
}

/** The customer's situations, each a way of its own. */
const CUSTOMERS: Readonly<Record<string, (run: RunningConsole, vin: string) => Promise<void>>> = {
  nobody: async (run, vin) => {
    await consented(deskOf(run, vin));
    await sendOnce(run, vin);
    await confirmed(run);
  },
  'first-time': async (run, vin) => {
    await enrolled(run, vin, ['give', 'give']);
    await sendOnce(run, vin);
    await confirmed(run);
  },
  'session-lost': async (run, vin) => {
    await enrolled(run, vin, ['send-sms']);
    await call(run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(run, (view) => view.session.name === 'signed-in' && atRest(view));
    for (const act of ['send-sms', 'give', 'give'] as const) await acted(deskOf(run, vin), act);
  },
  'pin-mistyped': async (run, vin) => {
    await enrolled(run, vin, ['send-sms', 'give', 'give']);
    // After a wrong one the next may be the last before a lock: whoever goes on says that they know.
    await acted(deskOf(run, vin), 'give', { known: true });
  },
  'account-blocked': (run, vin) => enrolled(run, vin, ['remove', 'sure', 'send-sms', 'give', 'give']),
  'wants-code': async (run, vin) => {
    await consented(deskOf(run, vin));
    await sendOnce(run, vin);
    await gaveCode(run, vin);
    await sendOnce(run, vin);
    await confirmed(run);
  },
  sold: async (run, vin) => {
    const one = deskOf(run, vin);
    await consented(one);
    await begun(one, 'unlink');
    for (const act of ['unlink', 'sure', 'give-pin', 'sure'] as const) await acted(one, act);
  },
  'command-lost': async (run, vin) => {
    await sendOnce(run, vin);
    await confirmed(run);
    await customerUntil(run, ({ proof, call: sent, session }) => proof !== null && sent === null && session.name === 'signed-in');
    await consentedHere({ run, vin });
    await call(run, 'proof.command', { vin, call: 'command.lights', last: null, carInSight: true });
    const view = await customerUntil(
      run,
      ({ proof, call: sent }) =>
        sent === null && proof?.state.name === 'open' && ['done', 'unknown'].includes(proof.state.commands[0]?.state.name ?? ''),
    );
    await call(run, 'proof.saw', { vin, tx: view.proof?.state.commands[0]?.tx ?? '', seen: 'seen' });
  },
};

const WAYS: Readonly<Record<Exclude<TrainingGoal, 'enrol' | 'unlink' | 'prove'>, (run: RunningConsole, vin: string) => Promise<void>>> = {
  activate: async (run, vin) => {
    await sendOnce(run, vin);
    await confirmed(run);
  },
  leave: async (run, vin) => {
    await openVehicle(run, vin);
  },
  'settle-activated': async (run, vin) => {
    await sendOnce(run, vin);
    await askedAfter(run);
  },
  'settle-no-effect': async (run, vin) => {
    await sendOnce(run, vin);
    await askedAfter(run);
    await decide(run, 'no-effect');
  },
  'settle-other-vehicle': async (run, vin) => {
    await sendOnce(run, vin);
    await decide(run, 'other-vehicle-handled');
  },
  unconfirmed: sendOnce,
  refused: sendOnce,
};

/** Plays one exercise as it should be. */
export async function play(run: RunningConsole, course: CourseName, { vin }: Pick<ExerciseView, 'vin'>): Promise<void> {
  const scenario = scenarioOf(vin);
  const own = CUSTOMERS[scenario];
  if (own !== undefined) return own(run, vin);
  const goal = COURSE_EXERCISES[course].find((one) => one.scenario === scenario)?.goal;
  if (goal === undefined || goal === 'enrol' || goal === 'unlink' || goal === 'prove') throw new Error(`no way for ${scenario}`);
  await WAYS[goal](run, vin);
}
