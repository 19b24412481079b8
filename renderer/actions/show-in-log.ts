/** Going to the entries that something speaks of. */
import type { SearchFilter } from '../../app/audit/search/index.ts';
import { useStores } from '../stores/stores.ts';

/** The way to the log, narrowed to a filter. Whatever covers the list there is closed. */
export function useShowInLog(): (filter: SearchFilter) => void {
  const { audit, bundle, ui } = useStores();
  return (filter) => {
    bundle.close();
    void audit.select(null);
    void audit.apply(filter);
    ui.go('audit');
    ui.focusOn('main');
  };
}
