/** How the main thread fares while something goes on. */

/** Time between two looks at the clock, ms. */
const TICK = 5;

/** Begins to watch; the function returned ends it, and tells how much later than due each tick came, ms. */
export function watchStalls(): () => readonly number[] {
  const stalls: number[] = [];
  let due = performance.now() + TICK;
  const look = () => {
    const now = performance.now();
    stalls.push(Math.max(0, now - due));
    due = now + TICK;
  };
  const timer = setInterval(look, TICK);
  return () => {
    clearInterval(timer);
    look();
    return stalls;
  };
}
