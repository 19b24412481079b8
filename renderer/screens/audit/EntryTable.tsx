/** The list of entries. Only the rows on the screen exist; a million entries scroll as easily as twenty. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrom, useStores } from '../../stores/stores.ts';
import type { AuditStore } from '../../stores/audit.ts';
import { EntryLine } from './EntryLine.tsx';
import css from './EntryTable.module.css';

/** Height of a row, px: a glove can hit it. */
const ROW_PX = 46;

/** Keys that move the choice, and by how much. */
const MOVES: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** The table. */
export function EntryTable() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const scroller = useRef<HTMLDivElement>(null);
  const length = useFrom(
    (s) => s.audit,
    (s) => s.length,
  );
  const more = useFrom(
    (s) => s.audit,
    (s) => s.next !== null,
  );
  const rows = useFrom(
    (s) => s.audit,
    (s) => s.rows,
  );
  const selected = useFrom(
    (s) => s.audit,
    (s) => s.selected,
  );
  // The virtualiser hands out functions that change under the same identity; nothing below may be memoised over it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const list = useVirtualizer({ count: length, getScrollElement: () => scroller.current, estimateSize: () => ROW_PX, overscan: 12 });
  const items = list.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => audit.want(first, last), [audit, first, last, length, more]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = MOVES[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const index = move(audit, step);
    if (index !== null) list.scrollToIndex(index, { align: 'auto' });
  };
  return (
    <div role="table" aria-label={t('audit.title')} aria-rowcount={length + 1} className={css['table']}>
      <div role="rowgroup" className={css['headGroup']}>
        <div role="row" aria-rowindex={1} className={css['headRow']}>
          {(['seq', 'time', 'kind', 'outcome', 'vehicle', 'operator'] as const).map((name) => (
            <span key={name} role="columnheader" className={css[name]}>
              {t(`audit.${name}`)}
            </span>
          ))}
        </div>
      </div>
      {/* The rows are reached with the arrows from here; each row's own buttons come after in the tab order. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex, jsx-a11y-x/interactive-supports-focus */}
      <div
        ref={scroller as RefObject<HTMLDivElement>}
        role="rowgroup"
        className={css['rows']}
        tabIndex={0}
        aria-label={t('audit.rows')}
        onKeyDown={onKeyDown}
      >
        <div className={css['tall']} style={{ height: list.getTotalSize() }}>
          {items.map((item) => {
            const row = rows.get(item.index);
            return (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={row !== undefined && row.seq === selected}
                className={css['row']}
                style={{ height: item.size, transform: `translateY(${String(item.start)}px)` }}
              >
                {row === undefined ? <span role="cell" className={css['ghost']} /> : <EntryLine row={row} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
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
