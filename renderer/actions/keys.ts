/** The keys of the page. F6 is the only key that activates, where that is next; Enter never does, nor does it state anything; Esc goes back and never ends a running call. */
import { useEffectEvent, useLayoutEffect } from 'react';
import { useActions, type Actions } from './actions.ts';
import { listenForKeys } from '../keys/find-keys.ts';
import { useOpenVehicle } from './open-vehicle.ts';
import { useStores } from '../stores/stores.ts';

/** Action of each function key. */
const KEYS: Readonly<Record<string, keyof Actions>> = {
  F1: 'help',
  F2: 'find',
  F3: 'followUps',
  F4: 'audit',
  F5: 'reread',
  F6: 'activate',
  F7: 'confirm',
  F8: 'support',
  F9: 'settings',
  F10: 'link',
};

/** The action that a key stands for, if any. Held-down keys repeat; a repeat never acts. Pure. */
export function actionOfKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): keyof Actions | null {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') return 'palette';
  // Browsers take Ctrl L for the address and F11, F12 for themselves; this one is free in all of them.
  if (event.shiftKey && event.key === 'F1' && !event.ctrlKey && !event.metaKey && !event.altKey) return 'lock';
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  return KEYS[event.key] ?? null;
}

/** Follows keys and scans for as long as the frame is on the screen. */
export function usePageKeys(): void {
  const actions = useActions();
  const open = useOpenVehicle();
  const { job, operators, ui } = useStores();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = event.key === 'Escape' && !event.defaultPrevented ? 'back' : actionOfKey(event);
    if (action === null) return;
    // The browser's own meaning of these keys (reload, find, caret) would lose the technician's place.
    if (action !== 'back') event.preventDefault();
    if (!event.repeat) actions[action]();
  });
  // While a PIN is asked for, another vehicle must not slip under the command that waits for it.
  const onScan = useEffectEvent((text: string) => (operators.getState().asked === null ? void open.text(text, 'scanned') : undefined));
  const onUnstated = useEffectEvent(() => void ui.notify(({ t }) => t('common.bySpace')));
  const onKeptEnd = useEffectEvent((text: string) => {
    job.setFind(text, { scanned: true, kept: true });
    ui.notify(({ t }) => t('find.keptInDialog', { text }));
  });
  // Before the page is painted: a key that is pressed as soon as the page is seen must count.
  useLayoutEffect(() => {
    const handler = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', handler);
    const endKeys = listenForKeys(document, {
      onScan: (text) => onScan(text),
      onKept: (text) => job.setFind(text, { scanned: true, kept: true }),
      onKeptEnd: (text) => onKeptEnd(text),
      onUnstated: () => onUnstated(),
    });
    return () => {
      document.removeEventListener('keydown', handler);
      endKeys();
    };
  }, [job]);
}
