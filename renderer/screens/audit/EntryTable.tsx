/** The list of entries. Only the rows on the screen exist; a million entries scroll as easily as twenty. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrom, useStores } from '../../stores/stores.ts';
import { EntryLine } from './EntryLine.tsx';
import css from './EntryTable.module.css';
import { useListKeys } from './list-keys.ts';

/** Height of a row, px: a glove can hit it. */
const ROW_PX = 46;

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
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised over the virtualiser's functions
  const list = useVirtualizer({ count: length, getScrollElement: () => scroller.current, estimateSize: () => ROW_PX, overscan: 12 });
  const items = list.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => audit.want(first, last), [audit, first, last, length, more]);
  useListKeys((index) => list.scrollToIndex(index, { align: 'auto' }));
  return (
    <div role="grid" tabIndex={0} aria-label={t('audit.rows')} aria-rowcount={length + 1} aria-readonly="true" className={css['table']}>
      <Head />
      <div ref={scroller} role="rowgroup" className={css['rows']}>
        <div role="presentation" className={css['tall']} style={{ height: list.getTotalSize() }}>
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
                {row === undefined ? <span role="gridcell" className={css['ghost']} /> : <EntryLine row={row} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Head() {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={css['headGroup']}>
      <div role="row" aria-rowindex={1} className={css['headRow']}>
        {(['seq', 'time', 'kind', 'outcome', 'vehicle', 'operator'] as const).map((name) => (
          <span key={name} role="columnheader" className={css[name]}>
            {t(`audit.${name}`)}
          </span>
        ))}
      </div>
    </div>
  );
}
