/** From the lines of one answer to whole messages of ECUs: statuses apart, then frames, pieces or plain lines put together. */
import { assembleFrames, assembleSegments } from './isotp.ts';
import { plainMessages } from './kline.ts';
import { parseLines } from './hex-lines.ts';
import type { StatusMeaning } from './status-strings.ts';
import type { BrokenMessage, LineForm, Message } from './types.ts';

/** One answer, understood. `damaged`: the chip marked a line, or the whole answer, as damaged. */
export type Understood = {
  readonly statuses: readonly StatusMeaning[];
  readonly messages: readonly Message[];
  readonly broken: readonly BrokenMessage[];
  readonly unknown: readonly string[];
  readonly damaged: boolean;
};

/** Understands an answer. A full buffer or a data error makes the whole answer invalid: what is left of it may be old or cut. */
export function understand(lines: readonly string[], form: LineForm): Understood {
  const parsed = parseLines(lines, form);
  const { statuses, unknown } = parsed;
  const parts = [assembleFrames(parsed.frames), assembleSegments(parsed.lengths, parsed.segments), plainMessages(parsed.plain, form)];
  const invalid = statuses.some(({ kind }) => kind === 'lost' || kind === 'interrupted' || kind === 'reset');
  const messages = invalid ? [] : parts.flatMap((part) => part.messages);
  return { statuses, messages, broken: parts.flatMap((part) => part.broken), unknown, damaged: invalid || parsed.damaged > 0 };
}
