/** The audit log: everything that happened, newest first; a click on a value narrows to it; one entry in full at the side. */
import { Download, RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { count } from '../../lib/format.ts';
import { isPlain } from '../../stores/audit.ts';
import { useFrom, useStores } from '../../stores/stores.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { EntryTable } from './EntryTable.tsx';
import { FilterChips } from './FilterChips.tsx';
import css from './AuditScreen.module.css';

/** The screen. */
export function AuditScreen() {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { audit } = useStores();
  const log = useFrom(
    (s) => s.session,
    (s) => s.log,
  );
  const loaded = useFrom(
    (s) => s.audit,
    (s) => s.loaded,
  );
  const empty = useFrom(
    (s) => s.audit,
    (s) => s.loaded && s.length === 0,
  );
  const selected = useFrom(
    (s) => s.audit,
    (s) => s.selected !== null,
  );
  const plain = useFrom(
    (s) => s.audit,
    (s) => isPlain(s.filter),
  );
  useEffect(() => void audit.reload(), [audit]);
  return (
    <div className={css['screen']} data-selected={selected}>
      <header className={css['head']}>
        <div>
          <h1>{t('audit.title')}</h1>
          {log === null ? null : (
            <p className={css['root']}>
              {t('audit.size', { count: log.size, n: count(locale, log.size) })} · {t('audit.root')}{' '}
              <code title={log.root}>{log.root.slice(0, 16)}…</code> · {log.origin}
            </p>
          )}
        </div>
        <p className={css['export']}>
          <Download aria-hidden="true" size={18} />
          <span>
            {t('audit.export')} <code>npx carkey audit export</code>
          </span>
        </p>
      </header>
      <div className={css['tools']}>
        <FilterChips />
        <NewEntries />
      </div>
      <div className={css['split']}>
        {empty ? (
          <div className={css['empty']}>
            <h2>{plain ? t('audit.emptyTitle') : t('audit.noMatchTitle')}</h2>
            <p>{plain ? t('audit.emptyMeans') : t('audit.noMatchMeans')}</p>
            {plain ? null : <Button onClick={() => void audit.clear()}>{t('audit.clearFilter')}</Button>}
          </div>
        ) : loaded ? (
          <EntryTable />
        ) : null}
        {selected ? <EntryPanel /> : null}
      </div>
    </div>
  );
}

/** New entries are counted, not pushed in: the list must not move under a reader's finger. */
function NewEntries() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const fresh = useFrom(
    (s) => s.audit,
    (s) => Math.max(0, s.newest - s.size),
  );
  return (
    <div role="status" className={css['fresh']}>
      {fresh === 0 ? (
        <span className={css['live']}>
          <span aria-hidden="true" />
          {t('audit.upToDate')}
        </span>
      ) : (
        <Button icon={<RefreshCw aria-hidden="true" size={18} />} onClick={() => void audit.reload()}>
          {t('audit.fresh', { count: fresh })}
        </Button>
      )}
    </div>
  );
}
