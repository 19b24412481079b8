/**
 * One console's conversation with the simulated bridge: requests in, reactions out. It keeps what a phone keeps per connection
 * (initialised, selected vehicle, subscriptions); what vehicles and server remember is the world's.
 */
import { API } from '../../../app/pims/requests.ts';
import { answerActivation, answerStatus } from './carkey-calls.ts';
import * as other from './other-calls.ts';
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
  [`get ${API.steps}`]: other.readSteps,
  [`get ${API.step}`]: other.readSteps,
  [`get ${API.sdkVersion}`]: other.readVersion,
  [`get ${API.sdkDevice}`]: other.readDevice,
  'get bridge.transaction': other.readTransaction,
};

/** Starts a conversation. */
export function startConversation(setting: Setting): Conversation {
  const talk: Talk = { setting, session: { initialised: false, selected: null, near: null, serviceStarted: false, subscription: null } };
  return {
    receive: (text) => {
      const request = requestShape.safeParse(jsonOf(text));
      return request.success ? react(talk, request.data) : [];
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
  if (request.method === 'initialize') return initialise(talk, request);
  if (request.method === 'release') {
    session.initialised = false;
    return success(talk, request, null);
  }
  if (!session.initialised) return failure(talk, request, 2001);
  const before = phoneIn(talk);
  const key = `${request.method} ${request.api ?? ''}`;
  const reactions = Object.hasOwn(CALLS, key) ? CALLS[key]?.(talk, request) : undefined;
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
