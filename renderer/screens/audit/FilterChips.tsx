/** What the list is narrowed to: each condition, and each value of one that takes several, can be taken off. */
import { FilterX, X } from 'lucide-react';
import type { SearchFilter } from '../../../app/audit/search/index.ts';
import type { EntryKind } from '../../../app/audit/entry/index.ts';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, type Speech, useTranslation } from '../../i18n/language.tsx';
import { sayKind, sayOut } from '../../../app/words/index.ts';
import { exactTime } from '../../lib/format.ts';
import { isPlain } from '../../stores/audit/audit-state.ts';
import { useAudit, useStores } from '../../stores/stores.ts';
import css from './FilterChips.module.css';

/** The chips, behind what takes all of them off; nothing when there are none. */
export function FilterChips() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const filter = useAudit((s) => s.filter);
  const chips = useChips(filter);
  if (isPlain(filter)) return null;
  return (
    <ul className={css['chips']} aria-label={t('audit.filters')}>
      <li>
        <Button className={css['clear']} icon={<FilterX aria-hidden="true" size={16} />} onClick={() => void audit.clear()}>
          {t('audit.clearFilter')}
        </Button>
      </li>
      {chips.map(({ text, onRemove }) => (
        <li key={text}>
          <button type="button" className={css['chip']} onClick={onRemove} aria-label={t('audit.removeFilter', { what: text })}>
            {text}
            <X aria-hidden="true" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}

type Chip = { readonly text: string; readonly onRemove: () => void };

function useChips(filter: SearchFilter): readonly Chip[] {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { audit } = useStores();
  const chip = (field: keyof SearchFilter, value: string, onRemove: () => void): Chip => ({
    text: `${t(`audit.field_${field}`)}: ${value}`,
    onRemove,
  });
  const { kinds = [], outs = [], ...single } = filter;
  return [
    ...Object.entries(single).map(([name, value]) => {
      const field = name as keyof typeof single;
      return chip(field, sayValue(speech, field, value), () => void audit.widen(field));
    }),
    ...kinds.map((kind) => chip('kinds', sayKind(speech.words, kind), () => void audit.toggle('kinds', kind))),
    ...outs.map((out) => chip('outs', sayOut(speech.words, out), () => void audit.toggle('outs', out))),
  ];
}

function sayValue(speech: Speech, field: keyof SearchFilter, value: string | number): string {
  if (field === 'from' || field === 'to') return exactTime(speech.locale, Number(value));
  if (field === 'out') return sayOut(speech.words, String(value));
  return field === 'kind' ? sayKind(speech.words, value as EntryKind) : String(value);
}
