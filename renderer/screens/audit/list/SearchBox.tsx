/** Free text: narrows the list while somebody types. Esc clears it. */
import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import { useAudit, useStores } from '../../../stores/stores.ts';
import ui from '../../../ui/ui.module.css';
import css from './tools.module.css';
import { useTranslation } from '../../../i18n/language.tsx';

/** Where the key for searching puts the focus. */
export const SEARCH_ID = 'audit-search';

/** Pause after which a typed text is asked for, ms: shorter than between two words, longer than between two keys. */
const STILL_MS = 250;

/** The longest text that the contract takes. */
const LONGEST = 200;

/** The field. What is typed counts until the field is left; then the filter's own text is shown again. */
export function SearchBox() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const text = useAudit((s) => s.filter.text ?? '');
  const [draft, setDraft] = useState<string | null>(null);
  const ask = (wanted: string) => {
    if (wanted === text) return;
    void (wanted === '' ? audit.widen('text') : audit.narrow({ text: wanted }));
  };
  const commit = useEffectEvent((typed: string) => ask(typed.trim()));
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => commit(draft), STILL_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const leave = (wanted: string | null) => {
    if (wanted !== null) ask(wanted.trim());
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') leave(draft);
    if (event.key !== 'Escape' || (draft ?? text) === '') return;
    event.preventDefault();
    leave('');
  };
  return (
    <div className={css['search']}>
      <Search aria-hidden="true" size={20} />
      <input
        id={SEARCH_ID}
        className={ui['input']}
        type="text"
        role="searchbox"
        data-scan="code"
        aria-label={t('audit.searchLabel')}
        aria-keyshortcuts="/"
        placeholder={t('audit.searchPlaceholder')}
        value={draft ?? text}
        maxLength={LONGEST}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => leave(draft)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
