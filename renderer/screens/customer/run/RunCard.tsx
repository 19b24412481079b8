/** The run of the second factor: where it stands, what is wrong there, and what can be done. */
import { LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSpeech, useTranslation, type Speech } from '../../../i18n/language.tsx';
import type { RunView } from '../../../../app/contract/index.ts';
import { sayUnsure } from '../../../../app/words/index.ts';
import { useFocusOnNext, useFocusPart } from '../../../hooks/hooks.ts';
import { timeOfDay } from '../../../lib/format.ts';
import { useJob, useStores } from '../../../stores/stores.ts';
import { useTold } from '../../../ui/Announcer.tsx';
import { Button, Card } from '../../../ui/ui.tsx';
import { VerdictLine } from '../../job/verdict/VerdictLine.tsx';
import { isCodeWanted } from './code-wanted.ts';
import type { OfVehicle } from '../parts/of-vehicle.ts';
import { RunActs } from './RunActs.tsx';
import { type TypedHere, useTypedHere } from './typed-here.ts';
import { sayRunTrouble } from '../parts/say-customer.ts';
import css from '../parts/Customer.module.css';

type Props = { readonly view: OfVehicle; readonly run: RunView };

/** The card. */
export function RunCard({ view, run }: Props) {
  const { words } = useSpeech();
  const ref = useFocusPart<HTMLDivElement>('customer', view.next === 'consent' ? leaveFocus : focusFirst);
  const here = useTypedHere();
  const isNext = useJob((s) => s.view?.next.action === 'go-on-run');
  // It is loaded, and told, behind the vehicle: where it is next, the focus that found nothing there comes to it.
  useFocusOnNext(isNext ? `${run.id} ${run.state.name}` : '');
  const verdict = useJob((s) => s.view?.verdict ?? null);
  return (
    <Card id="run" title={words.customer.goal[run.goal]}>
      <div
        ref={ref}
        className={css['run']}
        data-run={run.state.name}
        data-place={'place' in run.state ? run.state.place : ''}
        {...(isNext ? { 'data-next-card': '', 'data-next': 'go-on-run' } : {})}
      >
        <Standing run={run} />
        <RunBody view={view} run={run} here={here} />
        {isNext && verdict !== null ? <VerdictLine verdict={verdict} /> : null}
      </div>
    </Card>
  );
}

/** The consent comes first, and takes the focus itself. */
const leaveFocus = (): void => undefined;

function focusFirst(card: HTMLElement): void {
  const first = card.querySelector<HTMLElement>('input, button') ?? card.closest('section')?.querySelector<HTMLElement>('h2');
  first?.focus();
  first?.scrollIntoView({ block: 'nearest' });
}

/** What is read first, as one text: it is announced as a whole. */
function Standing({ run }: { readonly run: RunView }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const at = useAnsweredAt(run);
  const answered = at === null ? [] : [t('customer.answeredAt', { time: timeOfDay(speech.locale, at) })];
  const lines = [...linesOf(speech, run), ...answered];
  useTold(lines.join(' '), {});
  const isWorking = run.state.name === 'asking' || run.state.name === 'spending';
  return (
    <>
      {isWorking ? <LoaderCircle aria-hidden="true" className={css['spin']} size={22} /> : null}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {run.number === null ? null : <p translate="no">{t('customer.number', { number: run.number })}</p>}
      {run.state.name === 'waiting' && run.endsOthers && run.state.place !== 'remove-sure' && run.state.place !== 'remove' ? (
        <p className={css['warn']}>{t('customer.endsOthers')}</p>
      ) : null}
    </>
  );
}

/**
 * When this page saw an error come, UTC ms: a second refusal reads like the first but for its time. Null where none stands, or where it was there
 * before the page was.
 */
function useAnsweredAt({ step, state }: RunView): number | null {
  const [seen, setSeen] = useState({ step, at: null as number | null });
  const last = useRef(step);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    setSeen({ step, at: Date.now() });
  }, [step]);
  const isError = state.name === 'waiting' && state.trouble?.kind === 'error';
  return isError && seen.step === step ? seen.at : null;
}

/** Trouble and what is not known come first, then what is to be done. */
function linesOf(say: Speech, { state, heed }: RunView): readonly string[] {
  const { customer } = say.words;
  switch (state.name) {
    case 'asking':
      return [customer.call[state.ask]];
    case 'spending':
      return [customer.call[state.call]];
    case 'waiting': {
      const unsure = state.unsure === null ? [] : [sayUnsure(say.words, state.unsure.call), customer.why[state.unsure.why]];
      return [...unsure, ...(state.trouble === null ? [] : [sayRunTrouble(say, state.trouble, heed)]), customer.place[state.place]];
    }
    case 'done':
      return [customer.done[state.how]];
    case 'not-done':
      return [customer.notDone[state.because]];
  }
}

function RunBody({ view, run, here }: Props & { readonly here: TypedHere }) {
  const { t } = useTranslation();
  const { ui } = useStores();
  if (isCodeWanted(run) && view.next !== 'consent')
    return (
      <Button onClick={() => ui.focusOn('customer')} data-next-here="">
        {t('customer.openCode')}
      </Button>
    );
  return <RunActs view={view} run={run} here={here} key={run.step} />;
}
