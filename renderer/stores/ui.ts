/** What the page shows besides the data: screen, overlays, notices, and what a screen reader is told. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Message } from '../i18n/message.ts';

/** The screens. */
export type Screen = 'job' | 'followups' | 'audit' | 'settings';

/** Overlays; one at a time. */
export type Overlay =
  | 'help'
  | 'palette'
  | 'support'
  | 'link'
  | 'bridge'
  | 'override'
  | 'go-on'
  | 'operator'
  | 'own-pin'
  | 'trust'
  | 'receipt'
  | 'forget'
  | 'bundle'
  | 'training'
  | AboutError;

/** What a PIMS error means, by its number. */
export type AboutError = { readonly error: number };

/**
 * A short message that goes away by itself, with at most one thing to do about it. It belongs to the screen on which it arose and goes with it;
 * it is worded when it is shown.
 */
export type Toast = {
  readonly id: number;
  readonly say: Message;
  readonly tone: 'good' | 'bad' | 'neutral';
  readonly action: { readonly label: Message; readonly run: () => void } | null;
  readonly screen: Screen;
};

/** A text for the announcer. `urgent`: it breaks into what is being read out; `isNews`: it goes by itself, as a notice does. */
export type Told = { readonly text: string; readonly urgent: boolean; readonly isNews: boolean };

/** State of the page. `focus` asks a part of the screen to take the focus; its `turn` makes a repeated wish a new one. */
export type UiState = {
  readonly screen: Screen;
  readonly overlay: Overlay | null;
  readonly toasts: readonly Toast[];
  /** Said once, without a place on the screen. */
  readonly announcement: { readonly say: Message; readonly turn: number } | null;
  /** What stands on the screen now and is to be heard, by its place. */
  readonly told: readonly (Told & { readonly id: string })[];
  readonly focus: { readonly part: FocusPart; readonly turn: number } | null;
};

/** Parts of the screen that a key or a button can jump to. */
export type FocusPart = 'find' | 'requirements' | 'next' | 'customer' | 'training' | 'main';

/** The page's store. */
export type UiStore = StoreApi<UiState> & {
  readonly go: (screen: Screen) => void;
  readonly open: (overlay: Overlay | null) => void;
  readonly notify: (say: Message, tone?: Toast['tone'], action?: Toast['action']) => number;
  readonly dismiss: (id: number) => void;
  /** Takes back what was said on a screen, or on all of them: what it spoke of is over. */
  readonly hush: (screen?: Screen) => void;
  readonly announce: (say: Message | null) => void;
  /** Tells what a place on the screen says now; null once it is gone. */
  readonly tell: (id: string, told: Told | null) => void;
  readonly focusOn: (part: FocusPart) => void;
};

/** At most this many notices at once; the oldest goes first. */
const MOST_TOASTS = 2;

/** Makes the store. */
export function createUiStore(): UiStore {
  const store = createStore<UiState>(() => ({ screen: 'job', overlay: null, toasts: [], announcement: null, told: [], focus: null }));
  let turn = 0;
  return {
    ...store,
    go: (screen) => store.setState(({ toasts }) => ({ screen, overlay: null, toasts: toasts.filter((toast) => toast.screen === screen) })),
    open: (overlay) => store.setState({ overlay }),
    notify: (say, tone = 'neutral', action = null) => {
      const id = ++turn;
      store.setState(({ toasts, screen }) => ({ toasts: [...toasts, { id, say, tone, action, screen }].slice(-MOST_TOASTS) }));
      return id;
    },
    dismiss: (id) => store.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
    hush: (screen) =>
      store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => screen !== undefined && toast.screen !== screen) })),
    announce: (say) => store.setState({ announcement: say === null ? null : { say, turn: ++turn } }),
    tell: (id, told) => store.setState((state) => ({ told: retold(state.told, id, told) })),
    focusOn: (part) => store.setState({ focus: { part, turn: ++turn } }),
  };
}

/** In the order in which the places came. */
function retold(before: UiState['told'], id: string, told: Told | null): UiState['told'] {
  if (told === null) return before.filter((one) => one.id !== id);
  const next = { ...told, id };
  return before.some((one) => one.id === id) ? before.map((one) => (one.id === id ? next : one)) : [...before, next];
}
