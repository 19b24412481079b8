/** The one-time password, where it was met: it opens by itself, and afterwards everything is at the same step. */
import { useState } from 'react';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import type { Trouble } from '../../../../app/enrolment/index.ts';
import type { RunView } from '../../../../app/contract/index.ts';
import { useUi } from '../../../stores/stores.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { isCodeWanted } from './code-wanted.ts';
import type { OfVehicle } from '../parts/of-vehicle.ts';
import { Refused } from '../parts/Refused.tsx';
import { RunActs } from './RunActs.tsx';
import { useTypedHere } from './typed-here.ts';
import { sayRunTrouble } from '../parts/say-customer.ts';
import css from '../parts/Customer.module.css';

type Props = { readonly view: OfVehicle; readonly run: RunView };

/** The dialog; nothing while no password is wanted, or once a person put it off. `turn`: who asks for the customer's part again opens it again. */
export function CodeDialog({ view, run }: Props) {
  const turn = useUi((s) => (s.focus?.part === 'customer' ? s.focus.turn : 0));
  const [offAt, setOffAt] = useState<number | null>(null);
  // The consent, which comes first, stands behind it.
  if (!isCodeWanted(run) || offAt === turn || view.next === 'consent') return null;
  return <Open view={view} run={run} onClose={() => setOffAt(turn)} />;
}

/** That PIMS wants a password, and no more: the card behind says so. */
const isPlain = (trouble: Trouble): boolean => trouble.kind === 'one-time-code' && trouble.code === null && !trouble.unsure;

function Open({ view, run, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const here = useTypedHere();
  const { state, heed } = run;
  const trouble = state.name === 'waiting' ? state.trouble : null;
  return (
    <Dialog title={t('customer.codeTitle')} onClose={onClose}>
      <div className={css['run']} data-code-dialog="">
        <p>{trouble === null || isPlain(trouble) ? t('customer.codeLead') : sayRunTrouble(speech, trouble, heed)}</p>
        <Refused of={['enrolment.act', 'budget.takeOn']} />
        <RunActs view={view} run={run} here={here} key={run.step} />
      </div>
    </Dialog>
  );
}
