/**
 * An ELM327 with a car behind it, as a pure model: bytes in, texts out with their delay. A transport (pty, TCP, BLE double) keeps the
 * time and plays it. Production code speaks to it over the same bytes as to a real one and never imports it.
 */
import { toHex } from '../protocol/index.ts';
import type { AdapterTraits } from './adapters.ts';
import { CarMemory, framesOf, type SimulatedCar, type SimulatedEcu, type TimedFrame } from './car.ts';
import { defaults, setting, type Settings } from './settings.ts';

/** Text to send `afterMs` after the bytes that caused it came in; one character is one byte (Latin-1). */
export type Emission = { readonly afterMs: number; readonly text: string };

/** What to play. `drop`: emissions that have not left yet never will. */
export type Played = { readonly drop: boolean; readonly emit: readonly Emission[] };

const SETTING_MS = 4;
const RESET_MS = 850;
const SEARCH_MS = { can: 1_400, kline: 6_000, none: 12_000 } as const;
const CAN: ReadonlySet<string> = new Set(['7', '8', '9']);
const K_LINE_INIT_MS = 2_600;
const CAN_ERROR_MS = 180;
/** With adaptive timing a chip waits about this long for more after the last frame. */
const TAIL_MS = 35;

/** One adapter in one car. */
export class SimulatedElm {
  readonly #car: SimulatedCar;
  readonly #traits: AdapterTraits;
  readonly #memory = new CarMemory();
  #settings: Settings = defaults();
  #input = '';
  #last = '';
  #count = 0;
  #lines = 0;
  #busyUntil = 0;
  #heldBack: string | null = null;
  #searchBlocked = false;

  constructor(car: SimulatedCar, traits: AdapterTraits) {
    this.#car = car;
    this.#traits = traits;
  }

  /** Takes bytes at `nowMs` (any clock that does not go back). A byte that comes while the chip works interrupts it. */
  receive(bytes: Iterable<number>, nowMs: number): Played {
    let drop = false;
    const emit: Emission[] = [];
    for (const byte of bytes) {
      if (nowMs < this.#busyUntil) {
        drop = true;
        this.#busyUntil = 0;
        emit.splice(0, emit.length, { afterMs: SETTING_MS, text: `STOPPED${this.#eol}${this.#eol}>` });
      } else if (byte === 0x0d) emit.push(...this.#enter(nowMs));
      else if (byte !== 0x0a) this.#input += String.fromCharCode(byte);
    }
    return { drop, emit };
  }

  get #eol(): string {
    return this.#settings.linefeeds ? '\r\n' : '\r';
  }

  #enter(nowMs: number): readonly Emission[] {
    const typed = this.#input;
    this.#input = '';
    if (this.#traits.kind === 'silent') return [];
    const text = typed.replace(/\s/g, '').toUpperCase();
    if (this.#isUnheard(text)) return [];
    const echo = this.#settings.echo || this.#traits.echoAlways ? `${typed}${this.#eol}` : '';
    this.#last = text === '' ? this.#last : text;
    this.#count += 1;
    const answer = this.#traits.kind === 'modem' ? modem(this.#last) : this.#execute(this.#last);
    const surplus = this.#traits.surplusAt === this.#count ? [{ afterMs: 0, text: `?${this.#eol}>` }] : [];
    const emissions = [...surplus, ...this.#finish(echo, answer)];
    this.#busyUntil = nowMs + Math.max(0, ...emissions.map(({ afterMs }) => afterMs));
    return this.#delay(emissions);
  }

  /** Lines at a wrong speed, and what some clones and emulators do not understand, get no answer at all. */
  #isUnheard(text: string): boolean {
    this.#lines += 1;
    return this.#lines <= this.#traits.deafLines || (this.#traits.ignoresNonsense && !/^(?:AT|ST|VT|[0-9A-F]*$)/.test(text));
  }

  /** Lines become text with line ends, the last one is followed by the prompt. */
  #finish(echo: string, lines: readonly Emission[]): readonly Emission[] {
    const noise = this.#traits.garbage ? '\0' : '';
    const last = Math.max(0, ...lines.map(({ afterMs }) => afterMs));
    const body = lines.map(({ afterMs, text }) => ({ afterMs, text: `${text}${noise}${text === 'SEARCHING...' ? '' : this.#eol}` }));
    const start = echo === '' ? [] : [{ afterMs: 0, text: echo }];
    return [...start, ...body, { afterMs: last, text: `${this.#eol}>` }];
  }

