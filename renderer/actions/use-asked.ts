/** Vehicles that another program of the dealer asks for by a link: opened as if a person had typed them, and never over a dialog. */
import { useEffect, useEffectEvent } from 'react';
import { useSession, useStores } from '../stores/stores.ts';
import { useOpenVehicle } from './open-vehicle.ts';

/** Takes what was asked for, now and whenever another program asks. Its caller is on the screen only while nothing covers it. */
export function useAsked(): void {
  const { job, ui } = useStores();
  const open = useOpenVehicle();
  const shell = useSession((s) => s.about?.shell);
  const turn = useSession((s) => s.asked);
  const take = useEffectEvent(async () => {
    const asked = await job.takeAsked();
    if (asked === null) return;
    if (asked === 'refused') return void ui.notify((now) => now.t('find.askedRefused'), 'bad');
    const { vin, job: order } = asked;
    if (document.querySelector('dialog[open]') !== null) {
      job.setFind(vin, { kept: true });
      return void ui.notify((now) => now.t('find.askedInDialog', { vin }));
    }
    await open.vin(vin, 'typed');
    if (job.getState().view?.vin !== vin) return;
    ui.notify((now) => (order === null ? now.t('find.asked', { vin }) : now.t('find.askedJob', { vin, text: order })));
  });
  useEffect(() => {
    if (shell === 'electron') void take();
  }, [shell, turn]);
}
