/** A list whose rows exist only while they are near the view. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { elementPx, moveBar, rowsInView, rowTop, showRow, type Place } from '../../../lib/long-scroll.ts';

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

/** A place, and whether the bar still has to follow it: it was chosen by key. */
type Placed = { readonly place: Place; readonly chosen: boolean };

/** Follows one scrolling element with `count` rows of `rowPx`. */
export function useLongList(count: number, rowPx: number): LongList {
  const ref = useRef<HTMLDivElement>(null);
  const [viewPx, setViewPx] = useState(0);
  const [{ place, chosen }, setPlaced] = useState<Placed>({ place: { top: 0, offset: 0 }, chosen: false });
  const measures = { count, rowPx, viewPx };
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    // On paper the list is as high as its rows: more of them would make it higher, and so on to its end.
    const observer = new ResizeObserver(() => (matchMedia('print').matches ? undefined : setViewPx(element.clientHeight)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const onScroll = () => {
      const top = element.scrollTop;
      setPlaced((from) => (from.place.top === top ? from : { place: moveBar({ count, rowPx, viewPx }, from.place, top), chosen: false }));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [count, rowPx, viewPx]);
  // A bar that was moved by hand is there already, or has gone on since: setting it would throw it back, and hold it there.
  useLayoutEffect(() => {
    if (chosen && ref.current !== null && ref.current.scrollTop !== place.top) ref.current.scrollTop = place.top;
  }, [place, chosen]);
  const show = useCallback(
    (index: number) =>
      setPlaced((from) => {
        const to = showRow({ count, rowPx, viewPx }, from.place, index);
        return to === from.place ? from : { place: to, chosen: true };
      }),
    [count, rowPx, viewPx],
  );
  const { from, to } = rowsInView(measures, place, SPARE);
  return { ref, heightPx: elementPx(measures), from, to, topOf: (index) => rowTop(measures, place, index), show };
}
