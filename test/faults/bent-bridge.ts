/** For controls: the real bridge with another way to send, as a careless build would have it. */
import { BRIDGE_1_0 } from '../../app/pims/bridge-protocol/index.ts';
import type { Bridge } from '../../main/pims/api.ts';

/** The bridge, but for its requests. */
export function bentBridge(bridge: Bridge, request: Bridge['request']): Bridge {
  return {
    request,
    state: () => bridge.state(),
    hello: () => BRIDGE_1_0,
    onState: (listener) => bridge.onState(listener),
    onStray: (listener) => bridge.onStray(listener),
    subscribe: (api, listener) => bridge.subscribe(api, listener),
    ready: (timeoutMs, signal) => bridge.ready(timeoutMs, signal),
    reconnect: () => bridge.reconnect(),
    renew: () => bridge.renew(),
    stop: () => bridge.stop(),
  };
}
