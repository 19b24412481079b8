/**
 * The find field: takes anything, judges as one types, opens a vehicle with Enter. What is no VIN is looked up in the log. Enter here never
 * activates.
 */
import { Search } from 'lucide-react';
import { useEffect, useLayoutEffect, useState, type KeyboardEvent, type RefObject, type SyntheticEvent } from 'react';
import { namesInside } from '../../app/audit/search/index.ts';
import { useFocusPart, useStill } from '../hooks/hooks.ts';
import { useStoryOf } from '../hooks/story-of.ts';
import { useOpenFound } from '../actions/open-found.ts';
import { useOpenVehicle } from '../actions/open-vehicle.ts';
import { NAMES, opensByEnter } from '../stores/find.ts';
import type { FindState } from '../stores/job.ts';
import { useJob, useStores, useUi } from '../stores/stores.ts';
import { FindPanel } from './FindPanel.tsx';
import { Key } from '../ui/ui.tsx';
import { useFold } from './use-fold.ts';
import css from './Finder.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** A pause in typing after which the text is judged, ms. */
const JUDGE_AFTER_MS = 120;

/** The field and, below it, what the text is. */
export function Finder() {
  const { t } = useTranslation();
  const { job } = useStores();
  const find = useJob((s) => s.find);
  const fold = useFold(find);
  const isNext = useIsNext();
  const input = useFocusPart('find', focusAndSelect);
  useSelectedWhenKept(input, find.kept);
  useJudging(find);
  const keys = useFindKeys(find, fold);
  const takeNames = useTakeNames();
  const invalid = find.judgement !== null && !find.judgement.valid && find.text !== '';
  const isShown = find.text.trim() !== '' && find.judgement !== null && !fold.isFolded;
  return (
    <search className={css['finder']} data-print="no" onFocus={fold.unfold} onBlur={fold.onBlur}>
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
          aria-invalid={invalid && (find.found === null || find.found.offers.length === 0)}
          aria-describedby="find-judgement"
          aria-activedescendant={isShown && keys.chosen !== null ? `find-offer-${String(keys.chosen)}` : undefined}
          aria-keyshortcuts="F2"
          data-scan="welcome"
          {...(isNext ? { 'data-next-here': '' } : {})}
          onChange={(event) => job.setFind(event.target.value)}
          onKeyDown={keys.onKeyDown}
          onPaste={(event) => takeNames(event, event.clipboardData)}
          onDrop={(event) => takeNames(event, event.dataTransfer)}
        />
        <Key name="F2" />
      </label>
      <div id="find-judgement" aria-live="polite" data-judged={find.judgement !== null}>
        {isShown ? <FindPanel find={find} judgement={find.judgement} chosen={keys.chosen} /> : null}
      </div>
    </search>
  );
}

/** Shorter texts are what people type; they are judged as they stand. */
const LONG = 40;

/** What was pasted or dropped in place of all that stood in the field, and is a mail or a list rather than a name: the names in it take its place. */
function useTakeNames(): (event: SyntheticEvent<HTMLInputElement>, data: DataTransfer) => void {
  const { job } = useStores();
  return (event, data) => {
    const text = data.getData('text/plain');
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isAll = selectionStart === 0 && selectionEnd === value.length;
    const names = isAll && text.length > LONG ? namesInside(text) : [];
    if (names.length === 0) return;
    event.preventDefault();
    // One more than are looked up, so that it is told that there are more.
    const first = names.slice(0, NAMES + 1);
    job.setFind(first.map(({ kind, text: name }) => (kind === 'error' ? `PIMS ${name}` : name)).join(' '));
  };
}

/** Is finding a vehicle what comes next, on the screen that shows it? */
function useIsNext(): boolean {
  const isJob = useUi((s) => s.screen === 'job');
  const isEmpty = useJob((s) => s.view !== null && s.view.vin === null);
  return isJob && isEmpty;
}

/** With the text selected, so that the next VIN replaces it. */
function focusAndSelect(field: HTMLInputElement): void {
  field.focus();
  field.select();
}

/** A vehicle that came back to the field because it was not opened is no beginning: what is scanned or typed next takes its place. */
function useSelectedWhenKept(input: RefObject<HTMLInputElement | null>, isKept: boolean): void {
  useLayoutEffect(() => {
    if (isKept && input.current !== null && input.current === document.activeElement) input.current.select();
  }, [input, isKept]);
}

/** Judges a text that has been still, and looks it up where it is no VIN. */
function useJudging({ text, judgement }: FindState): void {
  const { job } = useStores();
  const storyOf = useStoryOf();
  const still = useStill(text, JUDGE_AFTER_MS);
  // A text that was opened and came back at once, refused, was still all the time, and is not judged any more.
  const isDue = still.trim() !== '' && still === text && judgement === null;
  useEffect(() => {
    if (!isDue) return;
    job.judge();
    void job.look(storyOf);
  }, [job, still, isDue, storyOf]);
}

type FindKeys = { readonly chosen: number | null; readonly onKeyDown: (event: KeyboardEvent) => void };

/** Arrows choose an offer, Enter opens it or what was typed, Esc empties the field. */
function useFindKeys(find: FindState, { isFolded, unfold }: ReturnType<typeof useFold>): FindKeys {
  const { job } = useStores();
  const open = useOpenVehicle();
  const openFound = useOpenFound();
  const [at, setAt] = useState<{ readonly of: FindState['found']; readonly index: number } | null>(null);
  const offers = find.found?.offers ?? [];
  const chosen = isFolded ? null : at !== null && at.of === find.found ? at.index : first(find);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && offers.length > 0) {
      event.preventDefault();
      unfold();
      const from = chosen ?? (step === 1 ? -1 : 0);
      setAt({ of: find.found, index: (from + step + offers.length) % offers.length });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const offer = chosen === null ? undefined : offers[chosen];
      if (offer !== undefined) openFound(offer);
      else if (find.text.trim() !== '') void open.text(find.text, find.scanned ? 'scanned' : 'typed');
    } else if (event.key === 'F2') unfold();
    else if (event.key === 'Escape' && find.text !== '') {
      event.stopPropagation();
      job.setFind('');
    }
  };
  return { chosen, onKeyDown };
}

/** What Enter opens without a choice stands chosen already. */
function first({ found, scanned }: FindState): number | null {
  return found !== null && !scanned && opensByEnter(found) ? 0 : null;
}
