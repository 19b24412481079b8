/** What the program's own log says about the bridge. It is redacted when it is written (logger.ts): closed words, numbers and ids only. */
import * as z from 'zod';
import type { BundleTrace } from '../../../app/audit/bundle/index.ts';
import { asResult, readEnd } from '../../disk/index.ts';

/** The end of the file that is looked at, bytes. */
const TAIL_BYTES = 256 * 1024;

const line = z.looseObject({ time: z.iso.datetime(), msg: z.string().regex(/^bridge-[a-z-]{1,40}$/) });

/** The newest lines about the bridge, oldest first, at most `limit`; none when the file cannot be read. */
export function bridgeTrace(file: string, limit: number): readonly BundleTrace[] {
  const text = asResult(() => readTail(file));
  if (!text.ok) return [];
  const told = text.value.split('\n').flatMap((one) => traceOf(one) ?? []);
  return told.slice(-limit).map((one) => ({ source: 'bridge', text: one }));
}

function readTail(file: string): string {
  return readEnd(file, TAIL_BYTES)?.toString('utf8') ?? '';
}

/** Only what the logger writes of such an event; the first line of a tail may be cut, and is then left out. */
function traceOf(text: string): string | null {
  const parsed = line.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { time, msg, level: _level, ...fields } = parsed.data;
  const told = Object.entries(fields).map(([name, value]) => ` ${name}=${String(value)}`);
  return `${time} ${msg}${told.join('')}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}
