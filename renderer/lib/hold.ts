/** Press and hold: by pointer, by the space bar, and for those whose tool can only click, for a few seconds. */
import { useEffect, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';

/** How long a click without a pointer (speech, switch) counts as holding, ms. */
const CLICK_HOLDS_MS = 8_000;

/** Whether it is held now, and the handlers for the button. */
type Hold = {
  readonly held: boolean;
  readonly props: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onKeyUp: (event: KeyboardEvent) => void;
    readonly onBlur: () => void;
    readonly onClick: (event: MouseEvent) => void;
    readonly onContextMenu: (event: MouseEvent) => void;
  };
};

/** Follows one button. */
export function useHold(): Hold {
  const [held, setHeld] = useState(false);
  const end = () => setHeld(false);
  const start = () => setHeld(true);
  useEffect(() => {
    if (!held) return;
    const timer = setTimeout(() => setHeld(false), 60_000);
    const away = () => setHeld(false);
    window.addEventListener('blur', away);
    document.addEventListener('visibilitychange', away);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('blur', away);
      document.removeEventListener('visibilitychange', away);
    };
  }, [held]);
  return {
    held,
    props: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start();
      },
      onPointerUp: end,
      onPointerCancel: end,
      onKeyDown: (event) => {
        if (event.key !== ' ') return;
        event.preventDefault();
        if (!event.repeat) start();
      },
      onKeyUp: (event) => {
        if (event.key !== ' ') return;
        event.preventDefault();
        end();
      },
      onBlur: end,
      onClick: (event) => {
        // Only a click that no pointer made: a pointer has already held and let go.
        if (event.detail !== 0) return;
        start();
        setTimeout(end, CLICK_HOLDS_MS);
      },
      // A long touch opens a menu over the code otherwise.
      onContextMenu: (event) => event.preventDefault(),
    },
  };
}
