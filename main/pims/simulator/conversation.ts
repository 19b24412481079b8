/**
 * One console's conversation with the simulated bridge: requests in, reactions out. It keeps what a phone keeps per connection
 * (initialised, selected vehicle, subscriptions); what vehicles and server remember is the world's.
 */
import { CANCEL_API } from '../../../app/pims/bridge-protocol/index.ts';
import { API } from '../../../app/pims/index.ts';
import { answerActivation, answerStatus } from './carkey-calls.ts';
import { cancelLongCall } from './long-calls.ts';
import * as other from './other-calls.ts';
import { answerSession, readPhone } from './session-calls.ts';
import { STAND_IN } from './stand-in-plan.ts';
import { controlStandIn, standInCall } from './stand-in.ts';
import { failure, phoneIn, requestShape, success, type Incoming, type Reaction, type Setting, type Talk } from './session.ts';

/** Takes a frame, gives the reactions. A frame that is not a request has none. */
type Conversation = { receive(text: string): readonly Reaction[] };

type Call = (talk: Talk, request: Incoming) => readonly Reaction[];

/** Everything the simulated SDK offers; all else is 2002. */
const CALLS: Readonly<Record<string, Call>> = {
  [`get ${API.carkey}`]: answerStatus,
  [`set ${API.carkey}`]: answerActivation,
  [`set ${API.vin}`]: other.selectVehicle,
  [`get ${API.connection}`]: other.readConnection,
  [`subscribe ${API.connection}`]: other.subscribeConnection,
  [`unsubscribe ${API.connection}`]: other.unsubscribeConnection,
  [`set ${API.service}`]: other.setService,
  [`get ${API.services}`]: other.readServices,
  [`get ${API.sdkVersion}`]: other.readVersion,
  [`get ${API.sdkDevice}`]: other.readDevice,
  'get bridge.transaction': other.readTransaction,
  [`set ${CANCEL_API}`]: cancelLongCall,
  'subscribe pims.vehicle.signal': other.subscribeSignals,
  'unsubscribe pims.vehicle.signal': other.unsubscribeSignals,
  'get practice.phone': readPhone,
};

/** What a bridge answers itself; all else goes to the SDK, or to what stands in for it. */
const OF_THE_BRIDGE: ReadonlySet<string> = new Set([
  'get bridge.transaction',
  `set ${CANCEL_API}`,
  `subscribe ${API.connection}`,
  `unsubscribe ${API.connection}`,
]);

/** Deepest nesting of a frame (bridge protocol, section 2). */
const DEEPEST = 64;

function isTooDeep(value: unknown, depth = 1): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}

/** Starts a conversation. */
export function startConversation(setting: Setting): Conversation {
  const talk: Talk = {
    setting,
    session: { initialised: false, selected: null, near: null, serviceStarted: false, subscription: null, signals: null, open: new Map() },
  };
  return {
    receive: (text) => {
      const json = jsonOf(text);
      const request = requestShape.safeParse(json);
      return request.success && !isTooDeep(json) ? react(talk, request.data) : [];
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function react(talk: Talk, request: Incoming): readonly Reaction[] {
  const { session } = talk;
  const { standIn } = talk.setting;
  if (standIn !== null && request.api === `bridge.${STAND_IN}`) return controlStandIn(talk, request, standIn);
  if (request.method === 'initialize') return initialise(talk, request);
  if (request.method === 'release') {
    session.initialised = false;
    return success(talk, request, null);
  }
  if (!session.initialised) return failure(talk, request, 2001);
  const before = phoneIn(talk);
  const key = `${request.method} ${request.api ?? ''}`;
  if (standIn !== null && !OF_THE_BRIDGE.has(key)) return standInCall(talk, request, standIn);
  const reactions = Object.hasOwn(CALLS, key) ? CALLS[key]?.(talk, request) : answerSession(talk, request);
  const moved = phoneIn(talk) !== before && session.subscription !== null && request.method !== 'subscribe';
  return [...(reactions ?? failure(talk, request, 2002)), ...(moved ? other.connectionEvent(talk) : [])];
}

function initialise(talk: Talk, request: Incoming): readonly Reaction[] {
  if (talk.session.initialised) return failure(talk, request, 2007);
  const { environnement, credential, profile } = request.parameters ?? {};
  if (environnement === undefined || credential === undefined || profile === undefined) return failure(talk, request, 2101);
  talk.session.initialised = true;
  return success(talk, request, null);
}
