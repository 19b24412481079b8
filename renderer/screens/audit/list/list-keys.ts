/** Keys of the audit list, wherever the focus is on the screen: J and K or the arrows choose the next and the previous entry, / searches, F filters. */
import { useEffect, useEffectEvent } from 'react';
import type { AuditStore } from '../../../stores/audit/audit.ts';
import { useStores } from '../../../stores/stores.ts';
import { SEARCH_ID } from './SearchBox.tsx';

/** How far a key moves the choice, in rows. */
const MOVES: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** The letters among them: they act here and do not begin a find, unless more letters follow as fast as from a scanner. */
export const OWN_KEYS = 'jk/f';

/** The button that unfolds the filters: where the focus goes back to. */
export const FILTERS_BUTTON_ID = 'audit-filters';

/** Follows the keys; `onMove` gets the index of the row that was chosen. */
export function useListKeys(onMove: (index: number) => void): void {
  const { audit, ui } = useStores();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const step = MOVES[event.key];
    if ((step === undefined && event.key !== '/' && event.key !== 'f') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (ui.getState().overlay !== null || readsKeysItself(event.target)) return;
    event.preventDefault();
    if (event.key === 'f') audit.showFilters(!audit.getState().showsFilters);
    else if (step === undefined) document.getElementById(SEARCH_ID)?.focus();
    else {
      const index = move(audit, step);
      if (index !== null) onMove(index);
    }
  });
  useEffect(() => {
    const handler = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', handler);
    return () => document.removeEventListener('keydown', handler);
  }, []);
}

function readsKeysItself(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [role=region]') !== null;
}

/** Chooses the row `step` rows further; answers its index, or null when it is not there yet. */
function move(audit: AuditStore, step: number): number | null {
  const { rows, selected, length } = audit.getState();
  const here = [...rows].find(([, row]) => row.seq === selected)?.[0];
  const index = here === undefined ? 0 : Math.min(length - 1, Math.max(0, here + step));
  const row = rows.get(index);
  if (row === undefined) return null;
  void audit.select(row.seq);
  return index;
}
