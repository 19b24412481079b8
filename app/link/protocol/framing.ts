/**
 * Cuts an adapter's byte stream into answers. Only the prompt `>` ends an answer: ending on `OK` made other clients read every later
 * answer one command late. No clock in here: who waits, and how long, is the conversation's business.
 */
import { compact } from './bytes.ts';
import { readStatus } from './status-strings.ts';

/** The longest answer that is kept. A chip prints 512 bytes at most between two reads of its own buffer; ISO-TP allows 4095 bytes of data. */
export const BUFFER_LIMIT = 16_384;
const RECENT = 8;
const PROMPT = '>';

/** What makes an answer the awaited one; others are put aside. */
export type Fits = (lines: readonly string[]) => boolean;

/** Why the chip is not in the state we left it in. */
export type RestartCause = 'banner' | 'supply-dropped' | 'fatal-can-fault' | 'low-power';

/** One finished answer: lines without echo, empty lines and power notices. */
export type FramedAnswer = { readonly lines: readonly string[]; readonly restarted: RestartCause | null; readonly alert: boolean };

/**
 * What came out of the stream. `stray`: belongs to nobody (late answer of a given-up command, unasked text, answer before the marker).
 * `overflow`: more than {@link BUFFER_LIMIT} bytes without a prompt; all of it is gone, and so is the rest up to the next prompt.
 */
export type Framed = { readonly kind: 'answer' | 'stray'; readonly answer: FramedAnswer } | { readonly kind: 'overflow' };

/** Commands whose own answer is the banner. */
const SAYS_VERSION: ReadonlySet<string> = new Set(['ATZ', 'ATWS', 'ATI', 'AT@1', 'STI', 'STDI', 'VTVERS']);
const RESTARTS: Readonly<Record<string, RestartCause>> = {
  'supply-dropped': 'supply-dropped',
  'fatal-can-fault': 'fatal-can-fault',
  'low-power-now': 'low-power',
};

/** The decoder of one stream. Feed it every byte; tell it every command that leaves. */
export class Framing {
  #buffer = '';
  #overran = false;
  #awaited: { readonly text: string; readonly fits: Fits | null } | null = null;
  #recent: readonly string[] = [];

  /** A command leaves now. Bytes that came before it without a prompt are dropped: they cannot be its answer. */
  expect(text: string, fits: Fits | null = null): void {
    this.#buffer = '';
    this.#awaited = { text: compact(text), fits };
    this.#recent = [this.#awaited.text, ...this.#recent].slice(0, RECENT);
  }

  /** Nobody waits any more: what comes now is stray. */
  abandon(): void {
    this.#awaited = null;
  }

  /** Is an answer awaited? */
  get waiting(): boolean {
    return this.#awaited !== null;
  }

  /** Takes the next bytes, however they were cut. */
  feed(chunk: Iterable<number>): readonly Framed[] {
    const out: Framed[] = [];
    for (const byte of chunk) {
      const character = characterOf(byte);
      if (character === PROMPT) out.push(this.#close());
      else if (!this.#overran) this.#keep(character, out);
    }
    return out;
  }

  #keep(character: string, out: Framed[]): void {
    this.#buffer += character;
    if (this.#buffer.length <= BUFFER_LIMIT) return;
    this.#buffer = '';
    this.#overran = true;
    this.#awaited = null;
    out.push({ kind: 'overflow' });
  }

  #close(): Framed {
    const lines = this.#buffer.split(/[\r\n]+/).map((line) => line.trim());
    const overran = this.#overran;
    this.#buffer = '';
    this.#overran = false;
    if (overran) return { kind: 'stray', answer: { lines: [], restarted: null, alert: false } };
    return this.#judge(lines.filter((line) => line !== ''));
  }

  #judge(all: readonly string[]): Framed {
    const echo = compact(all[0] ?? '');
    const echoed = echo !== '' && this.#recent.includes(echo);
    const answer = answerOf(echoed ? all.slice(1) : all, this.#awaited?.text ?? '');
    const ours = this.#awaited !== null && (!echoed || echo === this.#awaited.text);
    if (!ours || (answer.restarted === null && this.#awaited?.fits?.(answer.lines) === false)) return { kind: 'stray', answer };
    this.#awaited = null;
    return { kind: 'answer', answer };
  }
}

/** NUL is noise of the chip. Any other byte outside printable ASCII stays as U+FFFD, so that a damaged line is never taken for a whole one. */
function characterOf(byte: number): string {
  if (byte === 0) return '';
  if (byte === 0x0d || byte === 0x0a || (byte >= 0x20 && byte <= 0x7f)) return String.fromCharCode(byte);
  return '\uFFFD';
}

function answerOf(all: readonly string[], command: string): FramedAnswer {
  const lines: string[] = [];
  let restarted: RestartCause | null = null;
  let alert = false;
  for (const line of all) {
    const [status] = readStatus(line).statuses.slice(-1);
    if (status?.kind === 'power') alert = true;
    else lines.push(line);
    if (status !== undefined) restarted ??= restartBy(status.code, command);
  }
  return { lines, restarted, alert };
}

function restartBy(code: string, command: string): RestartCause | null {
  if (code === 'adapter-restarted') return SAYS_VERSION.has(command) ? null : 'banner';
  return RESTARTS[code] ?? null;
}
