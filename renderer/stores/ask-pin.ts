/**
 * A command that only lacks a PIN waits until it is given, and is then repeated once: the same command, by the same person, for the same
 * vehicle. What reaches a vehicle or costs the customer something is never repeated; the person presses again, with the vehicle before their
 * eyes, and what was typed for it is not kept meanwhile. A look at a code is not repeated either: nobody holds the button any more, and a code
 * that nobody sees is not to be given out.
 */
import type { MethodName, methods } from '../../app/contract/index.ts';
import type { Transport } from '../api/transport.ts';
import type { OperatorsStore, PinReason } from './operators.ts';

/** Who and what a command was meant for. `name`: null when nobody was signed in, which anybody may take up. */
export type Standing = { readonly name: string | null; readonly vin: string | null; readonly attempt: string | null };

/** What the waiting needs to know of the page. */
export type AskParts = {
  readonly operators: Pick<OperatorsStore, 'ask' | 'load'>;
  readonly isCovered: () => boolean;
  readonly standing: () => Standing;
  /** The PIN was given for what is not repeated, and now waits for a second press. */
  readonly onPressAgain: () => void;
};

type Query = { [M in MethodName]: (typeof methods)[M]['kind'] extends 'query' ? M : never }[MethodName];

/** Sent by the page itself and not by a person, as every query is: no reason to ask anybody for a PIN. */
const BY_ITSELF: Readonly<Record<Query | 'code.hide' | 'operators.touch', true>> = {
  'about.get': true,
  'vehicles.recent': true,
  'vehicles.practice': true,
  'job.get': true,
  'bridge.get': true,
  'attempts.list': true,
  'followups.list': true,
  'audit.entry': true,
  'audit.search': true,
  'audit.facets': true,
  'audit.histogram': true,
  'errors.precedents': true,
  'trust.get': true,
  'receipt.get': true,
  'bundle.preview': true,
  'settings.get': true,
  'operators.get': true,
  'operators.list': true,
  'link.get': true,
  'link.trace': true,
  'update.get': true,
  'customer.get': true,
  'training.get': true,
  'code.hide': true,
  'operators.touch': true,
};

/** These leave the console, and cannot be taken back. */
const NEVER_REPEATED: ReadonlySet<MethodName> = new Set(['job.activate', 'enrolment.act', 'proof.command', 'customer.openBrowser']);

/** Wraps a transport. */
export function askForPin(api: Transport, parts: AskParts): Transport {
  return {
    ...api,
    call: async (method, input) => {
      const wasCovered = parts.isCovered();
      const before = parts.standing();
      const reply = await api.call(method, input);
      if (reply.ok || !isPinReason(reply.error.code)) return reply;
      // What is sent from behind the cover, by a screen that is going away or by an event, is nobody's wish.
      if (wasCovered || Object.hasOwn(BY_ITSELF, method)) return reply;
      const reason = reply.error.code;
      if (reason !== 'fresh-pin') await parts.operators.load();
      if (NEVER_REPEATED.has(method)) {
        void pressAgain(parts, reason);
        return reply;
      }
      if (method === 'code.show') {
        void parts.operators.ask({ reason, again: false, press: 'hold' });
        return reply;
      }
      const isGiven = await parts.operators.ask({ reason, again: true });
      return isGiven && isSameStanding(before, parts.standing()) ? api.call(method, input) : reply;
    },
  };
}

/** Is it an error after which a PIN was asked for already? */
export function isPinReason(code: string): code is PinReason {
  return code === 'signed-out' || code === 'locked' || code === 'fresh-pin';
}

async function pressAgain(parts: AskParts, reason: PinReason): Promise<void> {
  if (await parts.operators.ask({ reason, again: false })) parts.onPressAgain();
}

function isSameStanding(before: Standing, now: Standing): boolean {
  const isSamePerson = before.name === null || before.name === now.name;
  return isSamePerson && before.vin === now.vin && before.attempt === now.attempt;
}
