/** One look at a code: asked for when it begins, forgotten when it ends, and machine's side is told of both. */
import { useEffect, useState } from 'react';
import type { AttemptId } from '../../../../app/carkey/index.ts';
import type { ConsoleError, ShownCode } from '../../../../app/contract/index.ts';
import { isPinReason } from '../../../stores/ask-pin.ts';
import { personAt } from '../../../stores/operators.ts';
import { useStores, type Stores } from '../../../stores/stores.ts';

/** The code while the look goes on and the page has it. */
type Look = { readonly shown: ShownCode | null; readonly error: ConsoleError | null };

const NOTHING: Look = { shown: null, error: null };

/** The look that goes on as long as `held`. Each has its own answer: what comes after its end is not shown, and ends at once. */
export function useLook(attempt: AttemptId, held: boolean): Look {
  const { job, operators } = useStores();
  const [look, setLook] = useState(NOTHING);
  useEffect(() => (held ? startLook({ job, operators }, attempt, setLook) : undefined), [attempt, held, job, operators]);
  return look;
}

/** Begins a look; the returned function ends it, once. */
function startLook({ job, operators }: Pick<Stores, 'job' | 'operators'>, attempt: AttemptId, show: (look: Look) => void): () => void {
  let isOver = false;
  let given: number | null = null;
  const hide = (look: number): void => void job.hideCode(attempt, look);
  void job.showCode(attempt, 'look').then((reply) => {
    if (!reply.ok) {
      if (!isOver && !isPinReason(reply.error.code)) show({ shown: null, error: reply.error });
    } else if (isOver) hide(reply.value.look);
    else {
      given = reply.value.look;
      show({ shown: reply.value, error: null });
    }
  });
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    window.removeEventListener('pagehide', end);
    unwatch();
    show(NOTHING);
    if (given !== null) hide(given);
  };
  // Where no account is needed nothing covers the screen when a session is locked or ends; its code goes all the same.
  const person = personAt(operators.getState());
  const unwatch = operators.subscribe((state) => (personAt(state) === person ? undefined : end()));
  // A page that is closed says so with its last breath; one that was killed is noticed later, by the console.
  window.addEventListener('pagehide', end);
  return end;
}
