/** One command that was sent: what came of it, and what a person saw. An unknown one is told and never repeated by itself. */
import { useId, useLayoutEffect, useRef } from 'react';
import { useSpeech, useTranslation, type Speech } from '../../../i18n/language.tsx';
import type { ErrorNext } from '../../../../app/pims/session-calls/index.ts';
import { SEEN, type CommandRun } from '../../../../app/proof/index.ts';
import { timeOfDay } from '../../../lib/format.ts';
import { moveTo } from '../../../lib/keep-focus.ts';
import { useCustomer, useStores } from '../../../stores/stores.ts';
import { Button } from '../../../ui/ui.tsx';
import type { OfVehicle } from '../parts/of-vehicle.ts';
import { sayCode } from '../parts/say-customer.ts';
import css from '../parts/Customer.module.css';

type Props = { readonly run: CommandRun; readonly heed: ErrorNext | null; readonly view: OfVehicle };

/** The row. It may hold the focus while it waits for its outcome, under the name of its command. */
export function CommandRow({ run, heed, view }: Props) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const name = useId();
  const { customer } = speech.words;
  return (
    <li data-command-run={run.state.name} data-stays="" tabIndex={-1} aria-labelledby={name}>
      <p id={name}>
        <strong>{customer.command[run.call]}</strong> <span>{t('proof.sentAt', { time: timeOfDay(speech.locale, run.at) })}</span>
      </p>
      <p>{sayState(speech, run, heed)}</p>
      {run.signals.length === 0 ? null : (
        <p className={css['note']}>
          {t('proof.signals', { codes: new Intl.ListFormat(speech.language, { type: 'unit' }).format(run.signals.map(String)) })}
        </p>
      )}
      <Seen run={run} view={view} />
    </li>
  );
}

/** What became of a command. 2377 and its kind are the network, and say so before anything else. */
function sayState(speech: Speech, { state, signals }: CommandRun, heed: ErrorNext | null): string {
  const { customer } = speech.words;
  const told = customer.commandState[state.name];
  switch (state.name) {
    case 'refused':
    case 'unknown': {
      if (state.code === null) return [told, 'why' in state ? customer.why[state.why] : ''].join(' ').trim();
      const network = heed === 'network' ? [speech.labels.proof.network] : [];
      return [...network, told, sayCode(speech, state.code, heed)].join(' ');
    }
    case 'not-sent':
      return speech.words.refusalNotSent[state.reason];
    case 'accepted':
      return signals.length === 0 ? told : speech.labels.proof.reports;
    default:
      return told;
  }
}

/** What a person saw; asked for where something may have happened. */
function Seen({ run, view }: Omit<Props, 'heed'>) {
  const { t } = useTranslation();
  if (run.seen !== null) return <p data-seen={run.seen}>{t(run.seen === 'seen' ? 'proof.saidSeen' : 'proof.saidNotSeen')}</p>;
  if (run.state.name === 'sent' || run.state.name === 'not-sent' || run.state.name === 'refused') return null;
  return <AskSeen run={run} view={view} />;
}

/** The question takes the focus where its own row holds it: never from an older answer, nor from anything else that is worked on. */
function AskSeen({ run, view }: Omit<Props, 'heed'>) {
  const { t } = useTranslation();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const first = ref.current?.querySelector('button') ?? null;
    if (first !== null && document.activeElement === first.closest('li')) moveTo(first);
  }, []);
  return (
    <div ref={ref} className={css['more']} data-statement="">
      {SEEN.map((seen) => (
        <Button
          key={seen}
          hotkey="Space"
          aria-disabled={busy}
          onClick={() => void customer.run('proof.saw', { vin: view.vin, tx: run.tx, seen })}
          data-saw={seen}
        >
          {t(seen === 'seen' ? 'proof.saw' : 'proof.sawNothing')}
        </Button>
      ))}
    </div>
  );
}
