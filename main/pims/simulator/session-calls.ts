/** The calls of the customer's session at the simulated bridge: marks, questions, browser, what goes wrong on the way; the account does the rest. */
import type { JsonObject } from '../../../app/base/index.ts';
import { CALLS, type CallName } from '../../../app/pims/session-calls/index.ts';
import {
  type At,
  type Bend,
  carryOut,
  isMarked,
  type Outcome,
  placeHolders,
  sessionCall,
  signalsAfter,
  withTyped,
} from './account/index.ts';
import * as answers from './answers.ts';
import { waitFor, type Waiting } from './long-calls.ts';
import type { Scenario } from './scenarios.ts';
import { failure, type Incoming, phoneShows, type Reaction, say, success, type Talk, vinParameter } from './session.ts';

/** Answers a call of the session; undefined: it is none. */
export function answerSession(talk: Talk, request: Incoming): readonly Reaction[] | undefined {
  const named = sessionCall(request.method, request.api ?? '', request.parameters ?? {});
  if (named === null) return undefined;
  if ('code' in named) return failure(talk, request, named.code);
  const { call, parameters } = named;
  const seen = isMarked(call) ? talk.setting.world.mark(request.transactionId) : null;
  if (seen !== null) return seen.answer === null ? failure(talk, request, 2005) : [{ kind: 'send', text: seen.answer, afterMs: 0 }];
  const vin = parameters['vin'] === undefined ? null : vinParameter(parameters['vin']);
  if (typeof vin === 'number') return failure(talk, request, vin);
  if (vin !== null) talk.session.near = vin;
  return begin({ talk, request, call, parameters, scenario: talk.setting.scenarioOf(talk.session.near) });
}

/** `get practice.phone`, which no real bridge has: what the customer reads on the phone. */
export function readPhone(talk: Talk, request: Incoming): readonly Reaction[] {
  return success(talk, request, { ...phoneShows(talk.setting, talk.setting.scenarioOf(talk.session.near)) });
}

type Call = {
  readonly talk: Talk;
  readonly request: Incoming;
  readonly call: CallName;
  readonly parameters: JsonObject;
  readonly scenario: Scenario;
};

function begin(one: Call): readonly Reaction[] {
  const { talk, request, call, parameters, scenario } = one;
  const asked = [...placeHolders(parameters).values()];
  if (asked.length > 0 && (scenario.bridge !== undefined || asked.includes(null))) return failure(talk, request, 2102);
  if (isMarked(call)) talk.setting.world.setMark({ id: request.transactionId, state: 'sent', answer: null });
  if (CALLS[call].long) return waitFor(talk, request, browser(one));
  return asked.length > 0 ? waitFor(talk, request, question(one)) : end(one);
}

/** How often longer a slow customer takes. */
const SLOW = 8;

function browser(one: Call): Waiting {
  const { personMs } = one.talk.setting;
  const how = one.scenario.account?.browser;
  const isFirst = one.talk.setting.world.account(one.scenario).browsers === 0;
  const closes = how === 'closed' || (how === 'closed-once' && isFirst);
  // Nothing comes of it: the browser stays open, and whoever gives it up hears no answer of it either.
  const isLost = bendOf(one)?.mishap === 'lost-request';
  const staysOpen = how === 'never' || isLost;
  const readyMs = personMs * (how === 'slow' ? SLOW : 2);
  const steps = [
    ['browser-open', 0],
    ['person-at-work', personMs],
    ...(closes || staysOpen ? [] : [['page-done', readyMs] as const]),
  ] as const;
  return { steps, endsMs: staysOpen ? null : readyMs, givenUp: isLost ? null : 2368, end: () => (closes ? closed(one) : end(one)) };
}

/** The customer closes the browser. */
function closed({ talk, request, scenario, call }: Call): readonly Reaction[] {
  const account = talk.setting.world.account(scenario);
  talk.setting.world.setAccount(scenario, { ...account, browsers: account.browsers + 1 });
  return settle({ talk, request, call }, answers.failed(request.transactionId, 2368));
}

