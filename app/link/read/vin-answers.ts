/**
 * VINs out of whole messages: mode 09 PID 02, data identifier F190, local identifier B0. Exact length and alphabet, nothing stripped,
 * nothing padded: other clients cut or invented VINs by doing either.
 */
import { fail, ok, type Result } from '../../base/index.ts';
import { parseVin, type Vin } from '../../vehicle/index.ts';
import {
  type AssemblyFault,
  type Bytes,
  joinVinPieces,
  judge,
  type LineForm,
  type Message,
  type RefusalCode,
  type RefusalGroup,
  toHex,
  type Understood,
  type VinFault,
} from '../protocol/index.ts';

/** How the VIN was asked for. */
export type VinQuestion = '0902' | '22F190' | '21B0';

const REQUEST: Readonly<Record<VinQuestion, Bytes>> = { '0902': [0x09, 0x02], '22F190': [0x22, 0xf1, 0x90], '21B0': [0x21, 0xb0] };
const VIN_LENGTH = 17;

/** What one ECU said to the question. `raw`: hex of the whole message. */
export type VinAnswer =
  | { readonly kind: 'vin'; readonly ecu: string | null; readonly vin: Vin; readonly raw: string }
  | { readonly kind: 'failed'; readonly ecu: string | null; readonly fault: VinFault | AssemblyFault; readonly raw: string }
  | {
      readonly kind: 'refused';
      readonly ecu: string | null;
      readonly nrc: number;
      readonly code: RefusalCode;
      readonly group: RefusalGroup;
    }
  | { readonly kind: 'pending'; readonly ecu: string | null };

/** A VIN out of exactly 17 bytes. */
export function vinOfBytes(bytes: Bytes): Result<Vin, VinFault> {
  if (bytes.length !== VIN_LENGTH) return fail('wrong-length');
  if (new Set(bytes).size === 1) return fail('blank');
  const vin = parseVin(String.fromCharCode(...bytes));
  return vin === null ? fail('not-a-vin') : ok(vin);
}

/**
 * All VIN statements in one answer, one per ECU and message. Foreign messages are passed over; an ECU that only says "pending" is told
 * so; a pending line before the final answer of the same ECU is skipped.
 */
export function vinAnswers(understood: Understood, question: VinQuestion, form: LineForm): readonly VinAnswer[] {
  const pieced = question === '0902' && (form.bus === 'kline' || form.bus === 'j1850');
  const joined = joinVinPieces(pieced ? understood.messages : []);
  const broken = [...understood.broken, ...joined.broken];
  const brokenEcus = new Set(broken.map(({ ecu }) => ecu));
  const messages = [...understood.messages, ...joined.messages].filter(({ ecu }) => !brokenEcus.has(ecu));
  const said = messages.flatMap((message) => statementOf(message, question, pieced));
  const final = new Set(said.filter(({ kind }) => kind !== 'pending').map(({ ecu }) => ecu));
  return [
    ...said.filter(({ kind, ecu }) => kind !== 'pending' || !final.has(ecu)),
    ...broken.map(({ ecu, fault }) => ({ kind: 'failed', ecu, fault, raw: '' }) as const),
  ];
}

function statementOf(message: Message, question: VinQuestion, pieced: boolean): readonly VinAnswer[] {
  const { ecu, bytes } = message;
  const judged = judge(bytes, REQUEST[question]);
  switch (judged.kind) {
    case 'foreign':
      return [];
    case 'pending':
      return [{ kind: 'pending', ecu }];
    case 'negative':
      return [{ kind: 'refused', ecu, nrc: judged.nrc, code: judged.code, group: judged.group }];
    case 'positive':
      if (pieced && bytes.length === 7) return [];
      return [judgeVinData(message, question === '0902' ? withoutCount(judged.data) : judged.data)];
  }
}

/** Mode 09 puts the number of items, always 1, before the VIN. Any other number leaves a wrong length behind. */
function withoutCount(data: Bytes): Bytes {
  return data[0] === 1 ? data.slice(1) : [];
}

function judgeVinData({ ecu, bytes }: Message, data: Bytes): VinAnswer {
  const raw = toHex(bytes);
  const found = vinOfBytes(data);
  return found.ok ? { kind: 'vin', ecu, vin: found.value, raw } : { kind: 'failed', ecu, fault: found.error, raw };
}
