/** What becomes of a vehicle that was scanned into a text box for something else. */
import { useEffectEvent, useLayoutEffect } from 'react';
import { listenForFieldScans, type OnVehicle } from '../keys/field-scans.ts';
import { useOpenVehicle } from './open-vehicle.ts';
import { useStores } from '../stores/stores.ts';

/** Listens for as long as the caller is on the screen. Before the page is painted: the first key counts. */
export function useFieldScans(onVehicle: OnVehicle): void {
  const tell = useEffectEvent(onVehicle);
  useLayoutEffect(() => listenForFieldScans(document, (text, isCommand) => tell(text, isCommand)), []);
}

/**
 * On the screens: it is kept in the find field, and one press looks it up. Over a dialog that gives way, and in the list of commands, it is
 * opened at once, as it would be with no text box in focus.
 */
export function useOfferedScans(): void {
  const { job, operators, ui } = useStores();
  const open = useOpenVehicle();
  useFieldScans((text, isCommand) => {
    const isFree = operators.getState().asked === null;
    const dialog = document.querySelector('dialog[open]');
    if (isFree && (isCommand || dialog?.hasAttribute('data-yields') === true)) return void open.text(text, 'scanned');
    job.setFind(text, { scanned: true, kept: true });
    if (dialog !== null) return void ui.notify((now) => now.t('find.keptInDialog', { text }));
    ui.notify((now) => now.t('find.scannedElsewhere'), 'neutral', {
      label: (now) => now.t('find.lookUp'),
      run: () => void open.text(text, 'scanned'),
    });
  });
}
