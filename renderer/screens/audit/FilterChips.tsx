/** What the list is narrowed to: each condition can be taken off. */
import { ListFilter, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntryFilter } from '../../../app/audit/types.ts';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { sayKind, sayOutcome } from '../../i18n/say.ts';
import { exactTime } from '../../lib/format.ts';
import { isPlain } from '../../stores/audit.ts';
import { useFrom, useStores } from '../../stores/stores.ts';
import css from './FilterChips.module.css';

/** The chips; a hint when there are none. */
export function FilterChips() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const filter = useFrom(
    (s) => s.audit,
    (s) => s.filter,
  );
  const say = useSayCondition();
  if (isPlain(filter)) {
    return (
      <p className={css['hint']}>
        <ListFilter aria-hidden="true" size={18} />
        {t('audit.hint')}
      </p>
    );
  }
  const fields = Object.keys(filter) as readonly (keyof EntryFilter)[];
  return (
    <ul className={css['chips']} aria-label={t('audit.filters')}>
      {fields.map((field) => (
        <li key={field}>
          <button
            type="button"
            className={css['chip']}
            onClick={() => void audit.widen(field)}
            aria-label={t('audit.removeFilter', { what: say(field, filter) })}
          >
            {say(field, filter)}
            <X aria-hidden="true" size={16} />
          </button>
        </li>
      ))}
      <li>
        <Button look="quiet" onClick={() => void audit.clear()}>
          {t('audit.clearFilter')}
        </Button>
      </li>
    </ul>
  );
}

function useSayCondition(): (field: keyof EntryFilter, filter: EntryFilter) => string {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { words, locale } = speech;
  const value = (field: keyof EntryFilter, filter: EntryFilter): string => {
    switch (field) {
      case 'kind':
        return filter.kind === undefined ? '' : sayKind(words, filter.kind);
      case 'out':
        return filter.out === undefined ? '' : sayOutcome(speech, filter.out);
      case 'from':
      case 'to':
        return exactTime(locale, filter[field] ?? 0);
      case 'vin':
      case 'veh':
      case 'act':
      case 'err':
      case 'op':
      case 'boot':
        return String(filter[field] ?? '');
    }
  };
  return (field, filter) => `${t(`audit.field_${field}`)}: ${value(field, filter)}`;
}
