/** What parts the cells of a table: as the language has it, until somebody chooses; the choice is remembered. */
import { CSV_DELIMITERS, type CsvDelimiter, delimiterFor } from '../../../app/audit/sheet/index.ts';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useSettings } from '../../stores/stores.ts';
import { useChange } from '../settings/parts/use-change.ts';
import css from './list/tools.module.css';

/** The delimiter of the next table. */
export function useCsvDelimiter(): CsvDelimiter {
  const { language } = useSpeech();
  const chosen = useSettings((s) => s.value?.csvDelimiter ?? null);
  return chosen ?? delimiterFor(language);
}

/** The choice. What the language expects is no choice that is kept: it goes on following the language. */
export function CsvDelimiterChoice() {
  const { t } = useTranslation();
  const { language } = useSpeech();
  const delimiter = useCsvDelimiter();
  const change = useChange();
  const kept = (one: CsvDelimiter) => ({ csvDelimiter: one === delimiterFor(language) ? null : one });
  const choose = (one: CsvDelimiter) => void change('csvDelimiter', (now) => now.t('audit.delimiter'), kept(one), kept(delimiter));
  return (
    <label className={css['delimiter']}>
      <span>{t('audit.delimiter')}</span>
      <select value={delimiter} onChange={({ target }) => choose(CSV_DELIMITERS.find((one) => one === target.value) ?? delimiter)}>
        {CSV_DELIMITERS.map((one) => (
          <option key={one} value={one}>
            {t(`audit.delimiter_${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
