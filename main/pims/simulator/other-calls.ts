/** The calls of the simulated bridge around CarKey: selection, connection, services, steps, and what the phone is. */
import { selectsVehicle } from '../../../app/pims/index.ts';
import * as answers from './answers.ts';
import { failure, phoneIn, say, success, vinParameter, type Incoming, type Reaction, type Talk } from './session.ts';

/** `set pims.vehicle.vin`: the vehicle of this conversation from 2.3 on; accepted and without meaning for CarKey before. */
export function selectVehicle(talk: Talk, request: Incoming): readonly Reaction[] {
  const vin = vinParameter(request.parameters?.['vin']);
  if (typeof vin === 'number') return failure(talk, request, vin);
  talk.session.near = vin;
  if (selectsVehicle(talk.setting.sdk)) talk.session.selected = vin;
  return success(talk, request, null);
}

/** `get pims.vehicle.connection`. */
export function readConnection(talk: Talk, request: Incoming): readonly Reaction[] {
  return success(talk, request, answers.connectionResult(phoneIn(talk), 'get'));
}

/** `subscribe pims.vehicle.connection`: acknowledged, then the present state as the first event. */
export function subscribeConnection(talk: Talk, request: Incoming): readonly Reaction[] {
  if (talk.session.subscription !== null) return failure(talk, request, 2005);
  talk.session.subscription = request.transactionId;
  return [...success(talk, request, null), ...connectionEvent(talk)];
}

/** `unsubscribe pims.vehicle.connection`. */
export function unsubscribeConnection(talk: Talk, request: Incoming): readonly Reaction[] {
  talk.session.subscription = null;
  return success(talk, request, null);
}

/** `set pims.vehicle.service`; `vins` is published as an object and used as a list: both are taken. */
export function setService(talk: Talk, request: Incoming): readonly Reaction[] {
  const { action, vins } = request.parameters ?? {};
  const first: unknown = Array.isArray(vins) ? (vins as readonly unknown[])[0] : vins;
  const vin = vinParameter(typeof first === 'object' && first !== null && 'vin' in first ? first.vin : undefined);
  if (typeof vin === 'number') return failure(talk, request, vin);
  if (action !== 'start' && action !== 'stop') return failure(talk, request, action === undefined ? 2101 : 2102);
  if (action === 'start' && talk.session.serviceStarted) return failure(talk, request, 2339);
  talk.session.serviceStarted = action === 'start';
  talk.session.near ??= vin;
  return success(talk, request, null);
}

/** `get pims.subscription.services`. */
export function readServices(talk: Talk, request: Incoming): readonly Reaction[] {
  const vin = vinParameter(request.parameters?.['vin']);
  if (typeof vin === 'number') return failure(talk, request, vin);
  return success(talk, request, answers.servicesResult(talk.setting.scenarioOf(vin)));
}

/** `subscribe pims.vehicle.signal`: the signals follow commands, there is no first one. */
export function subscribeSignals(talk: Talk, request: Incoming): readonly Reaction[] {
  if (talk.session.signals !== null) return failure(talk, request, 2005);
  talk.session.signals = request.transactionId;
  return success(talk, request, null);
}

/** `unsubscribe pims.vehicle.signal`. */
export function unsubscribeSignals(talk: Talk, request: Incoming): readonly Reaction[] {
  talk.session.signals = null;
  return success(talk, request, null);
}

/** `get pims.sdk.version`; the simulated older generations do not offer it. */
export function readVersion(talk: Talk, request: Incoming): readonly Reaction[] {
  const { sdk } = talk.setting;
  return selectsVehicle(sdk) ? success(talk, request, answers.versionResult(sdk)) : failure(talk, request, 2002);
}

/** `get pims.sdk.device`. */
export function readDevice(talk: Talk, request: Incoming): readonly Reaction[] {
  return success(talk, request, answers.deviceResult());
}

/** `get bridge.transaction`: what the bridge's durable mark says about one activation request. */
export function readTransaction(talk: Talk, request: Incoming): readonly Reaction[] {
  const id = request.parameters?.['transactionId'];
  if (typeof id !== 'string') return failure(talk, request, 2101);
  return success(talk, request, { transactionId: id, state: talk.setting.world.mark(id)?.state ?? 'not-seen' });
}

/** The present state of the Bluetooth connection as an event; none without a subscription. */
export function connectionEvent(talk: Talk): readonly Reaction[] {
  const { subscription } = talk.session;
  if (subscription === null) return [];
  return [say(talk, answers.event(subscription, answers.connectionResult(phoneIn(talk), 'event')))];
}
