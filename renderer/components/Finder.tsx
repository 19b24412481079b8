/** The find field: takes anything, judges as one types, opens a vehicle with Enter. Enter here never activates. */
import { Search, TriangleAlert, Check } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { VinJudgement, VinSuggestion } from '../../app/vehicle/types.ts';
import { cx } from '../lib/cx.ts';
import { useFocusPart, useStill } from '../lib/hooks.ts';
import { useOpenVehicle } from '../lib/open-vehicle.ts';
import { harmlessSuggestion, markProblems, tellingProblems } from '../lib/vin.ts';
import { useSpeech } from '../i18n/language.tsx';
import { brandList, sayRepair, sayVinProblem } from '../i18n/say.ts';
import { useFrom, useStores } from '../stores/stores.ts';
import { Button, Chip, Key, VinText } from './ui.tsx';
import css from './Finder.module.css';

/** A pause in typing after which the text is judged, ms. */
const JUDGE_AFTER_MS = 120;

/** The field and, below it, what the text is. */
export function Finder() {
  const { t } = useTranslation();
  const { job } = useStores();
  const find = useFrom(
    (s) => s.job,
    (s) => s.find,
  );
  const open = useOpenVehicle();
  const isNext = useIsNext();
  const input = useFocusPart('find', focusAndSelect);
  const still = useStill(find.text, JUDGE_AFTER_MS);
  useEffect(() => {
    if (still.trim() !== '') job.judge();
  }, [job, still]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (find.text.trim() !== '') void open.text(find.text, find.scanned ? 'scanned' : 'typed');
    } else if (event.key === 'Escape' && find.text !== '') {
      event.stopPropagation();
      job.setFind('');
    }
  };
  const invalid = find.judgement !== null && !find.judgement.valid && find.text !== '';
  return (
    <search className={css['finder']} data-print="no">
      <label className={css['field']}>
        <Search aria-hidden="true" size={20} />
        <span className="visually-hidden">{t('find.label')}</span>
        <input
          ref={input}
          className={css['input']}
          type="text"
          inputMode="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={200}
          placeholder={t('find.placeholder')}
          value={find.text}
          aria-invalid={invalid}
          aria-describedby="find-judgement"
          aria-keyshortcuts="F2"
          data-scan="welcome"
          {...(isNext ? { 'data-next-here': '' } : {})}
          onChange={(event) => job.setFind(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Key>F2</Key>
      </label>
      <div id="find-judgement" aria-live="polite">
        {find.text.trim() === '' || find.judgement === null ? null : (
          <Judgement
            judgement={find.judgement}
            onOpen={(suggestion) => void open.suggestion(suggestion, find.scanned ? 'scanned' : 'typed')}
            onEnter={() => void open.text(find.text, find.scanned ? 'scanned' : 'typed')}
          />
        )}
      </div>
    </search>
  );
}

/** Is finding a vehicle what comes next, on the screen that shows it? */
function useIsNext(): boolean {
  const isJob = useFrom(
    (s) => s.ui,
    (s) => s.screen === 'job',
  );
  const isEmpty = useFrom(
    (s) => s.job,
    (s) => s.view !== null && s.view.vin === null,
  );
  return isJob && isEmpty;
}

/** With the text selected, so that the next VIN replaces it. */
function focusAndSelect(field: HTMLInputElement): void {
  field.focus();
  field.select();
}

type JudgementProps = {
  readonly judgement: VinJudgement;
  readonly onOpen: (suggestion: VinSuggestion) => void;
  readonly onEnter: () => void;
};

function Judgement({ judgement, onOpen, onEnter }: JudgementProps) {
  const { t } = useTranslation();
  return (
    <div className={css['panel']}>
      {judgement.valid && judgement.vin !== null ? (
        <div className={css['valid']}>
          <Check aria-hidden="true" size={22} />
          <VinText vin={judgement.vin} className={css['vin']} />
          <span>{brandList(judgement.brands) || judgement.foreignMaker || t('find.unknownMaker')}</span>
          {judgement.foreignMaker === null ? null : <Chip tone="warn">{t('find.foreign', { maker: judgement.foreignMaker })}</Chip>}
          <Button look="primary" onClick={onEnter} hotkey="Enter">
            {t('find.open')}
          </Button>
        </div>
      ) : (
        <Problems judgement={judgement} onOpen={onOpen} />
      )}
    </div>
  );
}

function Problems({ judgement, onOpen }: Pick<JudgementProps, 'judgement' | 'onOpen'>) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const atOnce = harmlessSuggestion(judgement);
  return (
    <>
      <p className={css['marked']} aria-hidden="true">
        {markProblems(judgement).map((mark, index) => (
          <span key={index} className={cx(mark.bad && css['bad'])}>
            {mark.char === ' ' ? '·' : mark.char}
          </span>
        ))}
        <span className={css['length']}>{t('find.length', { n: judgement.input.replace(/\s/g, '').length })}</span>
      </p>
      {atOnce !== null ? null : (
        <ul className={css['problems']}>
          {tellingProblems(judgement.problems).map((problem, index) => (
            <li key={index}>
              <TriangleAlert aria-hidden="true" size={16} />
              {sayVinProblem(words, problem)}
            </li>
          ))}
        </ul>
      )}
      {judgement.suggestions.length === 0 ? null : (
        <ul className={css['suggestions']} aria-label={t('find.suggestions')}>
          {judgement.suggestions.map((suggestion) => (
            <li key={suggestion.vin}>
              <Button onClick={() => onOpen(suggestion)} {...(suggestion === atOnce ? { hotkey: 'Enter' } : {})}>
                <span>
                  {t('find.use')} <VinText vin={suggestion.vin} />
                </span>
                <span className={css['repairs']}>{suggestion.repairs.map((repair) => sayRepair(words, repair)).join(', ')}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
