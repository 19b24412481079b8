/**
 * `witnessed.json`: what this station cosigned for others, one checkpoint per log. It is written before a cosignature leaves, so that what
 * left is remembered whatever cuts the visit off.
 */
import { join } from 'node:path';
import * as z from 'zod';
import { formatVerifierKey, parseCheckpoint, parseVerifierKey, type TreeHead, type VerifierKey } from '../../../app/audit/log/index.ts';
import { LARGE_FILE, readOwnFile, TrailError, writeJsonFile } from '../../disk/index.ts';

/** Most logs of strangers that are remembered; those that come later are not cosigned. */
export const MOST_STRANGERS = 50;

/** Most logs in all: a station that the settings name finds a place when strangers have taken theirs. */
export const MOST_KEPT = 64;

const shape = z.strictObject({
  version: z.literal(1),
  logs: z.array(z.strictObject({ keys: z.array(z.string()).min(1), note: z.string() })).max(MOST_KEPT),
});

/** One log: its newest head that was cosigned, the note with the cosignature, and the keys that signed it. */
export type Witnessed = { readonly head: TreeHead; readonly keys: readonly VerifierKey[]; readonly note: string };

/** Reads it, by origin. Throws `corrupt` for what cannot be understood: who forgot what he cosigned must not cosign. */
export function readWitnessed(dir: string): ReadonlyMap<string, Witnessed> {
  const bytes = readOwnFile(join(dir, 'witnessed.json'), LARGE_FILE);
  return bytes === null ? new Map() : new Map(parse(bytes.toString('utf8')).map((one) => [one.head.origin, one]));
}

function parse(text: string): readonly Witnessed[] {
  try {
    return shape.parse(JSON.parse(text)).logs.map(logOf);
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof z.ZodError) throw new TrailError('corrupt');
    throw fault;
  }
}

function logOf({ keys, note }: { readonly keys: readonly string[]; readonly note: string }): Witnessed {
  const read = parseCheckpoint(note);
  const known = keys.map((key) => parseVerifierKey(key)).flatMap((key) => (key.ok ? [key.value] : []));
  if (!read.ok || known.length !== keys.length) throw new TrailError('corrupt');
  return { head: read.value.head, keys: known, note };
}

/** Remembers all of them; durable on return. Throws what the disk throws. */
export function keepWitnessed(dir: string, logs: ReadonlyMap<string, Witnessed>): void {
  const plain = [...logs.values()].map(({ keys, note }) => ({ keys: keys.map(formatVerifierKey), note }));
  writeJsonFile(join(dir, 'witnessed.json'), { version: 1, logs: plain });
}
