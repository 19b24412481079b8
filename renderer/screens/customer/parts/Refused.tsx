/** Why the last command of one part was refused, beside where it was pressed; the announcer says it too. */
import { sayError } from '../../../../app/words/index.ts';
import { useSpeech } from '../../../i18n/language.tsx';
import type { CustomerCommand } from '../../../stores/customer.ts';
import { useCustomer } from '../../../stores/stores.ts';
import { useTold } from '../../../ui/Announcer.tsx';
import css from './Customer.module.css';

/** The sentence; nothing while the last command of these was not refused. */
export function Refused({ of }: { readonly of: readonly CustomerCommand[] }) {
  const { words } = useSpeech();
  const error = useCustomer((s) => s.error);
  return error === null || !of.includes(error.of) ? null : <Sentence text={sayError(words, error.why)} />;
}

function Sentence({ text }: { readonly text: string }) {
  useTold(text, { urgent: true });
  return (
    <p className={css['refused']} data-refused="">
      {text}
    </p>
  );
}
