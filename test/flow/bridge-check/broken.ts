/** For every rule a bridge that breaks it, and nothing else. */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../app/base/json.ts';
import { KIT_SECRET, wordOf } from '../../../main/bridge-check/kit.ts';
import type { Twist, Wire } from './broken-bridge.ts';

type Incoming = NonNullable<Twist['incoming']>;

const OK = (id: unknown): JsonObject => ({ transactionId: id as string, status: 'SUCCEEDED', result: {} });
const FAIL = (id: unknown, code: number): JsonObject => ({
  transactionId: id as string,
  status: 'FAILED',
  error: { code, label: 'Broken' },
});
const isSet = (frame: JsonObject): boolean => frame['method'] === 'set' && frame['api'] === 'pims.vehicle.carkey';
const errorOf = (frame: JsonObject): unknown => (frame['error'] as JsonObject | undefined)?.['code'];
const idOf = (frame: JsonObject): string => frame['transactionId'] as string;

/** Answers a message itself where it is the one that matters. */
const answering =
  (when: (text: string, binary: boolean, frame: JsonObject) => boolean, id?: string): Incoming =>
  ({ text, binary, frame }, { toConsole }) => {
    if (!when(text, binary, frame)) return true;
    toConsole(FAIL(id ?? idOf(frame), 2001));
    return false;
  };

/** Changes answers to requests that match. */
function changing(match: (request: JsonObject) => boolean, change: (answer: JsonObject, wire: Wire) => JsonObject | null): Twist {
  const ids = new Set<string>();
  return {
    incoming: ({ frame }) => {
      if (match(frame)) ids.add(idOf(frame));
      return true;
    },
    outgoing: (frame, wire) => (ids.has(idOf(frame)) && frame['status'] !== 'RESULT' ? change(frame, wire) : frame),
  };
}

/** Sends a matching request a second time under an id of its own, whose answer nobody sees. */
function calledAgain(match: (frame: JsonObject, wire: Wire, times: number) => boolean): Twist {
  const hidden = new Set<string>();
  const times = new Map<string, number>();
  return {
    incoming: ({ frame }, wire) => {
      const id = idOf(frame);
      times.set(id, (times.get(id) ?? 0) + 1);
      if (!match(frame, wire, times.get(id) ?? 0)) return true;
      const other = randomUUID();
      hidden.add(other);
      wire.toBridge({ ...frame, transactionId: other });
      return true;
    },
    outgoing: (frame) => (hidden.has(idOf(frame)) ? null : frame),
  };
}

/** Repeats a `set` of its own accord when the app is back after a kill at this point. */
function replaying(crash: string): Twist {
  let [armed, isReady] = [false, false];
  let pending: JsonObject | null = null;
  const hidden = new Set<string>();
  return {
    incoming: ({ frame }, wire) => {
      const parameters = (frame['parameters'] ?? {}) as JsonObject;
      if (frame['api'] === 'bridge.stand-in' && frame['method'] === 'set') armed = parameters['crash'] === crash;
      if (armed && isSet(frame)) [pending, isReady] = [frame, false];
      isReady ||= frame['method'] === 'initialize';
      if (pending !== null && isReady && frame['api'] === 'bridge.stand-in' && frame['method'] === 'get') {
        const other = randomUUID();
        hidden.add(other);
        wire.toBridge({ ...pending, transactionId: other });
        pending = null;
      }
      return true;
    },
    outgoing: (frame) => (hidden.has(idOf(frame)) ? null : frame),
  };
}

const standIn = (frame: JsonObject): boolean => frame['api'] === 'bridge.stand-in' && frame['method'] === 'get';
const told = (change: (result: JsonObject) => JsonObject): Twist =>
  changing(standIn, (answer) => ({ ...answer, result: change((answer['result'] ?? {}) as JsonObject) }));
const calls = (result: JsonObject): JsonObject[] => (result['calls'] ?? []) as JsonObject[];

/** The plan in force, for twists that break one situation. */
function under(holds: (plan: JsonObject) => boolean, twist: Twist): Twist {
  let isOn = false;
  return {
    ...twist,
    incoming: (message, wire) => {
      const { frame } = message;
      if (frame['api'] === 'bridge.stand-in' && frame['method'] === 'set') isOn = holds((frame['parameters'] ?? {}) as JsonObject);
      return isOn ? (twist.incoming?.(message, wire) ?? true) : true;
    },
    outgoing: (frame, wire) => (isOn && twist.outgoing !== undefined ? twist.outgoing(frame, wire) : frame),
  };
}

