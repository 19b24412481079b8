/** Opening the trust panel, with nothing left over from the time before. */
import { useStores } from '../../stores/stores.ts';

/** The way to open it. */
export function useOpenTrust(): () => void {
  const { trust, ui } = useStores();
  return () => {
    trust.layAside();
    void trust.load();
    ui.open('trust');
  };
}
