/** Holds one code in the clear for at most a minute, and tells machine's side when it is gone. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptId } from '../../../app/carkey/types.ts';
import type { ConsoleError, ShownCode } from '../../../app/console.ts';
import { personAt } from '../../stores/operators.ts';
import { useFrom, useStores } from '../../stores/stores.ts';

/** After this the page forgets the code, ms. */
const HIDE_AFTER_MS = 60_000;

/** The code, if the page has it now. `fetch` gives it, asking only when it is not there. */
type CodeHold = {
  readonly shown: ShownCode | null;
  readonly error: ConsoleError | null;
  readonly fetch: () => Promise<ShownCode | null>;
};

/** The code of one attempt, for the component's life. */
export function useShownCode(attempt: AttemptId): CodeHold {
  const { job } = useStores();
  const [shown, setShown] = useState<ShownCode | null>(null);
  const [error, setError] = useState<ConsoleError | null>(null);
  const person = useFrom((s) => s.operators, personAt);
  const asking = useRef<Promise<ShownCode | null> | null>(null);
  const ask = useCallback(async () => {
    const reply = await job.showCode(attempt);
    asking.current = null;
    setShown(reply.ok ? reply.value : null);
    setError(reply.ok ? null : reply.error);
    return reply.ok ? reply.value : null;
  }, [attempt, job]);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), HIDE_AFTER_MS);
    return () => {
      clearTimeout(timer);
      void job.hideCode(attempt);
    };
  }, [attempt, job, shown]);
  // Where no account is needed nothing covers the screen when a session is locked or ends; its code goes all the same.
  useEffect(() => () => setShown(null), [person]);
  const fetch = useCallback(() => {
    if (shown !== null) return Promise.resolve(shown);
    asking.current ??= ask();
    return asking.current;
  }, [ask, shown]);
  return { shown, error, fetch };
}
