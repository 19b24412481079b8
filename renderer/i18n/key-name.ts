import { useTranslation } from './language.tsx';
/** What is printed on a key, in the language of the screen: one helper, so that no two places call the same key differently. */

/** A key or a combination, as `aria-keyshortcuts` writes it. Function keys have the same name on every keyboard. */
export type KeyName = 'F' | `F${number}` | 'Enter' | 'Space' | 'Escape' | 'Shift+F1' | 'Control+K' | 'J K';

/** The way to say a key. */
export function useKeyName(): (name: KeyName) => string {
  const { t } = useTranslation();
  return (name) => {
    switch (name) {
      case 'Enter':
        return t('key.enter');
      case 'Space':
        return t('key.space');
      case 'Escape':
        return t('key.escape');
      case 'Shift+F1':
        return `${t('key.shift')} F1`;
      case 'Control+K':
        return `${t('key.control')} K`;
      default:
        return name;
    }
  };
}