/** Answers the second of two same requests itself. */
function second(match: (frame: JsonObject) => boolean, answer: (frame: JsonObject, first: JsonObject | undefined) => JsonObject): Twist {
  const first = new Map<string, JsonObject | undefined>();
  return {
    incoming: ({ frame }, { toConsole }) => {
      if (!match(frame)) return true;
      if (!first.has(idOf(frame))) {
        first.set(idOf(frame), undefined);
        return true;
      }
      toConsole(answer(frame, first.get(idOf(frame))));
      return false;
    },
    outgoing: (frame) => {
      if (first.has(idOf(frame))) first.set(idOf(frame), frame);
      return frame;
    },
  };
}

const firstProtocol: Twist['asked'] = (asked) => ({ ...asked, protocols: ['pims.bridge.v1'] });
const api = (name: string, method: string) => (frame: JsonObject) => frame['api'] === name && frame['method'] === method;
const carkey = api('pims.vehicle.carkey', 'get');
const asks = (frame: JsonObject): boolean => JSON.stringify(frame['parameters'] ?? {}).includes('$ask');
const dropping = (match: (frame: JsonObject) => boolean): Twist => ({ incoming: ({ frame }) => !match(frame) });
const openBrowser = (plan: JsonObject): boolean => plan['browserStaysOpen'] === true;

/** Same `set` on another connection than the first one, which is not known to have closed. */
function onNewConnection(): Twist {
  const seen = new Map<string, Wire>();
  return calledAgain((frame, wire) => {
    if (!isSet(frame)) return false;
    const before = seen.get(idOf(frame));
    seen.set(idOf(frame), wire);
    return before !== undefined && before.toBridge !== wire.toBridge;
  });
}

function stringly(frame: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(frame).replace('"true"', 'true')) as JsonObject;
}

