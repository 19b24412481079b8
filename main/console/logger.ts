/** The lines of the program's own log. Apart from what a line may hold (base), so that who writes none loads no library for it. */
import { pino, type DestinationStream } from 'pino';
import { type LogFields, type Logger, redact } from '../base/index.ts';

/** A logger that writes JSON lines to `stream`. */
export function createLogger(stream: DestinationStream, level: 'debug' | 'info' | 'warn' = 'info'): Logger {
  const sink = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  const at =
    (method: 'debug' | 'info' | 'warn' | 'error') =>
    (name: string, fields: LogFields = {}) =>
      sink[method](redact(fields), name);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
