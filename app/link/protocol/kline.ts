/**
 * K-line (ISO 9141, KWP) and J1850 messages: one per line. With headers a line is three header bytes, data, and a checksum; the third
 * header byte is the address of the ECU. The VIN comes as five messages of which the first carries three filler bytes.
 */
import type { Bytes } from './bytes.ts';
import type { Assembled } from './isotp.ts';
import type { AssemblyFault, BrokenMessage, LineForm, Message } from './types.ts';

const HEADER = 3;
const FILLER = 3;

/** Takes header and checksum off. K-line sums are proved; J1850 has a CRC that the chip proves itself. */
export function plainMessages(lines: readonly Bytes[], { bus, headers }: LineForm): Assembled {
  if (!headers || (bus !== 'kline' && bus !== 'j1850')) return { messages: lines.map((bytes) => ({ ecu: null, bytes })), broken: [] };
  const messages: Message[] = [];
  const broken: BrokenMessage[] = [];
  for (const line of lines) {
    const ecu = line.slice(HEADER - 1, HEADER).map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'))[0] ?? null;
    const fault = lineFault(line, bus === 'kline');
    if (fault === null) messages.push({ ecu, bytes: line.slice(HEADER, -1) });
    else broken.push({ ecu, fault });
  }
  return { messages, broken };
}

function lineFault(line: Bytes, summed: boolean): AssemblyFault | null {
  if (line.length < HEADER + 2) return 'wrong-length';
  const sum = line.slice(0, -1).reduce((total, byte) => (total + byte) & 0xff, 0);
  return summed && sum !== line.at(-1) ? 'bad-checksum' : null;
}

/** Is this one of the five VIN messages (`49 02 nn` and four bytes)? */
export function isVinPiece({ bytes }: Message): boolean {
  return bytes[0] === 0x49 && bytes[1] === 0x02 && bytes.length === 7;
}

/**
 * Joins the five VIN messages of each ECU by their order byte into one message of the CAN form (`49 02 01` and 17 bytes). Each of 1..5
 * must be there once, and the filler must be three zeros.
 */
export function joinVinPieces(messages: readonly Message[]): Assembled {
  const joined: Message[] = [];
  const broken: BrokenMessage[] = [];
  const byEcu = Map.groupBy(messages.filter(isVinPiece), ({ ecu }) => ecu);
  for (const [ecu, pieces] of byEcu) {
    const fault = piecesFault(pieces);
    if (fault !== null) broken.push({ ecu, fault });
    else joined.push({ ecu, bytes: [0x49, 0x02, 0x01, ...dataInOrder(pieces).slice(FILLER)] });
  }
  return { messages: joined, broken };
}

const orderOf = ({ bytes }: Message): number => bytes[2] ?? 0;

function dataInOrder(pieces: readonly Message[]): Bytes {
  return pieces.toSorted((a, b) => orderOf(a) - orderOf(b)).flatMap(({ bytes }) => bytes.slice(3));
}

function piecesFault(pieces: readonly Message[]): AssemblyFault | null {
  const orders = pieces.map(orderOf).toSorted((a, b) => a - b);
  if (new Set(orders).size !== orders.length) return 'surplus-frame';
  if (orders.join() !== '1,2,3,4,5') return orders.length < 5 ? 'missing-frame' : 'wrong-order';
  return dataInOrder(pieces)
    .slice(0, FILLER)
    .some((byte) => byte !== 0)
    ? 'wrong-length'
    : null;
}
