/** A call that waits for a person at the phone: how far it is, how long it may still take, and its cancel. */
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import type { LongCallView } from '../../../app/contract/index.ts';
import { useNow } from '../../hooks/hooks.ts';
import { clock } from '../../lib/format.ts';
import { useCustomer, useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/ui.tsx';
import css from './parts/Customer.module.css';

/** Marks what is read once a call is over, and takes the focus of its button. */
export const AFTER_CALL = { 'data-after-call': '', tabIndex: -1 } as const;

/**
 * When the call ends under a person's hands, the focus goes to what is read then, and to no button: their second press of "cancel" would fall on it,
 * and begin anew what they gave up.
 */
function useFocusAfter(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const lines = ref.current;
    return () => {
      if (lines?.contains(document.activeElement) === true)
        lines.closest('section')?.querySelector<HTMLElement>('[data-after-call]')?.focus({ preventScroll: true });
    };
  }, []);
  return ref;
}

/** The lines. */
export function CallProgress({ call }: { readonly call: LongCallView }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { customer } = useStores();
  const now = useNow();
  const ref = useFocusAfter();
  // The second of the page may be older than the call.
  const left = Math.min(call.limitMs, Math.max(0, call.since + call.limitMs - now));
  const isPressed = useCustomer((s) => s.busy === 'customer.cancel');
  const isAsked = isPressed || call.cancel === 'asked';
  // The phone has said what it could: if the call's own answer does not come, only the waiting is left to be ended.
  const isSaid = call.cancel !== null && call.cancel !== 'asked';
  return (
    <div ref={ref} className={css['call']} data-call={call.call}>
      {call.progress === null ? null : <p>{words.customer.progress[call.progress]}</p>}
      <p className={css['left']} role="timer">
        {t('customer.left', { time: clock(left) })}
      </p>
      {call.cancel === null ? null : <p>{words.customer.cancel[call.cancel]}</p>}
      <Button aria-disabled={isAsked} onClick={() => void (isAsked ? undefined : customer.run('customer.cancel', { call: call.call }))}>
        {t(isSaid ? 'stage.stop' : 'customer.cancel')}
      </Button>
    </div>
  );
}
