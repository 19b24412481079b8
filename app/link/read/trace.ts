/**
 * The link's traffic for support: a bounded ring of lines, and the mask that keeps VINs out of what is shown or exported.
 *
 * The mask is an allow-list. Of what an adapter says, only known status words, introductions, voltages, echoes and short answers without a
 * VIN are shown; of answers with a VIN, identifier, control byte and service; every other letter and digit becomes a dot. None of the
 * shown shapes can be a piece of a VIN in hex (its bytes are 30..5A), so a line that was cut anywhere gives nothing away either. Limit: an
 * adapter that said a VIN in plain letters, and cut it too, could by chance say something that has the shape of a short answer.
 */
import { compact, ECUS, isSendable } from '../protocol/index.ts';
import type { TraceLine } from './view.ts';

/** Most lines, and most characters of text, that are kept. */
export const TRACE_LIMIT = { lines: 5_000, characters: 1_000_000 } as const;

/** What to take out of the ring: the newest `limit` lines, unmasked only when a person asked for that. */
export type TraceQuery = { readonly limit: number; readonly withVins: boolean };

/** The newest lines; older ones make room. */
export class TraceRing {
  #lines: TraceLine[] = [];
  #characters = 0;
  #dropped = 0;
  readonly #limit: { readonly lines: number; readonly characters: number };

  constructor(limit: { readonly lines: number; readonly characters: number } = TRACE_LIMIT) {
    this.#limit = limit;
  }

  add(line: TraceLine): void {
    this.#lines.push(line);
    this.#characters += line.text.length;
    while (this.#size > this.#limit.lines || this.#characters > this.#limit.characters) {
      this.#characters -= this.#lines[this.#dropped]?.text.length ?? 0;
      this.#dropped += 1;
    }
    if (this.#dropped > this.#limit.lines) this.#compact();
  }

  /** Oldest first. The mask looks at all kept lines, so that the command before the first asked one is known. */
  list({ limit, withVins }: TraceQuery): readonly TraceLine[] {
    this.#compact();
    return (withVins ? this.#lines : maskTrace(this.#lines)).slice(-limit);
  }

  get #size(): number {
    return this.#lines.length - this.#dropped;
  }

  #compact(): void {
    this.#lines = this.#lines.slice(this.#dropped);
    this.#dropped = 0;
  }
}

/** Masks lines in their order. */
export function maskTrace(lines: readonly TraceLine[]): readonly TraceLine[] {
  const mask = new Mask();
  return lines.map((line) => mask.line(line));
}

const SAID =
  /^(?:>|\?|OK|ERROR|STOPPED|NODATA|SEARCHING\.*|BUSINIT:?\.*(?:OK|ERROR)?|U?NABLETOCONNECT|(?:SEARCHING\.*)U?NABLETOCONNECT|CANERROR|BUSBUSY|BUSERROR|FBERROR|<?DATAERROR|<?RXERROR|BUFFERFULL|LVRESET|ERR\d\d|!?(?:ACT|LP)ALERT|\d{1,2}\.\d{1,2}V?)$/;
const INTRODUCED =
  /^[^\w]*(?:ELM32\d\s*v\d\.\d[a-z]?|STN\d{4}\s*v\d[\d.]{0,8}|OBDLink [A-Z+]{1,4}(?: r[\d.]{1,6})?|vLinker [A-Z]{2}(?: v[\d.]{1,6})?|OBDII to RS232 Interpreter)[^\w]*$/i;
const ID = `(?:7E[89A-F]|18DAF1[0-9A-F]{2}|${ECUS.map(({ rx }) => rx).join('|')})`;
/** Short answers without a VIN: supported PIDs, control unit voltage, refusals, sessions, tester present. With or without a header. */
const SHORT = new RegExp(
  `^(?:${ID}0[1-7])?(?:41(?:00|20|40)[0-9A-F]{0,10}|4142[0-9A-F]{4}(?:00|55|AA|FF)*|7F[0-9A-F]{4}(?:00|55|AA|FF)*|50(?:01|03)[0-9A-F]{0,10}|7E00(?:00|55|AA|FF)*)$`,
);
/** What is shown of an answer that may carry a VIN: everything before the payload. */
const HEAD = new RegExp(
  `^(?:${ID}(?:1[0-9A-F]{3}(?:4902(?:01)?|62F190|61B0)?|2[0-9A-F]|0[0-7](?:4902(?:0[1-5])?)?|30)|486B[0-9A-F]{2}49020[1-5]|0:(?:4902(?:01)?|62F190|61B0)?|[1-9A-F]:|4902(?:0[1-5])?|62F190|61B0)`,
);
const LENGTH = /^01[0-9A-F]$/;
const PROTOCOL = /^A?[0-9A-C]$/;
const VIN_RUN = /[A-HJ-NPR-Z0-9]{17}/gi;
const VIN_HEX_RUN = /(?:(?:3[0-9]|4[1-8A-E]|5[02-9A])\s?){17}/gi;

/** The mask with its one memory: which question is open. A lone digit could be anything, and is shown for ATDPN only, once. */
class Mask {
  #asked = '';

  line(line: TraceLine): TraceLine {
    return { ...line, text: this.#text(line) };
  }

  #text({ dir, text }: TraceLine): string {
    if (dir === 'note') return text.replace(VIN_HEX_RUN, dots).replace(VIN_RUN, dots);
    const plain = compact(text);
    if (dir === 'out') {
      this.#asked = plain;
      return isSendable(plain) ? text : dots(text);
    }
    const protocol = this.#asked === 'ATDPN' && PROTOCOL.test(plain);
    if (protocol) this.#asked = '';
    // An echo says what was asked a moment ago, and nothing else is one.
    return protocol || isHarmless(text, plain) || (plain === this.#asked && isSendable(plain)) ? text : maskPayload(plain);
  }
}

function isHarmless(text: string, plain: string): boolean {
  return SAID.test(plain) || INTRODUCED.test(text) || LENGTH.test(plain) || SHORT.test(plain);
}

/** An answer is hex throughout, with the number of its line before it; anything else has no head that could be told from its content. */
const ANSWERED = /^(?:[0-9A-F]:)?[0-9A-F]*$/;

/** Shape and length stay visible: that is what support needs to see a cut or doubled answer. */
function maskPayload(plain: string): string {
  const head = ANSWERED.test(plain) ? (HEAD.exec(plain)?.[0] ?? '') : '';
  return head + dots(plain.slice(head.length));
}

function dots(text: string): string {
  return text.replace(/[\p{L}\p{N}]/gu, '.');
}
