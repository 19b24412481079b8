/** The audit log: everything that happened, newest first; a click on a value narrows to it; one entry in full at the side. */
import { RefreshCw } from 'lucide-react';
import { lazy, Suspense, useEffect, type DragEvent } from 'react';
import { sayError } from '../../../app/words/index.ts';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count, zoneName } from '../../lib/format.ts';
import { useNow } from '../../hooks/hooks.ts';
import { isPlain } from '../../stores/audit/audit-state.ts';
import { useAudit, useBundle, useSession, useStores } from '../../stores/stores.ts';
import { TrustStrip } from '../trust/TrustStrip.tsx';
import { EntryPanel } from './list/EntryPanel.tsx';
import { OWN_KEYS } from './list/list-keys.ts';
import { EntryTable } from './list/EntryTable.tsx';
import { Facets } from './Facets.tsx';
import { FilterChips } from './FilterChips.tsx';
import { Histogram } from './Histogram.tsx';
import { SearchBox } from './list/SearchBox.tsx';
import { Tools } from './Tools.tsx';
import css from './AuditScreen.module.css';

// Reading a bundle brings the whole verification along.
const BundleScreen = lazy(async () => ({ default: (await import('../bundle/BundleScreen.tsx')).BundleScreen }));

/** Filters, list and an entry in full beside each other; narrower windows show one less (AuditScreen.module.css). */
const ROOM_FOR_BOTH = '(width > 75rem)';

/** The screen; an opened bundle takes its place until it is closed. */
export function AuditScreen() {
  const { audit } = useStores();
  const reading = useBundle((s) => s.reading !== null);
  const seq = useAudit((s) => s.selected);
  const selected = seq !== null;
  const facets = useAudit((s) => s.showsFilters);
  const drop = useDrop();
  useEffect(() => void audit.reload(), [audit]);
  // Where there is no room for both, an entry that is chosen takes the place of the filters.
  useEffect(() => {
    if (seq !== null && !matchMedia(ROOM_FOR_BOTH).matches) audit.showFilters(false);
  }, [audit, seq]);
  if (reading)
    return (
      <Suspense fallback={null}>
        <BundleScreen />
      </Suspense>
    );
  return (
    <div className={css['screen']} data-own-keys={OWN_KEYS} data-selected={selected} data-facets={facets} {...drop}>
      <Head />
      <div className={css['tools']}>
        <SearchBox />
        <Tools />
      </div>
      <div className={css['state']}>
        <FilterChips />
        <Matches />
        <Histogram />
      </div>
      <Fault />
      <div className={css['split']}>
        {facets ? <Facets /> : null}
        <List />
        {selected ? <EntryPanel /> : null}
      </div>
    </div>
  );
}

function Head() {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const now = useNow();
  const log = useSession((s) => s.log);
  return (
    <header className={css['head']}>
      <h1>{t('audit.title')}</h1>
      <p className={css['size']}>
        {log === null ? null : `${t('audit.size', { count: log.size, n: count(locale, log.size) })} · `}
        {t('common.zone', { zone: zoneName(locale, now) })}
      </p>
      <TrustStrip />
      <NewEntries />
    </header>
  );
}

function List() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const loaded = useAudit((s) => s.loaded);
  const empty = useAudit((s) => s.loaded && s.length === 0);
  const plain = useAudit((s) => isPlain(s.filter));
  if (!loaded) return null;
  if (!empty) return <EntryTable />;
  return (
    <div className={css['empty']}>
      <h2>{plain ? t('audit.emptyTitle') : t('audit.noMatchTitle')}</h2>
      <p>{plain ? t('audit.emptyMeans') : t('audit.noMatchMeans')}</p>
      {plain ? null : <Button onClick={() => void audit.clear()}>{t('audit.clearFilter')}</Button>}
    </div>
  );
}

/** How many entries a filter leaves; a log as a whole says its size above. */
function Matches() {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const total = useAudit((s) => (isPlain(s.filter) ? null : (s.facets?.total ?? null)));
  return (
    <p role="status" className={css['matches']}>
      {total === null ? null : t('audit.matches', { count: total, n: count(locale, total) })}
    </p>
  );
}

function Fault() {
  const { words } = useSpeech();
  const error = useAudit((s) => s.error);
  if (error === null) return null;
  return (
    <p role="alert" className={css['fault']}>
      {sayError(words, error)}
    </p>
  );
}

/** A file that is dropped anywhere on the screen is opened as a bundle; the browser must not open it in place of the page. */
function useDrop() {
  const { bundle } = useStores();
  return {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer.files[0];
      if (file !== undefined) void bundle.open(file, file.name);
    },
  };
}

/** New entries are counted, not pushed in: the list must not move under a reader's finger. */
function NewEntries() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const fresh = useAudit((s) => Math.max(0, s.newest - s.size));
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
