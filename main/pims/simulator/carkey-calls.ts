/** The two CarKey calls of the simulated bridge: the only ones that scenarios bend. */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../app/base/index.ts';
import { selectsVehicle } from '../../../app/pims/index.ts';
import { activationRefusal } from './account/index.ts';
import * as answers from './answers.ts';
import type { Scenario } from './scenarios.ts';
import { failure, phoneIn, say, vinParameter, type Incoming, type Reaction, type Talk } from './session.ts';

/** `get pims.vehicle.carkey`: of the VIN parameter before 2.3, of the selected vehicle since. */
export function answerStatus(talk: Talk, request: Incoming): readonly Reaction[] {
  const { setting, session } = talk;
  const vin = vinParameter(selectsVehicle(setting.sdk) ? session.selected : request.parameters?.['vin']);
  if (typeof vin === 'number') return failure(talk, request, vin);
  session.near = vin;
  const scenario = setting.scenarioOf(vin);
  const error = scenario.getError ?? statusRefusal(talk, scenario, vin);
  const message =
    error === null
      ? answers.succeeded(request.transactionId, answers.statusResult(setting.world.status(scenario, vin)))
      : answers.failed(request.transactionId, error);
  return withNoise(talk, scenario, message, scenario.delayMs ?? 0);
}

/** Nobody is signed in, or the vehicle was unlinked from the account. */
function statusRefusal({ setting }: Talk, scenario: Scenario, vin: string): number | null {
  const { user, unlinked } = setting.world.account(scenario);
  if (user === null) return 2301;
  return unlinked.includes(vin) ? 2323 : null;
}

/**
 * `set pims.vehicle.carkey`: of the vehicle the phone sits in before 2.3, of the selected one since. A request that was seen before is
 * never carried out again: its stored answer is repeated, or 2005 while there is none.
 */
export function answerActivation(talk: Talk, request: Incoming): readonly Reaction[] {
  const { setting, session } = talk;
  const seen = setting.world.mark(request.transactionId);
  if (seen !== null) return seen.answer === null ? failure(talk, request, 2005) : [{ kind: 'send', text: seen.answer, afterMs: 0 }];
  const vin = selectsVehicle(setting.sdk) ? session.selected : phoneIn(talk);
  const scenario = setting.scenarioOf(session.near);
  setting.world.countSet(scenario, vin ?? '');
  const refusal = refusalOf(talk, vin);
  if (refusal !== null || vin === null) return failure(talk, request, refusal ?? 2101);
  const wanted = accountRefusal(talk, scenario, vin);
  if (wanted !== null) return failure(talk, request, wanted);
  if (scenario.mishap === 'lost-request') return [];
  if (scenario.mishap === 'dropped-before-effect') return [{ kind: 'close', afterMs: 0 }];
  return carryOut(talk, request, scenario, vin);
}

/** What the customer's account refuses; a one-time code that was wanted is used up. */
function accountRefusal({ setting }: Talk, scenario: Scenario, vin: string): number | null {
  const account = setting.world.account(scenario);
  const script = scenario.account ?? {};
  const refusal = activationRefusal({ account, script, vin });
  if (refusal === null && account.hasCode) setting.world.setAccount(scenario, { ...account, hasCode: false });
  return refusal;
}

/** Nothing is chosen, or the phone is not in the vehicle that is. */
function refusalOf(talk: Talk, vin: string | null): number | null {
  if (vin === null) return selectsVehicle(talk.setting.sdk) ? 2101 : 2342;
  return phoneIn(talk) === vin ? null : 2342;
}

function carryOut(talk: Talk, request: Incoming, scenario: Scenario, vin: string): readonly Reaction[] {
  const { world, serverNow, lateMs } = talk.setting;
  const { setError, errorAfterEffect, flaw, mishap, delayMs = 0 } = scenario;
  const id = request.transactionId;
  world.setMark({ id, state: 'sent', answer: null });
  if ((setError === undefined || errorAfterEffect === true) && flaw !== 'no-carkey') world.takeEffect(scenario, vin);
  const message =
    setError === undefined ? answers.succeeded(id, answers.activationResult(vin, serverNow(), flaw)) : answers.failed(id, setError);
  if (mishap === 'lost-answer') return [];
  if (mishap === 'dropped-connection') return [{ kind: 'close', afterMs: delayMs }];
  world.setMark({ id, state: 'done', answer: JSON.stringify(message) });
  return withNoise(talk, scenario, message, mishap === 'late-answer' ? lateMs : delayMs);
}

/** The answer with what comes along: itself again, one that nobody asked for, or bytes that are no message. */
function withNoise(talk: Talk, { noise }: Scenario, message: JsonObject, afterMs: number): readonly Reaction[] {
  const answer = say(talk, message, afterMs);
  if (noise === 'double') return [answer, answer];
  if (noise === 'foreign') return [say(talk, { ...message, transactionId: randomUUID() }, afterMs), answer];
  return noise === 'garbage' ? [{ kind: 'send', text: '{"transactionId": "', afterMs }, answer] : [answer];
}
