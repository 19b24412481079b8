/**
 * Looks at a security code, from the entries of its attempt. A look begins with `code-shown` and ends with a `code-hidden` that names that
 * entry by its number (`d.n`) and says how long it took (`d.ms`). A copy is a `code-shown` with the word `copied`: it has no end.
 */
import type { Entry } from '../../audit/entry/index.ts';

type Told = Pick<Entry, 'seq' | 'kind' | 'out' | 'd'>;

/** Does the entry begin a look? Not what a restore brought over: its number is that of another log, and nobody looks there any more. */
export function beginsLook({ kind, out, d }: Omit<Told, 'seq'>): boolean {
  return kind === 'code-shown' && out !== 'copied' && d?.by !== 'restore';
}

/** The looks that have not ended, oldest first. `entries`: those of one attempt, in order. Earlier programs ended all looks at once. */
export function openLooks<T extends Told>(entries: readonly T[]): readonly T[] {
  return entries.reduce<readonly T[]>((open, entry) => {
    if (beginsLook(entry)) return [...open, entry];
    if (entry.kind !== 'code-hidden') return open;
    const look = entry.d?.n;
    return look === undefined ? [] : open.filter(({ seq }) => seq !== look);
  }, []);
}
