/** What a sealed field is called where a bundle is made: a reason may be the note of a hand-over. */
import { useTranslation } from 'react-i18next';
import type { PersonalField } from '../../../app/audit/types.ts';

/** The names in the language of the screen. */
export function useFieldName(): (field: PersonalField) => string {
  const { t } = useTranslation();
  return (field) => (field === 'reason' ? t('bundle.reasons') : t(`audit.personal_${field}`));
}
