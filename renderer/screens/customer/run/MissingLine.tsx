/** What is missing for an act, said where its greyed button was pressed, and the focus led to it: a press is never passed over in silence. */
import { useSpeech, useTranslation, type Speech } from '../../../i18n/language.tsx';
import type { Translate } from '../../../i18n/translate.ts';
import { useTold } from '../../../ui/Announcer.tsx';
import type { Missing } from './missing.ts';
import css from '../parts/Customer.module.css';

type Props = { readonly missing: Missing | null; readonly told: Missing | null };

/** The sentence, from the press on until that very thing is there. */
export function MissingLine({ missing, told }: Props) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const isTold = missing !== null && told !== null && placeOf(missing) === placeOf(told);
  return isTold ? <Sentence text={sayMissing(t, words, missing)} /> : null;
}

function Sentence({ text }: { readonly text: string }) {
  useTold(text, { urgent: true });
  return (
    <p className={css['warn']} data-missing="">
      {text}
    </p>
  );
}

function sayMissing(t: Translate, { customer }: Speech['words'], missing: Missing): string {
  switch (missing.kind) {
    case 'tick':
      return t('customer.tickFirst', { what: t(`customer.${missing.box}`) });
    case 'desk':
      return t('customer.missing', { what: t('customer.takeOnTitle') });
    case 'type':
    case 'fix': {
      const what = missing.field === 'again' ? t('customer.again') : customer.secret[missing.field];
      return t(missing.kind === 'type' ? 'customer.missing' : 'customer.fixFirst', { what });
    }
  }
}

/** Where it is on the page. */
function placeOf(missing: Missing): string {
  switch (missing.kind) {
    case 'tick':
      return `[data-tick="${missing.box}"]`;
    case 'desk':
      return '[data-take-on] summary';
    default:
      return `[data-field="${missing.field}"]`;
  }
}

/** Puts the focus there. The lock stands beside the form of its act, since forms do not nest. */
export function leadTo(form: HTMLElement, missing: Missing): void {
  const place = missing.kind === 'desk' ? form.parentElement : form;
  place?.querySelector<HTMLElement>(placeOf(missing))?.focus();
}
