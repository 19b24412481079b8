/** Plays a conversation against the simulated adapter in virtual time: nothing waits, every limit is honoured. */
import { Conversation, type Deed, type Ending } from '../../app/link/read/conversation.ts';
import { ReadFacts } from '../../app/link/read/read-facts.ts';
import { readScript, type ReadResult } from '../../app/link/read/script.ts';
import { restoreScript, type Medium } from '../../app/link/read/script-init.ts';
import { simulatedAdapter, type AdapterTraits } from '../../app/link/simulator/adapters.ts';
import { simulatedCar } from '../../app/link/simulator/cars.ts';
import { SimulatedElm } from '../../app/link/simulator/elm.ts';

export type Played = {
  readonly result: ReadResult;
  readonly sent: readonly string[];
  readonly ms: number;
  readonly notes: ReadFacts;
  readonly outcome: string;
};
export type Options = {
  readonly medium?: Medium;
  /** Cuts what the adapter prints into pieces of this many bytes. */
  readonly piece?: number;
  readonly traits?: Partial<AdapterTraits>;
  /** Cancels when this many commands were sent. */
  readonly cancelAfter?: number;
  /** The adapter is gone after this many commands. */
  readonly goneAfter?: number;
};

const bytesOf = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** Reads a simulated car with a simulated adapter. */
export function play(car: string, adapter = 'elm327', options: Options = {}): Played {
  const traits = { ...simulatedAdapter(adapter)!, ...options.traits };
  const elm = new SimulatedElm(simulatedCar(car)!, traits);
  const notes = new ReadFacts();
  const conversation = new Conversation(readScript(notes, options.medium ?? 'usb'), restoreScript());
  const outcome = run(conversation, elm, options);
  const end = outcome.outcome;
  const result = end.kind === 'finished' ? end.value : { facts: notes.facts(), verdict: { kind: 'silent', reasons: [] } as const };
  return { result, sent: outcome.sent, ms: outcome.ms, notes, outcome: end.kind };
}

type Ran<T> = { readonly outcome: Ending<T>; readonly sent: readonly string[]; readonly ms: number };

/** Plays to the end. Throws when it does not end: that would be a hang. */
export function run<T>(conversation: Conversation<T>, elm: SimulatedElm, options: Options = {}): Ran<T> {
  const sent: string[] = [];
  let now = 0;
  let queue: { at: number; text: string }[] = [];
  let limitAt = Number.POSITIVE_INFINITY;
  let deed: Deed<T> = conversation.start();
  for (let turn = 0; turn < 20_000; turn += 1) {
    if (deed.kind === 'done') return { outcome: deed.outcome, sent, ms: now };
    if (deed.kind === 'send') {
      limitAt = now + deed.limitMs;
      sent.push(String.fromCharCode(...deed.bytes));
      if (sent.length <= (options.goneAfter ?? Number.POSITIVE_INFINITY)) {
        const played = elm.receive(deed.bytes, now);
        if (played.drop) queue = [];
        queue.push(...played.emit.map(({ afterMs, text }) => ({ at: now + afterMs, text })));
        queue.sort((a, b) => a.at - b.at);
      } else queue = [];
      if (sent.length === options.cancelAfter) {
        deed = conversation.cancel();
        continue;
      }
    }
    const next = queue[0];
    if (next === undefined || next.at > limitAt) {
      now = limitAt;
      deed = conversation.limit(now);
      continue;
    }
    queue.shift();
    now = next.at;
    deed = feed(conversation, bytesOf(next.text), now, options.piece ?? 1_000);
  }
  throw new Error(`no end after ${sent.length} commands: ${sent.slice(-10).join(' ')}`);
}

function feed<T>(conversation: Conversation<T>, bytes: number[], now: number, piece: number): Deed<T> {
  let deed: Deed<T> = { kind: 'wait' };
  for (let at = 0; at < bytes.length; at += piece) {
    const next = conversation.bytes(bytes.slice(at, at + piece), now);
    if (next.kind !== 'wait') deed = next;
  }
  return deed;
}
