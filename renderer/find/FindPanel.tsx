/** Below the find field: the VIN that was typed, what the log knows about a text that is none, or what is wrong with it. */
import { Check, TriangleAlert } from 'lucide-react';
import { NEARLY_VIN, type Sought } from '../../app/audit/search/index.ts';
import type { VinJudgement, VinSuggestion } from '../../app/vehicle/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { brandList, sayRepair, sayVinProblem } from '../i18n/say.ts';
import { cx } from '../lib/cx.ts';
import { useOpenVehicle } from '../actions/open-vehicle.ts';
import { harmlessSuggestion, markProblems, tellingProblems } from '../lib/vin.ts';
import { soughtBy } from '../stores/find.ts';
import type { FindState } from '../stores/job.ts';
import { FoundList } from './FoundList.tsx';
import { Button, Chip, VinText } from '../ui/ui.tsx';
import css from './Finder.module.css';

type Props = { readonly find: FindState; readonly judgement: VinJudgement; readonly chosen: number | null };

/** The panel. */
export function FindPanel({ find, judgement, chosen }: Props) {
  const { t } = useTranslation();
  const open = useOpenVehicle();
  const how = find.scanned ? 'scanned' : 'typed';
  const sought = soughtBy(find.text, judgement);
  const { isMeant, isTold } = meaningOf(find, sought);
  return (
    <div className={css['panel']}>
      {judgement.valid && judgement.vin !== null ? (
        <div className={css['valid']}>
          <Check aria-hidden="true" size={22} />
          <VinText vin={judgement.vin} className={css['vin']} />
          <span>{brandList(judgement.brands) || judgement.foreignMaker || t('find.unknownMaker')}</span>
          {judgement.foreignMaker === null ? null : <Chip tone="warn">{t('find.foreign', { maker: judgement.foreignMaker })}</Chip>}
          <Button look="primary" onClick={() => void open.text(find.text, how)} hotkey="Enter">
            {t('find.open')}
          </Button>
        </div>
      ) : (
        <>
          {isTold && sought !== null ? <FoundList find={find} sought={sought} chosen={chosen} /> : null}
          {isMeant ? null : <Problems judgement={judgement} onOpen={(suggestion) => void open.suggestion(suggestion, how)} />}
        </>
      )}
    </div>
  );
}

/** Is the text looked up and told of, and is it meant as it is, so that no VIN is missed in it? */
function meaningOf({ found }: FindState, sought: Sought | null): { readonly isMeant: boolean; readonly isTold: boolean } {
  if (sought === null) return { isMeant: false, isTold: false };
  // Words are meant where a story has them, else they are a VIN that is wrong.
  const isTold = sought.kind !== 'words' || (found?.offers.length ?? 0) > 0;
  // What is nearly as long as a VIN may be one with something missing; shorter forms are meant as they are.
  return { isTold, isMeant: isTold && (sought.kind !== 'vin-part' || sought.text.length < NEARLY_VIN) };
}

type ProblemsProps = { readonly judgement: VinJudgement; readonly onOpen: (suggestion: VinSuggestion) => void };

function Problems({ judgement, onOpen }: ProblemsProps) {
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
