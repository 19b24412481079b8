/** Tells machine's side that somebody is at the screen, so that it does not lock while a person reads and scrolls. */
import { useEffect } from 'react';
import { personAt } from '../stores/operators.ts';
import { useOperators, useStores } from '../stores/stores.ts';

/** Often enough for any idle time, rarely enough to cost nothing, ms. */
export const TOUCH_EVERY_MS = 20_000;

/** What only a person does. A moved pointer is not among them: a shaken desk would keep the screen open. */
const SIGNS = ['pointerdown', 'keydown', 'wheel'] as const;

/** Passes calls on, but not more often than every `ms` of the clock `now`. */
export function atMostEvery(ms: number, now: () => number, act: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - last < ms) return;
    last = now();
    act();
  };
}

/** Follows the page for as long as somebody is signed in. */
export function useActivity(): void {
  const { operators } = useStores();
  const person = useOperators(personAt);
  useEffect(() => {
    if (person === null) return;
    const touch = atMostEvery(TOUCH_EVERY_MS, () => performance.now(), operators.touch);
    const onSign = (event: Event) => {
      if (event.isTrusted) touch();
    };
    for (const sign of SIGNS) document.addEventListener(sign, onSign, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS) document.removeEventListener(sign, onSign, { capture: true });
    };
  }, [person, operators]);
}
