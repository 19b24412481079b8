/** What a sealed field is called where a bundle is made: a reason may be the note of a hand-over. */
import type { PersonalField } from '../../../app/audit/entry/index.ts';
import { useTranslation } from '../../i18n/language.tsx';

/** The names in the language of the screen. */
export function useFieldName(): (field: PersonalField) => string {
  const { t } = useTranslation();
  return (field) => (field === 'reason' ? t('bundle.reasons') : t(`audit.personal_${field}`));
}
