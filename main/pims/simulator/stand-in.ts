/**
 * A scripted stand-in for the SDK behind the simulated bridge, for the conformance kit (docs/bridge-protocol.md, section 10). The bridge around
 * it is the same: marks, questions, limits. What it is told to do stands in a plan, and what the "SDK" was called with can be read back.
 */
import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../app/base/index.ts';
import { API } from '../../../app/pims/index.ts';
import { placeHolders } from './account/index.ts';
import * as answers from './answers.ts';
import { waitFor } from './long-calls.ts';
import { plan, type SdkCall, type StandIn } from './stand-in-plan.ts';
import { failure, type Incoming, type Reaction, say, success, type Talk, vinParameter } from './session.ts';

/** `set bridge.stand-in` takes a plan and forgets what was; `get bridge.stand-in` tells calls and all that the app has written. */
export function controlStandIn(talk: Talk, request: Incoming, standIn: StandIn): readonly Reaction[] {
  if (request.method === 'get') return success(talk, request, { calls: [...standIn.calls], written: standIn.written.join('\n') });
  const given = plan.safeParse(request.parameters ?? {});
  if (!given.success) return failure(talk, request, 2102);
  Object.assign(standIn, { plan: given.data, calls: [], written: [] });
  return success(talk, request, {});
}

/** Answers a call of the SDK by the plan. */
export function standInCall(talk: Talk, request: Incoming, standIn: StandIn): readonly Reaction[] {
  const key = `${request.method} ${request.api ?? ''}`;
  standIn.written.push(`${key} ${request.transactionId}`);
  const isOnce = request.method === 'set' || ONCE.has(key);
  const seen = isOnce ? talk.setting.world.mark(request.transactionId) : null;
  if (seen !== null) return seen.answer === null ? failure(talk, request, 2005) : [{ kind: 'send', text: seen.answer, afterMs: 0 }];
  const refusal = refusalOf(talk, request, key, standIn, isOnce);
  if (refusal !== null) return failure(talk, request, refusal);
  return wait({ talk, request, key, standIn, isOnce });
}

const ONCE: ReadonlySet<string> = new Set(['get pims.authentication.smscode', 'get pims.authentication.otp']);

/** What never reaches the SDK. */
function refusalOf({ session }: Talk, request: Incoming, key: string, { plan: now }: StandIn, isOnce: boolean): number | null {
  if (key === 'get pims.authentication.token') return 2002;
  if ([...placeHolders(request.parameters ?? {}).values()].includes(null)) return 2102;
  if (isOnce && now.storageFull) return 2000;
  if (isOnce && now.offline) return 2202;
  if (key !== `set ${API.carkey}`) return null;
  return now.connected !== undefined && now.connected !== session.selected ? 2342 : null;
}

type One = {
  readonly talk: Talk;
  readonly request: Incoming;
  readonly key: string;
  readonly standIn: StandIn;
  readonly isOnce: boolean;
};

/** How long the stand-in's customer takes. */
const PERSON_MS = 50;

function wait(one: One): readonly Reaction[] {
  const { talk, request, key, standIn, isOnce } = one;
  if (isOnce) talk.setting.world.setMark({ id: request.transactionId, state: 'sent', answer: null });
  const asked = placeHolders(request.parameters ?? {}).size > 0;
  if (asked) {
    const isAlone = standIn.plan.typed === undefined;
    const steps = [['asking-on-phone', 0], ...(isAlone ? [] : [['calling-pims', PERSON_MS] as const])] as const;
    return waitFor(talk, request, { steps, endsMs: isAlone ? null : PERSON_MS, givenUp: 2010, end: () => callSdk(one) });
  }
  if (key !== 'set pims.authentication.user') return callSdk(one);
  const steps = [
    ['browser-open', 0],
    ['person-at-work', PERSON_MS],
  ] as const;
  return waitFor(talk, request, {
    steps,
    endsMs: standIn.plan.browserStaysOpen ? null : PERSON_MS * 2,
    givenUp: 2368,
    end: () => callSdk(one),
  });
}

/** Calls the stand-in, with a crash where the plan wants one. */
function callSdk(one: One): readonly Reaction[] {
  const { talk, request, standIn, isOnce } = one;
  const crash = isOnce ? standIn.plan.crash : undefined;
  const gone: readonly Reaction[] = [{ kind: 'close', afterMs: 0 }];
  if (crash === 'before-call') return gone;
  standIn.calls.push(recorded(request, standIn));
  if (crash === 'during-call') return gone;
  const end = (): readonly Reaction[] => {
    const message = { transactionId: request.transactionId, ...sdkAnswer(one) };
    if (isOnce)
      talk.setting.world.setMark({ id: request.transactionId, state: 'done', answer: JSON.stringify(withoutCode(one.key, message)) });
    return crash === 'before-answer' ? gone : [say(talk, message)];
  };
  const { delayMs } = standIn.plan;
  return delayMs === 0 ? end() : [{ kind: 'later', afterMs: delayMs, of: request.transactionId, run: end }];
}

/** What was typed is told by its SHA-256 alone. */
function recorded({ method, api = '', parameters = {} }: Incoming, { plan: { typed = {} } }: StandIn): SdkCall {
  const named = [...placeHolders(parameters).keys()].map((name) => {
    const { $ask } = parameters[name] as { readonly $ask: string };
    return [
      name,
      createHash('sha256')
        .update(typed[$ask] ?? '')
        .digest('hex'),
    ];
  });
  return { method, api, parameters: parameters, typed: Object.fromEntries(named) as Record<string, string> };
}

function sdkAnswer({ talk: { session }, request, key, standIn }: One): JsonObject {
  const { sdk, answers: given } = standIn.plan;
  if (key === `set ${API.vin}`) {
    const vin = vinParameter(request.parameters?.['vin']);
    session.selected = typeof vin === 'number' ? null : vin;
  }
  const lacks = sdk === '2.3' ? session.selected === null : request.parameters?.['vin'] === undefined;
  if (key === `get ${API.carkey}` && lacks) return errorOf(2101);
  return (Object.hasOwn(given, key) ? given[key] : undefined) ?? { status: 'SUCCEEDED', result: {} };
}

function errorOf(code: number): JsonObject {
  const { transactionId: _none, ...rest } = answers.failed('', code);
  return rest;
}

function withoutCode(key: string, message: JsonObject): JsonObject {
  return key === 'get pims.authentication.otp' && message['status'] === 'SUCCEEDED' ? { ...message, result: {} } : message;
}
