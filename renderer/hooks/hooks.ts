/** Hooks about time, focus and keys. */
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useJob, useUi } from '../stores/stores.ts';
import { focusNext, isFree, keepFocus, parkFocus, showNext } from '../lib/keep-focus.ts';
import type { FocusPart } from '../stores/ui.ts';

/** One clock for the whole page, so that all seconds on it change together. */
class Ticker {
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | null = null;
  #now = Date.now();
  #mono = performance.now();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#tick(), 500);
    return () => this.#drop(listener);
  };
  readonly wall = () => Math.floor(this.#now / 500) * 500;
  readonly mono = () => Math.floor(this.#mono / 500) * 500;

  #tick(): void {
    this.#now = Date.now();
    this.#mono = performance.now();
    for (const listener of this.#listeners) listener();
  }
  #drop(listener: () => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }
}

const ticker = new Ticker();

/** This computer's time, UTC ms, renewed twice a second. */
export function useNow(): number {
  return useSyncExternalStore(ticker.subscribe, ticker.wall);
}

/** The page's monotonic clock, ms, renewed twice a second. */
export function useMono(): number {
  return useSyncExternalStore(ticker.subscribe, ticker.mono);
}

/** Server time, UTC ms, as the last view gave it and running on the monotonic clock since; null while not measured. */
export function useServerNow(): number | null {
  const mono = useMono();
  const asOf = useJob((s) => s.view?.asOf ?? null);
  const offset = useJob((s) => s.view?.serverOffsetMs ?? null);
  const receivedAt = useJob((s) => s.receivedAt);
  return asOf === null || offset === null ? null : asOf + offset + (mono - receivedAt);
}

/** Larger than any pause between two ticks of a computer that is awake; a bigger gap means sleep or a moved clock. */
const JUMP_MS = 5_000;

/** Calls `onJump` when this computer slept or its clock was moved. */
export function useClockJump(onJump: () => void): void {
  const jumped = useEffectEvent(onJump);
  useEffect(() => {
    let wall = Date.now();
    let mono = performance.now();
    return ticker.subscribe(() => {
      const [wallNow, monoNow] = [Date.now(), performance.now()];
      const drift = Math.abs(wallNow - wall - (monoNow - mono));
      if (drift > JUMP_MS || monoNow - mono > 60_000) jumped();
      [wall, mono] = [wallNow, monoNow];
    });
  }, []);
}

/**
 * A ref whose element takes the focus when somebody asked for this part of the screen; `take` does it in another way. It happens before the
 * page is painted, and so before the next key arrives: what is typed right after F2 must not be selected away.
 */
export function useFocusPart<E extends HTMLElement>(part: FocusPart, take: (element: E) => void = focusOn) {
  const ref = useRef<E>(null);
  const wish = useUi((s) => (s.focus?.part === part ? s.focus.turn : null));
  useLayoutEffect(() => {
    if (wish !== null && ref.current !== null) take(ref.current);
  }, [wish, take]);
  return ref;
}

function focusOn(element: HTMLElement): void {
  element.focus();
  element.scrollIntoView({ block: 'nearest' });
}

/** Keeps the keyboard on the page for as long as the frame is on the screen. */
export function useKeptFocus(): void {
  useEffect(() => keepFocus(document), []);
}

/**
 * The focus follows the next action: whenever `next` becomes another one, and when a key of it was pressed. It is left alone where a person
 * works on something else; then {@link keepFocus} brings it back once that is gone.
 */
export function useFocusOnNext(next: string): void {
  const wish = useUi((s) => (s.focus?.part === 'next' ? s.focus.turn : null));
  useLayoutEffect(() => {
    if (wish !== null && !focusNext(document)) parkFocus(document);
  }, [wish]);
  useLayoutEffect(() => {
    if (isFree(document)) focusNext(document);
  }, [next]);
}

/** Whenever something has come of what was pressed (`outcome`, empty meanwhile), the card that says so is brought into sight, wherever the focus is. */
export function useSightOf(outcome: string): void {
  const seen = useRef(outcome);
  useLayoutEffect(() => {
    if (outcome === '' || outcome === seen.current) return;
    seen.current = outcome;
    showNext(document);
  }, [outcome]);
}

/** The value after it has been still for `ms`. */
export function useStill<T>(value: T, ms: number): T {
  const [still, setStill] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return still;
}
