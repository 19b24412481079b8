/** What is said beside a field whose text a judge of app/ refuses: the sentence that the console itself would answer. */
import type { Reason } from '../../../../app/refusals/index.ts';
import type { Result } from '../../../../app/base/index.ts';
import { useSpeech } from '../../../i18n/language.tsx';

/** Makes the sentence of a refusal; null for what was taken. */
export function useRefused(): (judged: Result<unknown, Reason>) => string | null {
  const { words } = useSpeech();
  return (judged) => (judged.ok ? null : words.refusal[judged.error]);
}
