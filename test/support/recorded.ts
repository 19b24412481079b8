/** Answer forms as adapters print them (CR line ends, prompt last), with what must come out of each. VINs are invented. */
import type { LineForm } from '../../app/link/protocol/types.ts';
import type { VinQuestion } from '../../app/link/read/vin-answers.ts';

export const VIN = 'VR3UHZKXZPT000017';
export const OTHER = 'VF7SXHMRVNT000042';

export const CAN: LineForm = { bus: 'can11', headers: true };
export const CAN_BARE: LineForm = { bus: 'can11', headers: false };
export const CAN29: LineForm = { bus: 'can29', headers: true };
export const K: LineForm = { bus: 'kline', headers: true };
export const K_BARE: LineForm = { bus: 'kline', headers: false };

export type Recorded = {
  readonly name: string;
  readonly sent: string;
  readonly text: string;
  readonly form: LineForm;
  readonly question: VinQuestion;
  readonly vins: readonly (readonly [string | null, string])[];
};

export const hexOf = (text: string): string => Buffer.from(text, 'latin1').toString('hex').toUpperCase();
const spaced = (hex: string): string => hex.replace(/(..)(?=.)/g, '$1 ');

/** The three frames of `head` (three bytes) and a VIN. */
export function frames(id: string, head: string, vin: string): readonly string[] {
  const hex = `${head}${hexOf(vin)}`;
  return [`${id}1014${hex.slice(0, 12)}`, `${id}21${hex.slice(12, 26)}`, `${id}22${hex.slice(26)}`];
}

const spacedFrame = (line: string): string => `${line.slice(0, 3)} ${spaced(line.slice(3))}`;
const bare = (head: string, vin: string): readonly string[] => {
  const hex = `${head}${hexOf(vin)}`;
  return ['014', `0:${hex.slice(0, 12)}`, `1:${hex.slice(12, 26)}`, `2:${hex.slice(26)}`];
};
const end = (lines: readonly string[]): string => `${lines.join('\r')}\r\r>`;

/** K-line: five messages, with header 48 6B 10 and sum when asked for. */
export function kLine(vin: string, headers: boolean): readonly string[] {
  const hex = `000000${hexOf(vin)}`;
  return [1, 2, 3, 4, 5].map((order) => {
    const data = `49020${order}${hex.slice((order - 1) * 8, order * 8)}`;
    const framed = Buffer.from(`486B10${data}`, 'hex');
    const sum = framed.reduce((total, byte) => (total + byte) & 0xff, 0);
    return headers ? framed.toString('hex').toUpperCase() + hexOf(String.fromCharCode(sum)) : data;
  });
}

const ENGINE = frames('7E8', '490201', VIN);
const GEARBOX = frames('7E9', '490201', OTHER);
const BSI = frames('652', '62F190', VIN);

const one = (name: string, form: LineForm, lines: readonly string[], ecu: string | null, more: Partial<Recorded> = {}): Recorded => ({
  name,
  sent: '0902',
  text: end(lines),
  form,
  question: '0902',
  vins: [[ecu, VIN]],
  ...more,
});
const unit = { sent: '22F190', question: '22F190' } as const;

export const RECORDED: readonly Recorded[] = [
  one('headers, no spaces', CAN, ENGINE, '7E8'),
  one('headers and spaces', CAN, ENGINE.map(spacedFrame), '7E8'),
  one('line feeds', CAN, [], '7E8', { text: `${ENGINE.join('\r\n')}\r\n\r\n>` }),
  one('echo with spaces and small letters', CAN, ['09 02 ', ...ENGINE], '7E8'),
  one('search before the answer', CAN, ['SEARCHING...', ...ENGINE], '7E8'),
  one('search on the same line', CAN, [`SEARCHING...${ENGINE[0]}`, ...ENGINE.slice(1)], '7E8'),
  one('NUL bytes inside', CAN, [], '7E8', { text: end(ENGINE).replace(/(.{9})/gs, '$1\0') }),
  one('frames joined without line ends', CAN, [ENGINE.join('')], '7E8'),
  one('a foreign line between', CAN, [ENGINE[0]!, '+CONNECTING<<', ...ENGINE.slice(1)], '7E8'),
  one('a flow control line between', CAN, [ENGINE[0]!, 'FC:300000', ...ENGINE.slice(1)], '7E8'),
  one('a foreign ECU between', CAN, [ENGINE[0]!, '7EB037F0911AAAAAAAA', ...ENGINE.slice(1)], '7E8'),
  one(
    'two ECUs interleaved',
    CAN,
    ENGINE.flatMap((line, at) => [line, GEARBOX[at]!]),
    '7E8',
    {
      vins: [
        ['7E8', VIN],
        ['7E9', OTHER],
      ],
    },
  ),
  one('without headers', CAN_BARE, bare('490201', VIN), null),
  one(
    'without headers, with spaces',
    CAN_BARE,
    bare('490201', VIN).map((line) => line.replace(/^(.:)(.*)$/, (_, index: string, hex: string) => `${index} ${spaced(hex)}`)),
    null,
  ),
  one('without headers, joined', CAN_BARE, [bare('490201', VIN).join('')], null),
  one('no headers though asked for', CAN, bare('490201', VIN), null),
  one('29 bit', CAN29, frames('18DAF110', '490201', VIN), '18DAF110'),
  one('K-line with headers', K, kLine(VIN, true), '10'),
  one('K-line without headers', K_BARE, kLine(VIN, false), null),
  one('K-line started', K_BARE, ['BUS INIT: ...OK', ...kLine(VIN, false)], null),
  one('K-line in another order', K, kLine(VIN, true).toReversed(), '10'),
  one('BSI by F190', CAN, BSI, '652', unit),
  one('BSI after pending', CAN, ['652037F2278AAAAAAAA', ...BSI], '652', unit),
  one('BSI after pending twice, unpadded', CAN, ['652037F2278', '652037F2278', ...BSI], '652', unit),
  one(
    'radio by B0',
    CAN,
    ['7601013' + `61B0${hexOf(VIN)}`.slice(0, 12), '76021' + `61B0${hexOf(VIN)}`.slice(12, 26), '76022' + `61B0${hexOf(VIN)}`.slice(26)],
    '760',
    {
      sent: '21B0',
      question: '21B0',
    },
  ),
  one('no data', CAN, ['NO DATA'], null, { vins: [] }),
  one('refused', CAN, ['652037F2233AAAAAAAA'], null, { ...unit, vins: [] }),
];

