/** Why the last command of training was refused, beside where it was pressed; the announcer says it too. */
import { sayError } from '../../../app/words/index.ts';
import type { ConsoleError } from '../../../app/contract/index.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useTraining } from '../../stores/stores.ts';
import { useTold } from '../../ui/Announcer.tsx';
import css from './Training.module.css';

/** The sentence; nothing while the last command was not refused. */
export function Refused() {
  const error = useTraining((s) => s.error);
  return error === null ? null : <Sentence error={error} />;
}

function Sentence({ error }: { readonly error: ConsoleError }) {
  const { words } = useSpeech();
  const text = sayError(words, error);
  useTold(text, { urgent: true });
  return (
    <p className={css['refused']} data-refused="">
      {text}
    </p>
  );
}
