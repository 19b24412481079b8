/** One link in its own process: orders in, facts out. */
import type { AdapterPlace } from '../../../app/link/adapters/index.ts';
import { systemClock } from '../../base/index.ts';
import { type FromChild, RETIRED } from '../messages/index.ts';
import type { Order, Role } from './role.ts';
import { Session, type SessionTell } from '../conversation/index.ts';
import type { OpenStream } from '../transports/index.ts';

/** Transports are loaded when they are asked for: the radio's library takes hold of hardware on being loaded. */
const TRANSPORTS = {
  serial: async ({ path }, baud) => (await import('../transports/serial.ts')).openSerial(path, baud),
  network: async ({ host, port }) => (await import('../transports/network.ts')).openNetwork(host, port),
  ble: async (place) => (await import('../ble/open.ts')).openBle(place),
} satisfies { [K in AdapterPlace['kind']]: (place: Extract<AdapterPlace, { kind: K }>, baud: number) => Promise<OpenStream> };

function openerOf(place: AdapterPlace, baud: number): Promise<OpenStream> {
  switch (place.kind) {
    case 'serial':
      return TRANSPORTS.serial(place, baud);
    case 'network':
      return TRANSPORTS.network(place);
    case 'ble':
      return TRANSPORTS.ble(place);
  }
}

function tellBy(post: (message: FromChild) => void): SessionTell {
  return {
    activity: (activity) => {
      if (activity.name === 'opening' || activity.name === 'reading') post({ type: 'activity', activity });
    },
    facts: (facts) => post({ type: 'facts', facts }),
    trace: (dir, text) => post({ type: 'trace', dir, text, at: systemClock.wall() }),
    opened: () => post({ type: 'opened' }),
    speed: (baud) => post({ type: 'speed', baud }),
    lost: (problem) => post({ type: 'lost', problem }),
    closed: () => post({ type: 'closed' }),
  };
}

/** Runs a link. One read at a time: the parent asks for the next one when the last has ended. */
export const linkRole: Role = (post, exit) => {
  const session = new Session({ open: openerOf, clock: systemClock, tell: tellBy(post) });
  let running = new AbortController();
  let reading: Promise<void> = Promise.resolve();

  async function read({ id, place, hint, fresh }: Extract<Order, { type: 'read' }>): Promise<void> {
    running = new AbortController();
    const result = await session.read({ place, hint, fresh }, running.signal);
    if (result.ok) post({ type: 'report', id, report: result.value });
    else post({ type: 'failed', id, problem: result.error });
    if (!result.ok && result.error.code === 'open-timeout') exit(RETIRED);
  }

  /** A running read is given up first, so that the adapter is left as it was found. */
  async function close(): Promise<boolean> {
    running.abort();
    await reading;
    return session.close();
  }

  async function letGo(closing: Promise<boolean>): Promise<void> {
    if (!(await closing)) exit(RETIRED);
  }

  return {
    receive: (order) => {
      if (order.type === 'read') reading = read(order);
      else if (order.type === 'cancel') running.abort();
      else if (order.type === 'close') void letGo(close().then((free) => (post({ type: 'closed' }), free)));
      else if (order.type === 'lost') void letGo(session.lose({ code: 'unplugged', detail: 'The port of the adapter vanished.' }));
    },
    stop: close,
  };
};
