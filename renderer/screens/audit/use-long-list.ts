/** A list whose rows exist only while they are near the view. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { elementPx, moveBar, rowsInView, rowTop, showRow, type Place } from '../../lib/long-scroll.ts';

/** Rows drawn above and below what is in view, so that scrolling does not show blanks. */
const SPARE = 8;

/** The list as it is to be drawn. */
type LongList = {
  /** For the element that scrolls. */
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly heightPx: number;
  readonly from: number;
  readonly to: number;
  readonly topOf: (index: number) => number;
  readonly show: (index: number) => void;
};

/** Follows one scrolling element with `count` rows of `rowPx`. */
export function useLongList(count: number, rowPx: number): LongList {
  const ref = useRef<HTMLDivElement>(null);
  const [viewPx, setViewPx] = useState(0);
  const [place, setPlace] = useState<Place>({ top: 0, offset: 0 });
  const measures = { count, rowPx, viewPx };
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setViewPx(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const onScroll = () =>
      setPlace((from) => (from.top === element.scrollTop ? from : moveBar({ count, rowPx, viewPx }, from, element.scrollTop)));
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [count, rowPx, viewPx]);
  // The bar follows a place that was chosen by key; a bar that was moved by hand is there already.
  useLayoutEffect(() => {
    if (ref.current !== null && ref.current.scrollTop !== place.top) ref.current.scrollTop = place.top;
  }, [place]);
  const show = useCallback((index: number) => setPlace((from) => showRow({ count, rowPx, viewPx }, from, index)), [count, rowPx, viewPx]);
  const { from, to } = rowsInView(measures, place, SPARE);
  return { ref, heightPx: elementPx(measures), from, to, topOf: (index) => rowTop(measures, place, index), show };
}
