/**
 * One command at a time. What a command changed is often on the screen before its own answer is here, so that the next press comes while it
 * still counts as under way: such a press waits its turn. It is never thrown away for that.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Transport } from '../api/transport.ts';

type Store<S> = Pick<StoreApi<S>, 'getState' | 'subscribe'>;

/** What a store sends its commands with. `watch` names who is at the page, for what waits its turn. */
export type Sending<S, V> = {
  readonly api: Transport;
  readonly store: StoreApi<S>;
  readonly takeView: (view: V) => void;
  readonly watch: () => string;
};

/** A command that wants to be sent. */
export type Turn<S, C> = {
  readonly command: C;
  /** Is the end of what is under way near, so that it can be waited for? What is long refuses its successor instead. */
  readonly isShort: (underWay: C, state: S) => boolean;
  /** Is it what is under way already? A second press of the same is not a second command. The same command where nothing else is told. */
  readonly isRepeat?: (underWay: C) => boolean;
  /** What the person pressed it for. It is not sent once that is another: a press for one vehicle never reaches the next. */
  readonly about: (state: S) => unknown;
  /** It ends what is under way, and so does not wait for it. */
  readonly overtakes?: boolean;
  /** Notes it as under way. */
  readonly take: () => void;
};

/** Takes the turn once nothing is under way; answers whether it did. A repeat does not. */
export async function takeTurn<C, S extends { readonly busy: C | null }>(store: Store<S>, turn: Turn<S, C>): Promise<boolean> {
  if (turn.overtakes === true) {
    turn.take();
    return true;
  }
  const about = turn.about(store.getState());
  const isRepeat = turn.isRepeat ?? ((underWay: C) => underWay === turn.command);
  // Other presses wait for the same end: whoever comes first has taken the turn when the next one looks.
  for (let { busy } = store.getState(); busy !== null; { busy } = store.getState()) {
    if (isRepeat(busy) || !(await waitForTurn(store, turn.isShort))) return false;
  }
  if (turn.about(store.getState()) !== about) return false;
  turn.take();
  return true;
}

/** Resolves as soon as nothing short is under way, to whether nothing at all is. */
export async function waitForTurn<C, S extends { readonly busy: C | null }>(
  store: Store<S>,
  isShort: Turn<S, C>['isShort'],
): Promise<boolean> {
  const isSettled = (state: S) => state.busy === null || !isShort(state.busy, state);
  while (!isSettled(store.getState())) {
    await new Promise<void>((resolve) => {
      const stop = store.subscribe((state) => {
        if (!isSettled(state)) return;
        stop();
        resolve();
      });
    });
  }
  return store.getState().busy === null;
}
