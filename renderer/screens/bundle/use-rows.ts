/** Rows of an opened bundle. Where it is checked holds all of them; the screen holds what it shows. */
import { useEffect, useState } from 'react';
import type { Checker, Talk } from '../../check/protocol.ts';

/** Rows that are shown at once, and how many more each time. */
const PAGE = 100;

/** Questions that are answered by rows. */
type Rows = Omit<Talk, 'check'>;

/** The first rows of `total`, and the way to more of them; null when all are shown. Nothing while they are fetched. */
export function useRows<K extends keyof Rows>(
  checker: Checker,
  kind: K,
  total: number,
  page: number = PAGE,
): { readonly rows: Rows[K]['answer']; readonly more: (() => void) | null } {
  const [rows, setRows] = useState<Rows[K]['answer']>([]);
  const [wanted, setWanted] = useState(page);
  useEffect(() => {
    let isCurrent = true;
    const keep = (found: Talk[K]['answer']) => {
      if (isCurrent) setRows(found);
    };
    // A file that is closed meanwhile has no rows any more.
    checker.ask(kind, { from: 0, count: wanted }).then(keep, () => undefined);
    return () => {
      isCurrent = false;
    };
  }, [checker, kind, wanted]);
  return { rows, more: rows.length < total ? () => setWanted(wanted + page) : null };
}
