/** The traffic of the link as text: one line per line, newest first, so that what happens now is in view. */
import type { TraceLine } from '../../app/link/read/index.ts';

const SIGNS: Readonly<Record<TraceLine['dir'], string>> = { out: '>', in: '<', note: '*' };

/** UTC time, direction, text. Pure. */
export function traceText(lines: readonly TraceLine[]): string {
  return lines
    .toReversed()
    .map(({ at, dir, text }) => `${new Date(at).toISOString().slice(11, 23)} ${SIGNS[dir]} ${text}`)
    .join('\n');
}
