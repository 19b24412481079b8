/** Entries over time as bars. A stretch is chosen by dragging or by keys, and narrows the list to its time. */
import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { HistogramView } from '../../../app/audit/search/index.ts';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count, dateTime } from '../../lib/format.ts';
import { useAudit, useStores } from '../../stores/stores.ts';
import css from './Histogram.module.css';
import { barAt, barsOf, countIn, heightsOf, moveChoice, narrowedTo, timesOf, type Choice } from './time-range.ts';

/** Height of the drawing and of its lowest bar, in its own units. */
const TALL = 100;
const LEAST = 0.03;

/** Widest bar, rem: a first day's single hour is a bar, not a wall. */
const WIDEST_REM = 6;

/** The bars; nothing when there is nothing to count. Before that is known their room is kept, so that the list does not jump under a finger. */
export function Histogram() {
  const view = useAudit((s) => s.histogram);
  if (view === null) return <div className={css['coming']} />;
  if (view.counts.length === 0) return null;
  return <Bars key={`${String(view.starts[0])} ${view.size} ${String(view.counts.length)}`} view={view} />;
}

function Bars({ view }: { readonly view: HistogramView }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { audit } = useStores();
  const helpId = useId();
  const [choice, setChoice] = useState<Choice | null>(null);
  const apply = (chosen: Choice | null) => {
    if (chosen !== null) void audit.narrow(narrowedTo(audit.getState().filter, view, chosen));
    setChoice(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = moveChoice(choice, event.key, event.shiftKey, view.counts.length);
    if (moved === null && (choice === null || !['Enter', 'Escape'].includes(event.key))) return;
    event.preventDefault();
    if (moved !== null) setChoice(moved);
    else apply(event.key === 'Enter' ? choice : null);
  };
  return (
    <figure className={css['figure']} data-print="no">
      <div
        role="slider"
        tabIndex={0}
        className={css['bars']}
        aria-label={t('audit.overTime')}
        aria-describedby={helpId}
        aria-valuemin={1}
        aria-valuemax={view.counts.length}
        aria-valuenow={(choice?.at ?? view.counts.length - 1) + 1}
        aria-valuetext={choice === null ? t('audit.overTimeNone') : sayChoice(view, choice)}
        style={{ maxInlineSize: `${String(view.counts.length * WIDEST_REM)}rem` }}
        onKeyDown={onKeyDown}
        {...useDragging(view.counts.length, choice, setChoice, apply)}
      >
        <Drawing view={view} choice={choice} />
      </div>
      <figcaption className={css['help']}>
        <strong>{t('audit.overTime')}</strong> · {t(`audit.bucket_${view.size}`)} · {choice === null ? edges() : sayChoice(view, choice)}
        {view.exact ? null : <> · {t('audit.onlyNewest')}</>}
        <br />
        <span id={helpId}>{t('audit.overTimeHelp')}</span>
      </figcaption>
      <span className={css['unit']} aria-hidden="true">
        {t(`audit.bucket_${view.size}`)}
      </span>
      <Table view={view} />
    </figure>
  );

  function sayChoice(of: HistogramView, chosen: Choice): string {
    const { from, to } = timesOf(of, chosen);
    const inside = countIn(of, chosen);
    const entries = t('audit.size', { count: inside, n: count(locale, inside) });
    if (to === null) return t('audit.overTimeFrom', { from: dateTime(locale, from), entries });
    return t('audit.overTimeChosen', { from: dateTime(locale, from), to: dateTime(locale, to), entries });
  }

  function edges(): string {
    const ends = [view.starts[0] ?? 0, view.starts.at(-1) ?? 0].map((start) => dateTime(locale, start));
    return [...new Set(ends)].join(' – ');
  }
}

/** The pointer begins, extends and ends a choice; what is let go of counts, what is taken away by the system does not. */
function useDragging(bars: number, choice: Choice | null, set: (choice: Choice | null) => void, apply: (choice: Choice | null) => void) {
  const [dragging, setDragging] = useState(false);
  const under = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return barAt((event.clientX - left) / width, bars);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(true);
      set({ anchor: under(event), at: under(event) });
    },
    onPointerMove: (event: PointerEvent) => {
      if (dragging && choice !== null) set({ anchor: choice.anchor, at: under(event) });
    },
    onPointerUp: (event: PointerEvent) => {
      if (dragging && choice !== null) apply({ anchor: choice.anchor, at: under(event) });
      setDragging(false);
    },
    onPointerCancel: () => {
      setDragging(false);
      set(null);
    },
  };
}

/** A chosen stretch is framed as well as darker: colour is not the only sign. */
function Drawing({ view, choice }: { readonly view: HistogramView; readonly choice: Choice | null }) {
  const heights = heightsOf(view.counts, LEAST);
  const chosen = choice === null ? null : barsOf(choice);
  return (
    <svg viewBox={`0 0 ${String(heights.length)} ${String(TALL)}`} preserveAspectRatio="none" aria-hidden="true">
      {heights.map((height, bar) => (
        <rect
          key={bar}
          x={bar + 0.1}
          y={TALL * (1 - height)}
          width={0.8}
          height={TALL * height}
          data-chosen={chosen !== null && bar >= chosen.first && bar <= chosen.last}
        />
      ))}
      {chosen === null ? null : (
        <path
          className={css['frame']}
          d={`M${String(chosen.first)} 1H${String(chosen.last + 1)}V${String(TALL - 1)}H${String(chosen.first)}Z`}
        />
      )}
    </svg>
  );
}

/** The same for a screen reader. */
function Table({ view }: { readonly view: HistogramView }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  return (
    <table className="visually-hidden">
      <caption>{t('audit.overTime')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('audit.time')}</th>
          <th scope="col">{t('audit.overTimeCount')}</th>
        </tr>
      </thead>
      <tbody>
        {view.starts.map((start, bar) => (
          <tr key={start}>
            <th scope="row">{dateTime(locale, start)}</th>
            <td>{count(locale, view.counts[bar] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
