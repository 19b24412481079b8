/** Commands to the vehicle, each with the car in sight, and the rows of those that were sent. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import type { ProofPart } from '../../../../app/contract/index.ts';
import type { CommandRun } from '../../../../app/proof/index.ts';
import { moveTo } from '../../../lib/keep-focus.ts';
import { useCustomer, useStores } from '../../../stores/stores.ts';
import { Button } from '../../../ui/ui.tsx';
import type { OfVehicle } from '../parts/of-vehicle.ts';
import { SessionNext } from '../parts/SessionNext.tsx';
import { CommandRow } from './CommandRow.tsx';
import css from '../parts/Customer.module.css';

type Props = { readonly view: OfVehicle; readonly proof: ProofPart };

/** A command that was asked for, after the one before it: once a newer one stands there, it is answered or overtaken. */
type Chosen = { readonly call: CommandRun['call']; readonly last: string | null };

/** The part of the card. */
export function Commands({ view, proof }: Props) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  // Pressed once more it asks once more, hence an object of its own for each press.
  const [pressed, setChosen] = useState<Chosen | null>(null);
  const last = proof.state.commands.at(-1)?.tx ?? null;
  const chosen = pressed?.last === last ? pressed : null;
  const { ref, sending } = useToNewRow(last);
  return (
    <div ref={ref} className={css['run']} data-stays="" tabIndex={-1} role="group" aria-label={t('proof.commands')}>
      <h3>{t('proof.commands')}</h3>
      {/* A command acts in the customer's account: the way there stands where it is missed. */}
      {view.consent === null && view.call === null ? <WayToAccount view={view} /> : null}
      <div className={css['more']}>
        {proof.mayCommand.map((call) => (
          <Button key={call} aria-pressed={call === chosen?.call} onClick={() => setChosen({ call, last })} data-command={call}>
            {words.customer.command[call]}
          </Button>
        ))}
      </div>
      {chosen !== null && proof.mayCommand.includes(chosen.call) ? (
        <InSight view={view} chosen={chosen} sending={sending} onDone={() => setChosen(null)} />
      ) : null}
      <ol className={css['commands']}>
        {proof.state.commands.toReversed().map((run) => (
          <CommandRow key={run.tx} run={run} heed={proof.heeds[run.tx] ?? null} view={view} />
        ))}
      </ol>
    </div>
  );
}

/** The consent itself is asked for in one place, above. */
function WayToAccount({ view }: { readonly view: OfVehicle }) {
  const { words } = useSpeech();
  const { ui } = useStores();
  if (view.next !== 'consent') return <SessionNext view={view} />;
  return (
    <Button onClick={() => ui.focusOn('customer')} data-testid="to-consent">
      {words.nextAction['ask-consent'].label}
    </Button>
  );
}

/** What is told of a command that is sent from here. */
type Sending = { readonly begin: () => void; readonly end: (isTaken: boolean) => void };

/**
 * The focus goes to the row of a command sent from here as it appears, before what had it is gone: what takes the place of that could be a
 * statement about another command. The phone is asked for its vehicle first, so the row may come after the answer: until then the focus waits
 * at the commands.
 */
function useToNewRow(last: string | null): { readonly ref: RefObject<HTMLDivElement | null>; readonly sending: Sending } {
  const ref = useRef<HTMLDivElement>(null);
  const sentAfter = useRef<{ readonly last: string | null } | null>(null);
  useLayoutEffect(() => {
    if (sentAfter.current === null || sentAfter.current.last === last) return;
    sentAfter.current = null;
    const row = ref.current?.querySelector<HTMLElement>('[data-command-run]') ?? null;
    // It may come with its question already: that was drawn before the row had the focus.
    if (row !== null && isLeftTo(row)) moveTo(row.querySelector<HTMLElement>('[data-saw]') ?? row);
  }, [last]);
  const begin = () => {
    sentAfter.current = { last };
  };
  const end = (isTaken: boolean) => {
    const waits = sentAfter.current !== null;
    if (!isTaken) sentAfter.current = null;
    if (!waits || ref.current === null || !isLeftTo(ref.current)) return;
    moveTo((isTaken ? null : ref.current.querySelector<HTMLElement>('[data-command][aria-pressed=true]')) ?? ref.current);
  };
  return { ref, sending: { begin, end } };
}

/** Does nothing that a person went to meanwhile have the focus? It may wait at the commands. */
function isLeftTo(element: HTMLElement): boolean {
  const { ownerDocument } = element;
  const active = ownerDocument.activeElement;
  if (ownerDocument.querySelector('dialog[open]') !== null) return false;
  if (active === null || active === ownerDocument.body) return true;
  return active === element.closest('[role=group]') || active.closest('[data-in-sight]') !== null;
}

type InSightProps = {
  readonly view: OfVehicle;
  readonly chosen: Chosen;
  readonly sending: Sending;
  readonly onDone: () => void;
};

/** A person's word that the car is in sight: a statement of its own for every command, never by Enter. */
function InSight({ view, chosen, sending, onDone }: InSightProps) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const { call, last } = chosen;
  const ref = useStatementFocus(chosen);
  const send = async () => {
    if (busy) return;
    sending.begin();
    sending.end(await customer.run('proof.command', { vin: view.vin, call, last, carInSight: true }));
    onDone();
  };
  const leave = () => {
    ref.current?.parentElement?.querySelector<HTMLElement>(`[data-command="${call}"]`)?.focus();
    onDone();
  };
  return (
    <div ref={ref} className={css['consent']} data-statement="" data-in-sight={call}>
      <p>
        <strong>{words.customer.command[call]}</strong>
      </p>
      <p>{t('proof.inSightAsk')}</p>
      <div className={css['more']}>
        <Button hotkey="Space" aria-disabled={busy} onClick={() => void send()}>
          {t('proof.inSight')}
        </Button>
        <Button look="quiet" onClick={leave}>
          {t('proof.notNow')}
        </Button>
      </div>
    </div>
  );
}

/** What was asked for takes the focus: Space states it, and Enter, also the one that asked for it, never does. */
function useStatementFocus(asked: Chosen): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const first = ref.current?.querySelector('button') ?? null;
    if (first !== null) moveTo(first);
  }, [asked]);
  return ref;
}