  #delay(emissions: readonly Emission[]): readonly Emission[] {
    const { late } = this.#traits;
    if (late === 'never' || (late === 'first' && this.#count > 2)) return emissions;
    const held = this.#heldBack;
    const all = emissions.map(({ text }) => text).join('');
    if (late === 'first' && held !== null) {
      this.#heldBack = null;
      return [{ afterMs: 0, text: held }, ...emissions];
    }
    this.#heldBack = all;
    return held === null ? [] : [{ afterMs: SETTING_MS, text: held }];
  }

  #execute(text: string): readonly Emission[] {
    const { supplyDropsAt, restartsEvery, version } = this.#traits;
    if (supplyDropsAt === this.#count) {
      this.#settings = defaults();
      this.#searchBlocked = true;
      return [{ afterMs: RESET_MS, text: 'LV RESET' }];
    }
    if (restartsEvery !== null && this.#count % restartsEvery === 0) {
      this.#settings = defaults();
      return [{ afterMs: RESET_MS, text: version }];
    }
    if (/^[0-9A-F]+$/.test(text) && text.length % 2 === 0) return this.#request(text);
    return this.#adapterCommand(text);
  }

  #adapterCommand(text: string): readonly Emission[] {
    const { garbage, deafToReset, version } = this.#traits;
    if (text === 'ATZ' && deafToReset) return [];
    if (text === 'ATZ' || text === 'ATWS' || text === 'ATD') this.#settings = defaults();
    if (text === 'ATZ' || text === 'ATWS' || text === 'ATFE') this.#searchBlocked = false;
    if (text === 'ATZ' || text === 'ATWS') return [{ afterMs: RESET_MS, text: garbage ? `\xfc${version}` : version }];
    const answer = setting(text, this.#settings, this.#traits, this.#car);
    this.#settings = answer.settings;
    const lines = garbage ? ['+CONNECTING<<', answer.text] : [answer.text];
    return lines.map((line) => ({ afterMs: SETTING_MS, text: line }));
  }