function question(one: Call): Waiting {
  const { personMs, world } = one.talk.setting;
  const script = one.scenario.account ?? {};
  const steps = [
    ['asking-on-phone', 0],
    ['calling-pims', personMs],
  ] as const;
  const typed = (): JsonObject => withTyped(one.parameters, world.account(one.scenario), script);
  const isAlone = script.person === 'nobody';
  return {
    steps: isAlone ? steps.slice(0, 1) : steps,
    endsMs: isAlone ? null : personMs,
    givenUp: 2010,
    end: () => end({ ...one, parameters: typed() }),
  };
}

/** The bridge calls the SDK. */
function end(one: Call): readonly Reaction[] {
  const { talk, request, call } = one;
  const bend = bendOf(one);
  if (bend?.mishap === 'lost-request') return [];
  const outcome = bend?.code === undefined || bend.applied === true ? carryOut(call, at(one)) : refusedBy(one, bend.code);
  remember(one, outcome, bend !== null);
  const signals = call.startsWith('command.') && 'result' in outcome ? signalsOf(talk, at(one)) : [];
  if (bend?.mishap === 'lost') return signals;
  const message = messageOf(request.transactionId, outcome, bend?.code);
  const answer = settle({ talk, request, call }, message, bend?.mishap === 'late' ? talk.setting.lateMs : 0);
  return [...answer, ...(bend?.mishap === 'double' ? answer : []), ...signals];
}

function messageOf(id: string, outcome: Outcome, instead: number | undefined): JsonObject {
  if (instead !== undefined) return answers.failed(id, instead);
  return 'result' in outcome ? answers.succeeded(id, outcome.result) : answers.failed(id, outcome.code);
}

function at({ talk: { setting, session }, parameters, scenario }: Call): At {
  const vin = session.near;
  return {
    account: setting.world.account(scenario),
    script: scenario.account ?? {},
    parameters,
    name: scenario.name,
    sdk: setting.sdk,
    vin,
    active: vin !== null && setting.world.status(scenario, vin).cvsStatus === 'active',
    now: setting.serverNow(),
  };
}

function bendOf({ talk, call, scenario }: Call): Bend | null {
  const bend = scenario.account?.bend;
  if (bend?.call !== call) return null;
  return bend.once === true && talk.setting.world.account(scenario).bent > 0 ? null : bend;
}

/** A session that is lost is lost for what comes after it too. */
function refusedBy({ talk, scenario }: Call, code: number): Outcome {
  const account = talk.setting.world.account(scenario);
  return { account: code === 2301 ? { ...account, user: null } : account, code };
}

function remember({ talk: { setting }, scenario }: Call, { account }: Outcome, bent: boolean): void {
  const before = setting.world.account(scenario).smsSent;
  setting.world.setAccount(scenario, bent ? { ...account, bent: account.bent + 1 } : account);
  if (account.smsSent > before) setting.onPhone(phoneShows(setting, scenario));
}

/** The answer, marked as given; a one-time code is not kept with its mark. */
function settle({ talk, request, call }: Pick<Call, 'talk' | 'request' | 'call'>, message: JsonObject, afterMs = 0): readonly Reaction[] {
  const kept = CALLS[call].secretAnswer && message['status'] === 'SUCCEEDED' ? { ...message, result: {} } : message;
  if (isMarked(call)) talk.setting.world.setMark({ id: request.transactionId, state: 'done', answer: JSON.stringify(kept) });
  return [say(talk, message, afterMs)];
}

/** Signals come one after the other, to whoever subscribed. */
function signalsOf(talk: Talk, where: At): readonly Reaction[] {
  const { signals } = talk.session;
  if (signals === null) return [];
  return signalsAfter(where).map((result, i) => say(talk, answers.event(signals, result), (i + 1) * talk.setting.personMs));
}
