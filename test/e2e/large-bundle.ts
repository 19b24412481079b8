/** A bundle near the largest that is read. */
import { writeFileSync } from 'node:fs';
import { encodeBundle } from '../../app/audit/bundle/encode.ts';
import { bundleEntry, bundleOf, logOf, saltAt } from '../support/naive-bundle.ts';

/**
 * Writes a bundle whose entries, all but the first, stand at another place than they say: the worst case, with as many findings as entries.
 * Answers its length in bytes: 10,000 entries and 5,000 traces are over 30 MB.
 */
export function largeBundle(path: string, size: number, traces: number): number {
  const few = logOf(10_000, [0]);
  const opened = [{ name: 'vin', value: 'x'.repeat(1000), salt: saltAt(0, 'vin') }] as const;
  const entry = { ...bundleEntry(few, 0, []), opened, withheld: ['operator'] as const };
  const filler = { source: 'link', text: 'A'.repeat(1700) } as const;
  const content = encodeBundle({
    ...bundleOf(few, []),
    entries: Array.from({ length: size }, (_, index) => ({ ...entry, index })),
    traces: Array.from({ length: traces }, () => filler),
  });
  writeFileSync(path, content);
  return content.length;
}
