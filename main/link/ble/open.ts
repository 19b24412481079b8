/** Opens the byte stream of a Bluetooth Low Energy adapter: find, connect, choose the service, turn notifications on. */
import type { Peripheral } from '@stoprocent/noble';
import type { AdapterPlace } from '../../../app/link/adapters/index.ts';
import type { LinkProblem } from '../../../app/link/read/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { ByteStream, OpenStream } from '../transports/index.ts';
import { BleStream, disconnect } from './ble-stream.ts';
import { openRadio } from './controller.ts';
import { findDevice } from './find.ts';
import { findRoute, subscribe } from './gatt.ts';
import { BLE_LIMITS, type BleLimits } from './limits.ts';
import { race, reasonOf } from './race.ts';
import type { Radio } from './radio.ts';

/** A device on the radio. */
export type BlePlace = Extract<AdapterPlace, { kind: 'ble' }>;

/** Opens the device that is named by address, platform id or advertised name. A scan that runs meanwhile pauses until it is open. */
export function openBle(place: BlePlace, limits: BleLimits = BLE_LIMITS): OpenStream {
  return async (signal) => {
    const opened = await race(() => openRadio(place.controller, limits), limits.radio * 2, signal);
    if (opened.kind !== 'done') return fail(opened.kind === 'aborted' ? cancelled() : connectFailed(reasonOf(opened, limits.radio * 2)));
    if (!opened.value.ok) return opened.value;
    const radio = opened.value.value;
    if (radio.problem !== null) return fail(radio.problem);
    const found = await findDevice(radio, place.device, limits, signal);
    if (!found.ok) return found;
    const release = await radio.hold();
    try {
      return await connect(radio, found.value, limits, signal);
    } finally {
      release();
    }
  };
}

async function connect(radio: Radio, device: Peripheral, limits: BleLimits, signal: AbortSignal): Promise<Result<ByteStream, LinkProblem>> {
  if (device.state === 'connected') return fail({ code: 'busy', detail: 'The adapter is already open in this program.' });
  const raced = await race(() => device.connectAsync(), limits.connect, signal);
  if (raced.kind !== 'done') {
    if (raced.kind !== 'failed') radio.cancelConnect(device);
    return fail(raced.kind === 'aborted' ? cancelled() : (radio.problem ?? connectFailed(reasonOf(raced, limits.connect))));
  }
  const route = await findRoute(device, limits, signal);
  if (!route.ok) {
    await disconnect(device, limits);
    return route;
  }
  const stream = new BleStream(device, route.value, limits);
  const subscribed = await subscribe(device, route.value, limits, signal);
  const started = subscribed.ok ? await stream.start() : subscribed;
  if (!started.ok) await stream.end(started.error);
  return started.ok ? ok(watched(stream, radio)) : started;
}

/** A radio that is closed or lost sends no disconnect for its devices. */
function watched(stream: BleStream, radio: Radio): BleStream {
  const endProblems = radio.onProblem((problem) => {
    if (problem !== null) void stream.end(problem);
  });
  void stream.ended.then(endProblems);
  return stream;
}

function connectFailed(why: string): LinkProblem {
  return { code: 'connect-failed', detail: `The adapter does not connect: ${why}. Another phone or computer may be using it.` };
}

function cancelled(): LinkProblem {
  return { code: 'cancelled', detail: 'Opening the adapter was cancelled.' };
}
