/** Comparing the log with a head that somebody kept on paper. */
import { useId, useState } from 'react';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useStores, useTrust } from '../../stores/stores.ts';
import ui from '../../ui/ui.module.css';
import css from './Trust.module.css';
import { headOnPaper } from './paper.ts';

/** The field takes several lines: a scanner that types a printed note sends Enter after each. */
export function ComparePaper() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { trust } = useStores();
  const id = useId();
  const [text, setText] = useState('');
  const busy = useTrust((s) => s.busy !== null);
  const standing = useTrust((s) => s.standing);
  const head = headOnPaper(text);
  const given = text.trim() !== '';
  const change = (typed: string) => {
    setText(typed);
    trust.dropStanding();
  };
  return (
    <section aria-labelledby={`${id}-title`} className={css['form']}>
      <h3 id={`${id}-title`}>{t('trust.compare')}</h3>
      <label htmlFor={id}>{t('trust.compareHelp')}</label>
      <textarea
        id={id}
        className={ui['input']}
        data-mono="true"
        rows={3}
        maxLength={8_000}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      {given && head === null ? <p className={css['warn']}>{t('trust.compareBad')}</p> : null}
      <Button disabled={head === null} aria-busy={busy} onClick={() => (head === null ? undefined : void trust.compare(head))}>
        {t('trust.compareDo')}
      </Button>
      <p role="status" data-standing={standing} className={css['standing']}>
        {standing === null ? null : words.headStanding[standing]}
      </p>
    </section>
  );
}
