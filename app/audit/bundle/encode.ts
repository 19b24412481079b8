import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../base/index.ts';
import { parseBundle } from './parse.ts';
import type { Bundle } from './types.ts';
import { BUNDLE_FORMAT, lineJson, type BundleLine } from './wire.ts';

/**
 * The file of a bundle. Throws a RangeError for one that {@link parseBundle} would refuse (beyond a limit, or out of order), and a
 * TypeError for what JSON cannot carry.
 */
export function encodeBundle(bundle: Bundle): Uint8Array {
  const bytes = utf8ToBytes([...bundleText(bundle)].join(''));
  const read = parseBundle(bytes);
  if (!read.ok) throw new RangeError(`a bundle like this is refused: ${read.error.code}`);
  return bytes;
}

/**
 * The file of a bundle, line by line with line ends, for a caller that rests in between: a large one takes a while. Throws as
 * {@link encodeBundle} does, but for the limits of the file as a whole and for the order of entries, which are the caller's.
 */
export function* bundleText(bundle: Bundle): Generator<string, void, undefined> {
  for (const line of linesOf(bundle)) yield `${canonicalJson(lineJson(line))}\n`;
}

function linesOf({ origin, checkpoint, keys, about, entries, traces }: Bundle): readonly BundleLine[] {
  return [
    { kind: 'head', format: BUNDLE_FORMAT, origin, checkpoint, keys, entries: entries.length, traces: traces.length },
    { kind: 'about', ...about },
    ...entries.map((entry) => ({ kind: 'entry', ...entry }) as const),
    ...traces.map((trace) => ({ kind: 'trace', ...trace }) as const),
  ];
}
