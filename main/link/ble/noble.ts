/** The one door to the Bluetooth library: loads it on demand, starts it without noise, and hears what it does not tell. */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { Noble } from '@stoprocent/noble';
import type { BleController } from '../../../app/link/adapters/index.ts';
import { messageOf } from './race.ts';

/** A started library. `warning`: the last complaint of its platform part, else an empty text. */
export type StartedNoble = { readonly noble: Noble; readonly warning: () => string };

/** The library knows `dbus` too; its type declarations do not. */
type WithBindings = (kind: 'default' | 'dbus' | 'hci', options?: object) => Noble;

/**
 * Loads and starts it. `onBusLost` is called when the message bus fails or ends. Throws what the library throws: no native part for this
 * platform, a UART that is not there.
 */
export async function startNoble(controller: BleController, onBusLost: (why: string) => void): Promise<StartedNoble> {
  if (controller.kind === 'hci-uart' && controller.path.startsWith('/') && !existsSync(controller.path))
    throw new Error(`There is no ${controller.path}.`);
  const library = await import('@stoprocent/noble');
  const noble = bind(library.withBindings as WithBindings, controller);
  let warning = '';
  const bindings = property(noble, '_bindings');
  if (bindings instanceof EventEmitter) bindings.on('warning', (text: unknown) => (warning = String(text)));
  // Its own listener prints on stderr, and what it prints is of no use to a person.
  noble.removeAllListeners('warning');
  // Reading the state starts it, at once; only then there is a bus to listen to.
  Reflect.get(noble, 'state');
  hearBus(property(bindings, '_bus'), onBusLost);
  return { noble, warning: () => warning };
}

/** On Linux the platform's own stack is BlueZ: a raw socket would need root and would fight with it over the radio. */
function bind(withBindings: WithBindings, controller: BleController): Noble {
  if (controller.kind === 'hci-uart') {
    const uart = { port: controller.path, ...(controller.baud === null ? {} : { baudRate: controller.baud }) };
    return withBindings('hci', { hciDriver: 'uart', bindParams: { uart } });
  }
  return withBindings(controller.kind === 'dbus' || process.platform === 'linux' ? 'dbus' : 'default');
}

/** The library does not listen to the errors of its bus: without a listener a missing bus would end the process. */
function hearBus(bus: unknown, onBusLost: (why: string) => void): void {
  if (!(bus instanceof EventEmitter)) return;
  bus.on('error', (error: unknown) => onBusLost(messageOf(error)));
  const connection = property(bus, '_connection');
  if (connection instanceof EventEmitter) connection.on('end', () => onBusLost('the message bus ended'));
}

function property(owner: unknown, name: string): unknown {
  return typeof owner === 'object' && owner !== null ? (Reflect.get(owner, name) as unknown) : undefined;
}
