/**
 * Sends events to one page as newline-separated JSON over a long answer. Events carry whole views, so a slow reader is given only the
 * latest of each type: what waits for it never grows beyond one line per type.
 */
import type { ServerResponse } from 'node:http';
import type { ParsedApi, ConsoleEvent } from '../../../app/contract/index.ts';

/** A line without an event, so that both sides notice a dead connection. */
const HEARTBEAT = '{}\n';
/** Pause between heartbeats, ms. */
const HEARTBEAT_MS = 15_000;
/** A reader that takes nothing for this many heartbeats is cut off; it comes back by itself. */
const MAX_SILENT_BEATS = 4;

/** Streams until the page leaves, `ended` fires or the reader takes nothing. Returns at once. */
export function streamEvents(api: ParsedApi, response: ServerResponse, ended: AbortSignal, heartbeatMs = HEARTBEAT_MS): void {
  const waiting = new Map<ConsoleEvent['type'], ConsoleEvent>();
  let blocked = false;
  let silentBeats = 0;
  // Between its end and its close an answer takes nothing more: what is written then is a fault of the whole program.
  const isOver = () => response.writableEnded || response.destroyed;
  const write = (line: string) => {
    if (!isOver()) blocked = !response.write(line);
  };
  const flush = () => {
    for (const [type, event] of waiting) {
      if (blocked || isOver()) return;
      waiting.delete(type);
      write(`${JSON.stringify(event)}\n`);
    }
  };
  const beat = () => {
    silentBeats = blocked ? silentBeats + 1 : 0;
    if (silentBeats >= MAX_SILENT_BEATS) response.destroy();
    else if (!blocked) write(HEARTBEAT);
  };
  const unlisten = api.listen((event) => {
    // Taken out first, so that the newest event is also the last in line.
    waiting.delete(event.type);
    waiting.set(event.type, event);
    flush();
  });
  const timer = setInterval(beat, heartbeatMs);
  const end = () => response.end();
  ended.addEventListener('abort', end, { once: true });
  response.on('drain', () => {
    blocked = false;
    flush();
  });
  response.on('close', () => {
    clearInterval(timer);
    unlisten();
    ended.removeEventListener('abort', end);
  });
  write(HEARTBEAT);
}
