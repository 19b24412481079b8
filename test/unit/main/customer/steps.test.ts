/** The steps at the machine: what was typed is what they are asked by. */
import { expect, it } from 'vitest';
import type { RequestOutcome } from '../../../../app/pims/index.ts';
import type { SessionRequest } from '../../../../app/pims/session-calls/index.ts';
import { Steps } from '../../../../main/customer/steps.ts';
import { A, B, CAR_A, refusedWith, well } from './run-bench.ts';

const TYPED = 'ASSOC-1234567';
const VIN_LIKE = 'VR3UHZKXZNT123456';

function bench() {
  const asked: SessionRequest[] = [];
  const answers: ((outcome: RequestOutcome) => void)[] = [];
  const phone = {
    ask: (request: SessionRequest) => {
      asked.push(request);
      return new Promise<RequestOutcome>((resolve) => answers.push(resolve));
    },
    track: () => undefined,
  };
  const context = { bridge: { state: () => ({ name: 'ready' }) }, clock: { wall: () => 1 } };
  const parts = { context, running: () => null, changed: () => undefined };
  const session = { lost: () => undefined, account: null as { ref: typeof A } | null };
  return { steps: new Steps(parts as never, phone as never, session as never), session, asked, answers };
}

it.each([
  ['an answer', well({ stepsID: 'S-of-the-VIN', steps: [] })],
  ['a refusal', refusedWith(2201)],
])('an association that is typed while the steps are read is asked by once that came to %s', async (_, outcome) => {
  const { steps, asked, answers } = bench();
  expect(steps.read(CAR_A, null, false).ok).toBe(true);
  expect(steps.read(CAR_A, TYPED, true).ok).toBe(true);
  answers[0]?.(outcome);
  await expect.poll(() => asked.length).toBe(2);
  expect([steps.part.reading, steps.by(CAR_A)]).toEqual([true, { carAssociationID: TYPED }]);
  expect(asked[1]?.parameters).toMatchObject({ carAssociationID: TYPED });
  expect(asked[1]?.call).toBe('steps.reset');
  answers[1]?.(well({ stepsID: 'S-1', steps: [] }));
  await expect.poll(() => steps.part).toMatchObject({ reading: false, by: 'association', problem: null });
  expect(asked.length).toBe(2);
});

it('what was typed for one vehicle is not asked for the next one', async () => {
  const { steps, asked, answers } = bench();
  steps.read(CAR_A, null, false);
  steps.read(CAR_A, TYPED, false);
  steps.forget();
  answers[0]?.(well({ stepsID: 'S-1', steps: [] }));
  steps.read(CAR_A, null, false);
  answers[1]?.(well({ stepsID: 'S-2', steps: [] }));
  await expect.poll(() => steps.part.reading).toBe(false);
  expect([asked.length, steps.part.by]).toEqual([2, 'vin']);
});

const STEPS = (stepsID: string) => well({ stepsID, steps: [] });

it('the steps of one account are not those of the next: they are asked anew, and by nothing that the first was told', async () => {
  const { steps, session, asked, answers } = bench();
  session.account = { ref: A };
  steps.accountTold(CAR_A, A);
  answers[0]?.(STEPS('S-of-A'));
  await expect.poll(() => steps.part.reading).toBe(false);
  steps.accountTold(CAR_A, A);
  expect([asked.length, steps.by(CAR_A)]).toEqual([1, { stepsID: 'S-of-A' }]);
  session.account = { ref: B };
  steps.accountTold(CAR_A, B);
  expect([steps.part.view, steps.part.reading, asked.at(-1)?.parameters]).toMatchObject([null, true, { vin: 'VIN-A' }]);
});

it('an answer that was on its way tells nothing of the account that came in meanwhile; what was typed for the vehicle stays', async () => {
  const { steps, session, asked, answers } = bench();
  steps.read(CAR_A, VIN_LIKE, false);
  session.account = { ref: B };
  steps.accountTold(CAR_A, B);
  answers[0]?.(STEPS('S-of-nobody'));
  answers[1]?.(STEPS('S-of-B'));
  await expect.poll(() => steps.part.reading).toBe(false);
  expect([asked[1]?.parameters, steps.by(CAR_A)]).toMatchObject([{ carAssociationID: VIN_LIKE }, { stepsID: 'S-of-B' }]);
  expect(steps.part.warnings).toEqual(['looks-like-vin']);
});

it('what wanted a sign-in is asked again once somebody has signed in, and only then', async () => {
  const { steps, session, asked, answers } = bench();
  session.account = { ref: A };
  steps.accountTold(CAR_A, A);
  answers[0]?.(refusedWith(2301));
  await expect.poll(() => steps.part.problem?.remedy).toBe('sign-in');
  expect(asked.length).toBe(1);
  steps.accountTold(CAR_A, A);
  answers[1]?.(refusedWith(2204));
  await expect.poll(() => steps.part.problem?.remedy).toBe('ask-again');
  steps.accountTold(CAR_A, A);
  expect(asked.length).toBe(2);
});
