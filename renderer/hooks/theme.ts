/** The theme of the page: the setting, or what the system prefers. */
import { useEffect } from 'react';
import { useSettings } from '../stores/stores.ts';

/** Keeps `data-theme` of the document at `light` or `dark`. */
export function useTheme(): void {
  const wanted = useSettings((s) => s.value?.theme ?? 'system');
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset['theme'] = wanted === 'system' ? (system.matches ? 'dark' : 'light') : wanted;
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [wanted]);
}
