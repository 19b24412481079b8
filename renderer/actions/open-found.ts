/** Opening what the find field found in the log. */
import { useOpenTrust } from './use-open-trust.ts';
import type { Offer } from '../stores/find.ts';
import { useStores } from '../stores/stores.ts';
import { useOpenVehicle } from './open-vehicle.ts';
import { useShowInLog } from './show-in-log.ts';

/** The way to open one offer. */
export function useOpenFound(): (offer: Offer) => void {
  const { job, ui } = useStores();
  const showInLog = useShowInLog();
  const open = useOpenVehicle();
  const openTrust = useOpenTrust();
  const inLog: typeof showInLog = (filter) => {
    job.setFind('');
    showInLog(filter);
  };
  return (offer) => {
    switch (offer.kind) {
      case 'error':
        job.setFind('');
        ui.open({ error: offer.code });
        break;
      case 'vehicle':
        void open.vin(offer.vin, 'chosen');
        break;
      case 'attempt':
        inLog({ act: offer.act });
        break;
      case 'entries':
        inLog({ tx: offer.tx });
        break;
      case 'receipt':
        job.setFind('');
        openTrust(offer.code);
    }
  };
}