/** Broken answers: text, form, and why nothing may come out. */
export const BROKEN: readonly (readonly [string, LineForm, readonly string[]])[] = [
  ['first frame only', CAN, ENGINE.slice(0, 1)],
  ['first frame only, without headers', CAN_BARE, ['014', '0:490201565233']],
  ['second frame missing', CAN, [ENGINE[0]!, ENGINE[2]!]],
  ['last frame missing', CAN, ENGINE.slice(0, 2)],
  ['first frame missing', CAN, ENGINE.slice(1)],
  ['frames in the wrong order', CAN, [ENGINE[0]!, ENGINE[2]!, ENGINE[1]!]],
  ['a frame twice', CAN, [ENGINE[0]!, ENGINE[1]!, ENGINE[1]!, ENGINE[2]!]],
  ['the last frame twice', CAN, [...ENGINE, ENGINE[2]!]],
  ['the first frame twice', CAN, [ENGINE[0]!, ...ENGINE]],
  ['sequence from 0', CAN, [ENGINE[0]!, ENGINE[1]!.replace('7E821', '7E820'), ENGINE[2]!]],
  ['sequence number repeated', CAN, [ENGINE[0]!, ENGINE[1]!, ENGINE[2]!.replace('7E822', '7E821')]],
  ['announced length too long', CAN, [ENGINE[0]!.replace('1014', '1015'), ENGINE[1]!, ENGINE[2]!]],
  ['announced length too short', CAN, [ENGINE[0]!.replace('1014', '1013'), ENGINE[1]!, ENGINE[2]!]],
  ['announced length 16 longer', CAN, [ENGINE[0]!.replace('1014', '1024'), ENGINE[1]!, ENGINE[2]!]],
  ['a byte missing in the middle', CAN, [ENGINE[0]!, ENGINE[1]!.slice(0, -2), ENGINE[2]!]],
  ['a byte missing at the end', CAN, [ENGINE[0]!, ENGINE[1]!, ENGINE[2]!.slice(0, -2)]],
  ['a digit missing', CAN, [ENGINE[0]!, ENGINE[1]!.slice(0, -1), ENGINE[2]!]],
  ['a line marked as damaged', CAN, [ENGINE[0]!, `${ENGINE[1]} <DATA ERROR`, ENGINE[2]!]],
  ['a line marked as badly received', CAN, [ENGINE[0]!, ENGINE[1]!, `${ENGINE[2]} <RX ERROR`]],
  ['buffer full after it', CAN, [...ENGINE, 'BUFFER FULL']],
  ['stopped after it', CAN, [...ENGINE, 'STOPPED']],
  ['supply dropped after it', CAN, [...ENGINE, 'LV RESET']],
  ['a byte that is no text', CAN, [ENGINE[0]!, `${ENGINE[1]!.slice(0, 8)}\xfc${ENGINE[1]!.slice(8)}`, ENGINE[2]!]],
  ['two ECUs without headers', CAN_BARE, ['014', '014', '0:490201565233', '0:490201564637', ...bare('490201', VIN).slice(2)]],
  ['pieces in the wrong order', CAN_BARE, [...bare('490201', VIN).slice(0, 2), ...bare('490201', VIN).slice(2).toReversed()]],
  ['no length announced', CAN_BARE, bare('490201', VIN).slice(1)],
  ['K-line piece missing', K, kLine(VIN, true).slice(0, 4)],
  ['K-line piece twice', K, [...kLine(VIN, true), kLine(VIN, true)[2]!]],
  ['K-line sum wrong', K, kLine(VIN, true).map((line, at) => (at === 3 ? `${line.slice(0, -2)}00` : line))],
  ['K-line filler not zero', K_BARE, kLine(VIN, false).map((line, at) => (at === 0 ? line.replace('000000', '000001') : line))],
  ['K-line message 6 for 5', K_BARE, kLine(VIN, false).map((line, at) => (at === 4 ? line.replace('490205', '490206') : line))],
  ['letter I in it', CAN, frames('7E8', '490201', 'VR3UHZKXZPT00001I')],
  ['small letter in it', CAN, frames('7E8', '490201', 'VR3UHZKXZPT00001a')],
  ['16 characters and a zero byte', CAN, frames('7E8', '490201', `${VIN.slice(0, 16)}\0`)],
  ['blank: FF', CAN, frames('7E8', '490201', '\xff'.repeat(17))],
  ['blank: zeros', CAN, frames('7E8', '490201', '\0'.repeat(17))],
  ['blank: one letter', CAN, frames('7E8', '490201', '0'.repeat(17))],
  ['two items announced', CAN, frames('7E8', '490202', VIN)],
  ['another PID', CAN, frames('7E8', '490401', VIN)],
  ['another service', CAN, frames('7E8', '62F190', VIN)],
];
