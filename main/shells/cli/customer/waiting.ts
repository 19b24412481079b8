/** Waits for what the console shows of the customer's side. Ctrl-C gives up what waits for a person at the phone, and then the waiting itself. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CustomerView } from '../../../../app/contract/index.ts';
import type { Desk } from '../command/index.ts';

/** What was given up gets its own answer within so long, ms: the bridge closes its question or its browser. */
const GIVEN_UP_MS = 5_000;

/** The first view that fits; after Ctrl-C the one of the moment, where none fits soon. */
export function customerUntil(
  desk: Desk,
  ended: AbortSignal,
  fits: (view: CustomerView) => boolean,
  givenUpMs = GIVEN_UP_MS,
): Promise<CustomerView> {
  const over = new AbortController();
  return new Promise((resolve) => {
    const onEnded = () => void leave();
    const end = (view: CustomerView) => {
      stop();
      over.abort();
      ended.removeEventListener('abort', onEnded);
      resolve(view);
    };
    const settle = (view: CustomerView) => (fits(view) ? end(view) : undefined);
    const leave = async () => {
      await given(desk, over.signal, givenUpMs);
      // Where a view fitted meanwhile, the console may have been stopped since.
      if (!over.signal.aborted) end(viewOf(desk));
    };
    const stop = desk.console.api.listen((event) => {
      if (event.type === 'customer') settle(event.customer);
    });
    ended.addEventListener('abort', onEnded, { once: true });
    if (ended.aborted) onEnded();
    settle(viewOf(desk));
  });
}

/** Gives up what runs, and leaves it time to end. Where that is refused, nothing runs that could be given up; a phone may not answer at all. */
async function given(desk: Desk, over: AbortSignal, ms: number): Promise<void> {
  const { call } = viewOf(desk);
  if (call === null) return;
  // The abort only says that the view came before the time was over.
  const time = pause(ms, undefined, { signal: over }).catch(() => undefined);
  const said = await Promise.race([desk.ask('customer.cancel', { call: call.call }), time]);
  if (said?.ok === true) await time;
}

const viewOf = ({ console }: Desk): CustomerView => console.current().customer.view();

/** Nothing runs: no call, and no browser is open. */
export const isQuiet = ({ call, session }: CustomerView): boolean => call === null && session.name !== 'at-work';
