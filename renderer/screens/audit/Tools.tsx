/** What can be done with the whole list: its order, saving it as a file, making and opening bundles. */
import { ArrowDownWideNarrow, ArrowUpNarrowWide, Download, FolderOpen, PackageOpen } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { span } from '../../lib/format.ts';
import { useNow } from '../../lib/hooks.ts';
import { saveView } from '../../lib/save-file.ts';
import { givenFilter, type ExportFormat } from '../../stores/audit-state.ts';
import { useFrom, useStores } from '../../stores/stores.ts';
import { CsvDelimiterChoice, useCsvDelimiter } from './CsvDelimiterChoice.tsx';
import css from './Tools.module.css';

const FORMATS: readonly { readonly format: ExportFormat; readonly name: string }[] = [
  { format: 'csv', name: 'CSV' },
  { format: 'jsonl', name: 'JSON Lines' },
  { format: 'pdf', name: 'PDF' },
];

/** The row of tools. */
export function Tools() {
  return (
    <div className={css['tools']} data-print="no">
      <Exports />
      <Bundles />
    </div>
  );
}

/** Which end of the log stands on top. */
export function Sorting() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const order = useFrom(
    (s) => s.audit,
    (s) => s.order,
  );
  const Icon = order === 'newest' ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  return (
    <label className={css['order']}>
      <Icon aria-hidden="true" size={18} />
      <span className="visually-hidden">{t('audit.order')}</span>
      <select value={order} onChange={(event) => void audit.sort(event.target.value === 'oldest' ? 'oldest' : 'newest')}>
        <option value="newest">{t('audit.newestFirst')}</option>
        <option value="oldest">{t('audit.oldestFirst')}</option>
      </select>
    </label>
  );
}

function Exports() {
  const { t } = useTranslation();
  const { audit, ui } = useStores();
  const exporting = useFrom(
    (s) => s.audit,
    (s) => s.exporting,
  );
  const delimiter = useCsvDelimiter();
  const save = async (format: ExportFormat) => {
    const file = await audit.export(format, delimiter);
    if (file === null) return;
    saveView(file);
    ui.notify(t('audit.exported', { name: file.name }), 'good');
  };
  return (
    <div role="group" aria-label={t('audit.export')} className={css['exports']}>
      <Download aria-hidden="true" size={18} />
      <span aria-hidden="true">{t('audit.export')}</span>
      {FORMATS.map(({ format, name }) => (
        <Button key={format} disabled={exporting !== null} aria-label={`${t('audit.export')} ${name}`} onClick={() => void save(format)}>
          {name}
        </Button>
      ))}
      <CsvDelimiterChoice />
      <span role="status">{exporting === null ? null : <Under since={exporting.since} />}</span>
    </div>
  );
}

/** How long a file has been in the making: how far it is nobody tells. */
function Under({ since }: { readonly since: number }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const now = useNow();
  return <>{t('audit.exporting', { time: span(locale, now - since) })}</>;
}

function Bundles() {
  const { t } = useTranslation();
  const { audit, bundle, ui } = useStores();
  const file = useRef<HTMLInputElement>(null);
  const make = () => {
    void bundle.start({ filter: givenFilter(audit.getState().filter) });
    ui.open('bundle');
  };
  const open = (chosen: File | undefined) => {
    if (chosen !== undefined) void bundle.open(chosen, chosen.name);
    if (file.current !== null) file.current.value = '';
  };
  return (
    <>
      <Button icon={<PackageOpen aria-hidden="true" size={18} />} onClick={make}>
        {t('audit.makeBundle')}
      </Button>
      <Button icon={<FolderOpen aria-hidden="true" size={18} />} onClick={() => file.current?.click()}>
        {t('audit.openBundle')}
      </Button>
      <input ref={file} type="file" hidden aria-label={t('audit.openBundle')} onChange={(event) => open(event.target.files?.[0])} />
    </>
  );
}