/** See the head of the file. `token` is the simulator's. */
export const BROKEN: Readonly<Record<string, (token: string) => Twist>> = {
  'upgrade.subprotocol': () => ({ asked: firstProtocol }),
  'upgrade.chosen': () => ({
    asked: (asked) => (asked.protocols.length > 1 ? { ...asked, protocols: ['pims.bridge.v1'] } : asked),
    chosen: (offered) => offered[0] ?? '',
  }),
  'upgrade.path': () => ({ asked: (asked) => ({ ...asked, path: asked.path.replace('/somewhere-else', '/pims') }) }),
  'upgrade.plain-text': () => ({ host: '0.0.0.0' }),
  'token.missing': (token) => ({ asked: (asked) => (asked.path.includes('?') ? asked : { ...asked, token: asked.token ?? token }) }),
  'token.wrong': (token) => ({ asked: (asked) => ({ ...asked, token: asked.token === null ? null : token }) }),
  'token.in-address': (token) => ({ asked: (asked) => (asked.path.includes(token) ? { ...asked, token } : asked) }),
  'date.present': () => ({ headers: ({ date: _date, ...rest }) => rest }),
  'date.server-time': () => ({ headers: (headers) => ({ ...headers, date: new Date().toUTCString() }) }),
  'simulator.mark': () => ({ headers: ({ 'x-pims-proof': _proof, ...rest }) => rest }),
  'hello.form': () => ({ headers: (headers) => ({ ...headers, 'x-pims-bridge': '1.1; ask-on-phone; long-calls; stand-in; two words' }) }),
  'initialize.first': () =>
    changing(
      (request) => request['api'] === 'pims.sdk.version',
      (answer) => ({ ...answer, error: { code: 2002, label: 'x' } }),
    ),
  'initialize.twice': () => {
    const done = new Set<Wire['toBridge']>();
    return {
      incoming: ({ frame }, wire) => {
        if (frame['method'] !== 'initialize') return true;
        if (!done.has(wire.toBridge)) {
          done.add(wire.toBridge);
          return true;
        }
        wire.toConsole(OK(frame['transactionId']));
        return false;
      },
    };
  },
  'secrets.written': () => told((result) => ({ ...result, written: `${wordOf(result['written'])} ${KIT_SECRET}` })),
  'frames.binary': () => ({ incoming: answering((_text, binary) => binary) }),
  'frames.large': () => ({ incoming: answering((text) => text.length > 262_144) }),
  'frames.no-object': () => ({ incoming: answering((text) => text === '[]', 'none') }),
  'frames.utf8': () => ({ incoming: answering((text) => text.includes('\ufffd')) }),
  'frames.nesting': () => ({ incoming: answering((text) => text.includes('"nested"')) }),
  'frames.unknown-field': () => dropping((frame) => 'fieldOfLater' in frame),
  'answers.each': () => {
    let count = 0;
    return {
      outgoing: (frame, { toConsole }) => {
        count = errorOf(frame) === 2001 ? count + 1 : 0;
        if (count === 40) toConsole(frame);
        return frame;
      },
    };
  },
  'answers.form': () => ({
    outgoing: (frame) => (errorOf(frame) === 2001 ? { ...frame, error: { code: 2001 } } : frame),
  }),
  'answers.unchanged': () => ({ outgoing: stringly }),
  'requests.unchanged': () => ({
    incoming: ({ text }, { toBridge }) => {
      if (!text.includes('"resetSteps":"false"')) return true;
      toBridge(text.replace('"resetSteps":"false"', '"resetSteps":false'));
      return false;
    },
  }),
  'requests.order': () => {
    let held: string | null = null;
    return {
      incoming: ({ text, frame }, { toBridge }) => {
        if ((frame['parameters'] as JsonObject | undefined)?.['n'] === 3) {
          held = text;
          return false;
        }
        if (held !== null) {
          toBridge(text);
          toBridge(held);
          held = null;
          return false;
        }
        return true;
      },
    };
  },
  'carkey.selection': () => {
    let chosen = false;
    return {
      incoming: ({ frame }, { toConsole }) => {
        if (frame['api'] === 'pims.vehicle.vin') chosen = true;
        if (!carkey(frame) || chosen || frame['parameters'] !== undefined) return true;
        toConsole(OK(frame['transactionId']));
        return false;
      },
    };
  },
  'carkey.reconnect': () => {
    let chosen = false;
    return {
      incoming: ({ frame }, { toConsole }) => {
        if (frame['api'] === 'bridge.stand-in' && frame['method'] === 'set') chosen = false;
        if (frame['api'] === 'pims.vehicle.vin') chosen = true;
        if (!carkey(frame) || !chosen) return true;
        toConsole(OK(frame['transactionId']));
        return false;
      },
    };
  },
  'carkey.vin': () =>
    under(
      (plan) => plan['sdk'] === '2.2',
      changing(carkey, (answer) => OK(answer['transactionId'])),
    ),
  'subscribe.first-event': () => ({
    outgoing: (frame) => (frame['status'] === 'RESULT' && 'status' in (frame['result'] as JsonObject) ? null : frame),
  }),
  'subscribe.twice': () =>
    changing(api('pims.vehicle.connection', 'subscribe'), (answer) => (errorOf(answer) === 2005 ? OK(idOf(answer)) : answer)),
  ping: () => ({ pongs: false }),
  'token.api': () => changing(api('pims.authentication.token', 'get'), (answer) => OK(answer['transactionId'])),
  'set.same-connection': () => {
    const wires = new Map<string, Wire['toBridge']>();
    return calledAgain((frame, wire, times) => {
      const before = wires.get(idOf(frame));
      wires.set(idOf(frame), wire.toBridge);
      return isSet(frame) && times === 2 && before === wire.toBridge;
    });
  },
  'set.new-connection': () => under((plan) => plan['crash'] === undefined && plan['delayMs'] === undefined, onNewConnection()),
  'set.restart': () =>
    under(
      (plan) => plan['crash'] === 'before-answer',
      calledAgain((frame, _wire, times) => isSet(frame) && times === 2),
    ),
  'set.stored-answer': () =>
    under(
      (plan) => plan['delayMs'] === undefined,
      second(isSet, (frame) => FAIL(frame['transactionId'], 2005)),
    ),
  'set.still-running': () => {
    const running = new Map<string, Wire['toBridge']>();
    return under((plan) => plan['delayMs'] !== undefined, {
      incoming: ({ frame }, { toBridge, toConsole }) => {
        if (!isSet(frame)) return true;
        const again = running.get(idOf(frame)) === toBridge;
        running.set(idOf(frame), toBridge);
        if (again) toConsole(FAIL(idOf(frame), 2201));
        return !again;
      },
    });
  },
  'set.cut': () =>
    under(
      (plan) => plan['delayMs'] !== undefined,
      second(isSet, (frame, first) => first ?? FAIL(frame['transactionId'], 2005)),
    ),
  'crash.before-call': () => replaying('before-call'),
  'crash.during-call': () => replaying('during-call'),
  'crash.before-answer': () =>
    under(
      (plan) => plan['crash'] === 'before-answer',
      changing(api('bridge.transaction', 'get'), (answer) => ({ ...answer, result: { state: 'sent' } })),
    ),
  'set.no-storage': () =>
    under(
      (plan) => plan['storageFull'] === true,
      changing(isSet, (answer) => OK(answer['transactionId'])),
    ),
  'set.offline': () =>
    under(
      (plan) => plan['offline'] === true,
      changing(isSet, (answer) => FAIL(answer['transactionId'], 2201)),
    ),
  'set.other-vehicle': () =>
    under(
      (plan) => plan['connected'] !== undefined,
      changing(isSet, (answer) => OK(answer['transactionId'])),
    ),
  'transaction.state': () =>
    changing(api('bridge.transaction', 'get'), (answer) =>
      (answer['result'] as JsonObject)['state'] === 'not-seen'
        ? { ...answer, result: { ...(answer['result'] as JsonObject), state: 'sent' } }
        : answer,
    ),
  'sms.once': () => calledAgain((frame, _wire, times) => frame['api'] === 'pims.authentication.smscode' && times === 2),
  'otp.once': () => under((plan) => plan['answers'] === undefined, secondOtp()),
  'otp.stored': () =>
    under(
      (plan) => plan['answers'] !== undefined,
      second(api('pims.authentication.otp', 'get'), (frame, first) => first ?? OK(idOf(frame))),
    ),
  'ask.replaced': () => told((result) => ({ ...result, calls: calls(result).map((call) => ({ ...call, typed: {} })) })),
  'ask.secret': () => told((result) => ({ ...result, written: `${wordOf(result['written'])} 804213` })),
  'ask.nobody': () => {
    let isCancelled = false;
    const twist = under((plan) => plan['typed'] === undefined, {
      outgoing: (frame) => (!isCancelled && errorOf(frame) === 2010 ? FAIL(idOf(frame), 2201) : frame),
      incoming: ({ frame }) => {
        if (asks(frame)) isCancelled = false;
        if (frame['api'] === 'bridge.cancel') isCancelled = true;
        return true;
      },
    });
    return twist;
  },
  'ask.unknown': () =>
    changing(
      (request) => JSON.stringify(request).includes('"password"'),
      (answer) => FAIL(idOf(answer), 2101),
    ),
  'ask.cancel': () => {
    const given = new Set<string>();
    return {
      incoming: ({ frame }) => {
        if (frame['api'] === 'bridge.cancel') given.add((frame['parameters'] as JsonObject)['transactionId'] as string);
        return true;
      },
      outgoing: (frame) => (given.has(idOf(frame)) && errorOf(frame) === 2010 ? FAIL(idOf(frame), 2201) : frame),
    };
  },
  'long.progress': () => under(openBrowser, { outgoing: (frame) => (frame['status'] === 'RESULT' ? null : frame) }),
  'long.cancel': () =>
    changing(api('bridge.cancel', 'set'), (answer) =>
      (answer['result'] as JsonObject)['state'] === 'cancelled' ? { ...answer, result: { state: 'cannot' } } : answer,
    ),
  'long.answer-once': () => ({
    outgoing: (frame, { toConsole }) => {
      if (errorOf(frame) === 2368) toConsole(frame);
      return frame;
    },
  }),
  'long.others': () =>
    under(
      openBrowser,
      dropping((frame) => frame['api'] === 'pims.sdk.device'),
    ),
  'long.limit': () => {
    const cancels = new Set<string>();
    return under(openBrowser, {
      incoming: ({ frame }) => {
        if (frame['api'] === 'bridge.cancel') cancels.add((frame['parameters'] as JsonObject)['transactionId'] as string);
        return true;
      },
      outgoing: (frame) => (errorOf(frame) === 2368 && !cancels.has(idOf(frame)) ? null : frame),
    });
  },
  'cancel.not-seen': () =>
    changing(api('bridge.cancel', 'set'), (answer) =>
      (answer['result'] as JsonObject)['state'] === 'not-seen' ? { ...answer, result: { state: 'done' } } : answer,
    ),
};

function secondOtp(): Twist {
  return calledAgain((frame, _wire, times) => frame['api'] === 'pims.authentication.otp' && times === 2);
}
