/** Copies a text for support and says whether that worked. */
import { useStores } from '../../stores/stores.ts';

/** The way to copy it; `then` runs when it worked. */
export function useCopySummary(): (text: string, then?: () => void) => Promise<void> {
  const { ui } = useStores();
  return (text, then = () => undefined) =>
    navigator.clipboard.writeText(text).then(
      () => {
        ui.notify((now) => now.t('support.copied'), 'good');
        then();
      },
      () => void ui.notify((now) => now.t('common.copyFailed'), 'bad'),
    );
}
