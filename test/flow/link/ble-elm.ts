/** A simulated ELM327 behind a GATT table, and a whole read over an open stream. */
import { Conversation, type Deed } from '../../../app/link/read/conversation.ts';
import { ReadFacts } from '../../../app/link/read/read-facts.ts';
import { readScript, type ReadResult } from '../../../app/link/read/script.ts';
import { restoreScript } from '../../../app/link/read/script-init.ts';
import { simulatedAdapter } from '../../../app/link/simulator/adapters.ts';
import { simulatedCar } from '../../../app/link/simulator/cars.ts';
import { SimulatedElm } from '../../../app/link/simulator/elm.ts';
import type { ByteStream } from '../../../main/link/transports/stream.ts';
import type { Behaviour, Bluez, DevicePlan } from '../../support/bluez.ts';

/** Bytes per notification on a connection with the smallest MTU. */
const PIECE = 20;

/** What a plan may change: service UUIDs, faults, and what happens when a command comes in. */
export type ElmPlan = {
  readonly address: string;
  readonly name: string | null;
  readonly uuids?: { readonly service: string; readonly notify: string; readonly write: string };
  readonly writeFlags?: readonly string[];
  readonly subscribe?: Behaviour;
  readonly connect?: Behaviour;
  readonly write?: Behaviour;
  readonly services?: DevicePlan['services'];
  readonly advertised?: readonly string[];
  readonly mute?: boolean;
  readonly onCommand?: (bytes: Uint8Array, withResponse: boolean) => void;
};

/** FFF0 as on the OBDLink CX and the Veepeak. `bluez` is asked when an answer is due: the double is built after the plan, and ends before the last one. */
export function elmDevice(plan: ElmPlan, bluez: () => Bluez | null): DevicePlan {
  const { service, notify, write } = plan.uuids ?? { service: 'fff0', notify: 'fff1', write: 'fff2' };
  const elm = new SimulatedElm(known(simulatedCar('agree')), known(simulatedAdapter('obdlink-sx')));
  const due = new Set<NodeJS.Timeout>();
  const send = (text: string): void => {
    const bytes = Buffer.from(text, 'latin1');
    for (let at = 0; at < bytes.length; at += PIECE) bluez()?.notify(plan.address, notify, bytes.subarray(at, at + PIECE));
  };
  const onWrite = (bytes: Uint8Array, withResponse: boolean): void => {
    plan.onCommand?.(bytes, withResponse);
    if (plan.mute === true) return;
    const played = elm.receive(bytes, performance.now());
    if (played.drop) due.forEach((timer) => clearTimeout(timer));
    for (const { afterMs, text } of played.emit) due.add(setTimeout(() => send(text), afterMs));
  };
  const subscribe = { subscribe: plan.subscribe ?? 'ok' };
  return {
    address: plan.address,
    name: plan.name,
    connect: plan.connect ?? 'ok',
    advertised: plan.advertised ?? [],
    services: [
      {
        uuid: service,
        characteristics: [
          { uuid: notify, flags: ['notify'], ...subscribe },
          { uuid: write, flags: plan.writeFlags ?? ['write', 'write-without-response'], write: plan.write ?? 'ok', onWrite },
        ],
      },
      ...(plan.services ?? []),
    ],
  };
}

/** Reads the car to the end over a real stream. Rejects when the stream ends first. */
export function readOver(stream: ByteStream): Promise<ReadResult> {
  const conversation = new Conversation(readScript(new ReadFacts(), 'radio'), restoreScript());
  return new Promise((resolve, reject) => {
    let limit: NodeJS.Timeout | undefined;
    const obey = (deed: Deed<ReadResult>): void => {
      if (deed.kind === 'wait') return;
      clearTimeout(limit);
      if (deed.kind === 'done') {
        if (deed.outcome.kind === 'finished') resolve(deed.outcome.value);
        return;
      }
      limit = setTimeout(() => obey(conversation.limit(Date.now())), deed.limitMs);
      void stream.write(deed.bytes);
    };
    stream.onBytes((chunk) => obey(conversation.bytes(chunk, Date.now())));
    void stream.ended.then((problem) => {
      clearTimeout(limit);
      reject(new Error(problem === null ? 'closed' : problem.code));
    });
    obey(conversation.start());
  });
}

function known<T>(value: T | null): T {
  if (value === null) throw new Error('unknown simulation');
  return value;
}
