/**
 * Protocols of an ELM-like adapter: their digits, and how to tell one where the adapter does not name it. The form of a data line tells
 * what kind of bus it came over: three digits before a CAN frame of 11 bits, eight before one of 29, header and checksum around K-line.
 */
import { fromHex } from './bytes.ts';
import { readStatus } from './status-strings.ts';
import type { BusKind, Protocol } from './types.ts';

/** A digit that ATSP takes. */
export type ProtocolDigit = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

const BUSES: Readonly<Record<string, BusKind>> = {
  '1': 'j1850',
  '2': 'j1850',
  '3': 'kline',
  '4': 'kline',
  '5': 'kline',
  '6': 'can11',
  '7': 'can29',
  '8': 'can11',
  '9': 'can29',
};

/** In the order of their share among cars: CAN first, J1850 last. */
export const PROTOCOL_DIGITS: readonly ProtocolDigit[] = ['6', '7', '8', '9', '5', '4', '3', '1', '2'];

/** The protocol of a digit; `found`: by the adapter's own search. */
export function protocolOfDigit(digit: string, found: boolean): Protocol {
  return { digit, found, bus: BUSES[digit] ?? 'unknown' };
}

/** Protocol of an ATDPN answer; null when it names none. A leading A: found by the search. */
export function protocolOf(lines: readonly string[]): Protocol | null {
  for (const line of lines) {
    const match = /^(A?)([0-9A-C])$/.exec(line.trim().toUpperCase());
    const digit = match?.[2];
    if (digit !== undefined && digit !== '0') return protocolOfDigit(digit, match?.[1] === 'A');
  }
  return null;
}

/** Lines of an answer that are data: hexadecimal digits, an index of a piece before them or not. */
export function dataLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => readStatus(line).rest).filter((rest) => /^(?:[0-9A-F]:)?[0-9A-F]{4,}$/.test(rest));
}

/** An answer to 0100 in a single frame, behind an identifier of 11 or of 29 bits. */
const CAN_11 = /^[0-7][0-9A-F]{2}0[1-7]4100/;
const CAN_29 = /^[01][0-9A-F]{7}0[1-7]4100/;

/**
 * Protocol by the form of the lines that answered 0100; null where they have none that only one kind of bus has. The digit is the usual
 * one of its kind (500 kbit/s): the adapter has set the speed by itself.
 */
export function protocolOfForm(lines: readonly string[]): Protocol | null {
  const kinds = new Set(dataLines(lines).flatMap((text) => kindOf(text) ?? []));
  const [digit] = kinds;
  return digit === undefined || kinds.size > 1 ? null : protocolOfDigit(digit, true);
}

function kindOf(text: string): ProtocolDigit | null {
  if (text.length % 2 === 1) return CAN_11.test(text) ? '6' : null;
  if (CAN_29.test(text)) return '7';
  const bytes = fromHex(text) ?? [];
  if (bytes[3] !== 0x41 || bytes[4] !== 0x00) return null;
  const sum = bytes.slice(0, -1).reduce((total, byte) => (total + byte) & 0xff, 0);
  return sum === bytes.at(-1) ? '5' : '1';
}
