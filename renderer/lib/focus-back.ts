/** Where the focus goes when a part of the screen that may hold it goes away. */
import { useLayoutEffect, type RefObject } from 'react';

/** Before the part is taken away, its focus goes to what `to` finds; a focus elsewhere is left alone. */
export function useFocusBack(part: RefObject<HTMLElement | null>, to: string): void {
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      if (element?.contains(document.activeElement) === true) document.querySelector<HTMLElement>(to)?.focus();
    };
  }, [part, to]);
}