  #request(text: string): readonly Emission[] {
    const bus = this.#car.bus;
    const { protocol, found } = this.#settings;
    if (protocol === '0' && found === null) return this.#search(text);
    const active = found ?? protocol;
    if (active === '6') return bus === 'can' ? this.#onCan(text, 0) : [{ afterMs: CAN_ERROR_MS, text: 'CAN ERROR' }];
    if (active === '5' && bus === 'kline') return this.#onKLine(text, 0);
    if (CAN.has(active)) return [{ afterMs: CAN_ERROR_MS, text: 'CAN ERROR' }];
    return [{ afterMs: K_LINE_INIT_MS, text: 'BUS INIT: ...ERROR' }];
  }

  #search(text: string): readonly Emission[] {
    const { bus } = this.#car;
    const searching = { afterMs: SETTING_MS, text: 'SEARCHING...' };
    if (bus === 'none' || (bus === 'can' && this.#searchBlocked))
      return [searching, { afterMs: SEARCH_MS.none, text: 'UNABLE TO CONNECT' }];
    const answer = bus === 'can' ? this.#onCan(text, SEARCH_MS.can) : this.#onKLine(text, SEARCH_MS.kline);
    const heard = !answer.some((line) => line.text === 'NO DATA');
    if (!heard) return [searching, { afterMs: SEARCH_MS.none, text: 'UNABLE TO CONNECT' }];
    this.#settings = { ...this.#settings, found: bus === 'can' ? '6' : '5' };
    return [searching, ...answer];
  }

  /** Everybody who is addressed answers; frames of several units mix as they would on the wire. */
  #onCan(text: string, startMs: number): readonly Emission[] {
    const request = text.slice(0, this.#traits.requestBytes * 2);
    const { header, timeoutMs } = this.#settings;
    const functional = header === '7DF';
    const ecus = this.#car.ecus.filter((ecu) => (functional ? ecu.functional : ecu.tx === header) && this.#hears(ecu.rx));
    const frames = ecus.flatMap((ecu) => this.#framesOf(ecu, request, functional, startMs)).toSorted((a, b) => a.atMs - b.atMs);
    if (frames.length === 0) return [{ afterMs: startMs + timeoutMs, text: 'NO DATA' }];
    const lines = frames.flatMap((frame) => this.#printFrame(frame));
    const end = Math.max(...lines.map(({ afterMs }) => afterMs)) + TAIL_MS;
    const held = lines.reduce((sum, line) => sum + line.text.length + 1, 0) <= this.#traits.buffer;
    if (!held) return [...lines.slice(0, 3), { afterMs: end, text: 'BUFFER FULL' }];
    return lines.map((line, at) => (at === lines.length - 1 ? { ...line, afterMs: end } : line));
  }

  #framesOf(ecu: SimulatedEcu, request: string, functional: boolean, startMs: number): readonly TimedFrame[] {
    const controlled = this.#flowControlAddress(ecu.rx) === ecu.tx;
    const messages = this.#memory.answer(ecu, request, functional);
    return messages.flatMap((message, at) => framesOf(ecu, message, controlled, startMs + ecu.delayMs * (at + 1)));
  }

  /** Without a filter the chip hears generic answers only. */
  #hears(rx: string): boolean {
    const { filter } = this.#settings;
    return filter === null ? /^7E[89A-F]$/.test(rx) : filter === rx;
  }

  #flowControlAddress(rx: string): string | null {
    if (this.#settings.flowMode === 1) return this.#settings.flowHeader;
    return /^7E[89A-F]$/.test(rx) ? `7E${(Number.parseInt(rx[2] ?? '8', 16) - 8).toString(16).toUpperCase()}` : rx;
  }

  #printFrame({ rx, atMs, bytes }: TimedFrame): readonly Emission[] {
    const { headers } = this.#settings;
    if (headers) return [{ afterMs: atMs, text: this.#spaced(rx, bytes) }];
    const control = (bytes[0] ?? 0) >> 4;
    if (control === 0) return [{ afterMs: atMs, text: this.#spaced('', bytes.slice(1, 1 + (bytes[0] ?? 0))) }];
    const index = control === 1 ? '0:' : `${((bytes[0] ?? 0) & 0x0f).toString(16).toUpperCase()}:`;
    const length = control === 1 ? [{ afterMs: atMs, text: toHex(bytes.slice(0, 2)).slice(1) }] : [];
    return [...length, { afterMs: atMs, text: this.#spaced(index, bytes.slice(control === 1 ? 2 : 1)) }];
  }

  #spaced(head: string, bytes: readonly number[]): string {
    const words = [...(head === '' ? [] : [head]), ...bytes.map((byte) => toHex([byte]))];
    return words.join(this.#settings.spaces ? ' ' : '');
  }

  #onKLine(text: string, startMs: number): readonly Emission[] {
    const messages = this.#car.ecus.flatMap((ecu) => this.#memory.answer(ecu, text, true));
    if (messages.length === 0) return [{ afterMs: startMs + this.#settings.timeoutMs, text: 'NO DATA' }];
    const init = this.#settings.found === null ? [{ afterMs: startMs, text: 'BUS INIT: ...OK' }] : [];
    const lines = messages.map((message, at) => {
      const framed = [0x48, 0x6b, 0x10, ...message];
      const whole = [...framed, framed.reduce((sum, byte) => (sum + byte) & 0xff, 0)];
      return { afterMs: startMs + 40 + at * 55, text: this.#spaced('', this.#settings.headers ? whole : message) };
    });
    return [...init, ...lines];
  }
}

/** A modem or radio module: knows AT, and nothing of ours. */
function modem(text: string): readonly Emission[] {
  return [{ afterMs: SETTING_MS, text: text === 'AT' || text === 'ATZ' ? 'OK' : 'ERROR' }];
}
