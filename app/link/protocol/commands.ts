/**
 * The only maker of what can be sent to an adapter. Read-only by construction: adapter settings come from a closed list, requests to
 * the car are services 01, 09, 19, 21, 22, 3E and 10 01/03, addresses are those of units the console may ask.
 *
 * Left out on purpose: a lone CR (repeats the last command), ATTPA0 (hangs a clone until power is cut), STWBR and ATPP writes (change
 * the adapter for ever), and ATCAF0: without automatic formatting a request is taken as a raw frame, and `01 11` would then be a frame
 * of length 1 with service 11. For the same reason service 01 takes four PIDs only: none of them is a service of ours in a raw frame.
 */
import { ECUS, GENERIC_ECUS, type Ecu } from './ecus.ts';

declare const commandBrand: unique symbol;

/** Something that may be sent. `text` is without its CR. Made in this module only; {@link encode} proves it again. */
export type Command = { readonly text: string; readonly [commandBrand]: 'command' };

/** Adapter settings and questions without an address. */
export const ADAPTER_TEXTS = [
  'ATZ',
  'ATWS',
  'ATD',
  'ATI',
  'AT@1',
  'ATE0',
  'ATL0',
  'ATS0',
  'ATH1',
  'ATCAF1',
  'ATAT1',
  'ATST64',
  'ATST96',
  'ATSTFF',
  'ATSP0',
  'ATSP1',
  'ATSP2',
  'ATSP3',
  'ATSP4',
  'ATSP5',
  'ATSP6',
  'ATSP7',
  'ATSP8',
  'ATSP9',
  'ATDPN',
  'ATRV',
  'ATIGN',
  'ATPC',
  'ATFE',
  'ATAR',
  'ATCRA',
  'ATSH7DF',
  'ATFCSD300000',
  'ATFCSD300005',
  'ATFCSM0',
  'ATFCSM1',
  'ATAMC',
  'ATPPS',
  'STI',
  'STDI',
  'VTVERS',
] as const;

/** One of {@link ADAPTER_TEXTS}. */
export type AdapterText = (typeof ADAPTER_TEXTS)[number];

const REQUEST =
  /^(?:01(?:00|20|40|42)|09(?:00|02|0A)|19(?:01[0-9A-F]{2}|02[0-9A-F]{2}|0A)|21[0-9A-F]{2}|22[0-9A-F]{4}|3E(?:00|80)|10(?:01|03))$/;
const ASKED = [...ECUS, ...GENERIC_ECUS].filter((one) => one.asked);
const addressed = (one: Ecu): readonly string[] => [`ATSH${one.tx}`, `ATCRA${one.rx}`, `ATFCSH${one.tx}`];
const LISTED: ReadonlySet<string> = new Set([...ADAPTER_TEXTS, ...ASKED.flatMap(addressed)]);

/** May this text be sent? The one definition of "read-only". */
export function isSendable(text: string): boolean {
  return LISTED.has(text) || REQUEST.test(text);
}

function command(text: string): Command {
  if (!isSendable(text)) throw new RangeError(`not a command of the read-only list: ${JSON.stringify(text)}`);
  return { text } as Command;
}

/** A setting of, or question to, the adapter itself. */
export function adapterCommand(text: AdapterText): Command {
  return command(text);
}

/** Sends the following requests to this unit. Throws RangeError for a unit that is not asked. */
export function setHeader(to: Ecu): Command {
  return command(`ATSH${to.tx}`);
}

/** Hears this unit only. */
export function setReceiveFilter(from: Ecu): Command {
  return command(`ATCRA${from.rx}`);
}

/** Flow control goes to this unit's request address: the adapter's own rule (answer minus 8) is wrong for ex-PSA pairs. */
export function setFlowControlHeader(to: Ecu): Command {
  return command(`ATFCSH${to.tx}`);
}

/** Service 01: 00/20/40 supported PIDs, 42 control unit voltage. */
export function currentData(pid: '00' | '20' | '40' | '42'): Command {
  return command(`01${pid}`);
}

/** Service 09: 02 is the VIN. */
export function vehicleInfo(pid: '00' | '02' | '0A'): Command {
  return command(`09${pid}`);
}

/** Service 22: read data by identifier, 0..0xFFFF. */
export function readData(did: number): Command {
  return command(`22${hexOf(did, 4)}`);
}

/** Service 21 (KWP): read data by local identifier, 0..0xFF. */
export function readLocal(id: number): Command {
  return command(`21${hexOf(id, 2)}`);
}

/** Service 19 02: trouble codes by status mask, 0..0xFF. Reads, never clears. */
export function readTroubleCodes(mask: number): Command {
  return command(`1902${hexOf(mask, 2)}`);
}

/** Service 3E 00: keeps an open session alive. */
export function testerPresent(): Command {
  return command('3E00');
}

/** Service 10: default (closes) or extended session. No other session can be made. */
export function session(kind: 'default' | 'extended'): Command {
  return command(kind === 'default' ? '1001' : '1003');
}

function hexOf(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

/** Bytes on the wire, CR included. Throws RangeError for an object that was not made here: nothing else ever leaves. */
export function encode({ text }: Command): Uint8Array {
  const { text: proved } = command(text);
  return Uint8Array.from(`${proved}\r`, (character) => character.charCodeAt(0));
}

/** One space: interrupts what the chip is doing (it answers STOPPED), and means nothing to an idle one. The legal way to cancel. */
export function cancelBytes(): Uint8Array {
  return Uint8Array.of(0x20);
}
