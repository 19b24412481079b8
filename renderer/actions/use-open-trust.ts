/** Opening the trust panel, with nothing left over from the time before. */
import { useStores } from '../stores/stores.ts';

/** The way to open it. `claim`: a receipt's code that somebody wants to have checked. */
export function useOpenTrust(): (claim?: string) => void {
  const { trust, ui } = useStores();
  return (claim = '') => {
    trust.layAside();
    trust.setState({ claim });
    void trust.load();
    ui.open('trust');
  };
}
