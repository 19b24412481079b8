/** Opening what the find field found in the log. */
import { useOpenTrust } from './use-open-trust.ts';
import type { Offer } from '../stores/find.ts';
import { useStores } from '../stores/stores.ts';
import { useOpenVehicle } from './open-vehicle.ts';

/** The way to open one offer. */
export function useOpenFound(): (offer: Offer) => void {
  const { audit, bundle, job, ui } = useStores();
  const open = useOpenVehicle();
  const openTrust = useOpenTrust();
  const inLog = (filter: Parameters<typeof audit.apply>[0]) => {
    job.setFind('');
    bundle.close();
    void audit.select(null);
    void audit.apply(filter);
    ui.go('audit');
    ui.focusOn('main');
  };
  return (offer) => {
    switch (offer.kind) {
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
