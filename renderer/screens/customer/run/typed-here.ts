/** Does the person type on the console what the phone could ask for? Chosen once, it holds for as long as the run is on the screen. */
import { useState } from 'react';

/** The choice, and how it is made. */
export type TypedHere = { readonly isHere: boolean; readonly onHere: () => void };

/** The choice of whatever shows the run. */
export function useTypedHere(): TypedHere {
  const [isHere, setHere] = useState(false);
  return { isHere, onHere: () => setHere(true) };
}
