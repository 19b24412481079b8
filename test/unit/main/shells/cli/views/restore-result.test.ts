/** What a restore says: only what there is to say. */
import { expect, it } from 'vitest';
import { restoreResult } from '../../../../../../main/shells/cli/views/audit-views.ts';

const told = (lost: number | null) =>
  restoreResult({ origin: 'log/2', old: { size: 12 }, lost, open: 0, aside: null } as never).answer?.lines.join('\n') ?? '';

it.each([
  [null, null],
  [0, null],
  [1, '1 entry that came after the backup is not in it.'],
  [3, '3 entries that came after the backup are not in it.'],
])('%s lost entries', (lost, sentence) => {
  if (sentence === null) expect(told(lost)).not.toContain('after the backup');
  else expect(told(lost)).toContain(sentence);
});
