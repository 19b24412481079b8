/** What all readings together say. A conflict shows every VIN with the letters that differ, and chooses none. */
import { CircleCheck, CircleHelp, Lock, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { LinkFacts, SilenceReason, Verdict } from '../../../app/link/protocol/index.ts';
import type { ReadReport } from '../../../app/link/read/index.ts';
import { sayWhoSaid, sayWitnesses } from '../../../app/words/index.ts';
import { Button } from '../../ui/ui.tsx';
import { MarkedVin } from '../../ui/MarkedVin.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useOpenVehicle } from '../../actions/open-vehicle.ts';
import { differingAt } from '../../lib/vin.ts';
import { useJob } from '../../stores/stores.ts';
import css from './LinkPanel.module.css';

const ICONS: Readonly<Record<Verdict['kind'], LucideIcon>> = {
  agree: CircleCheck,
  conflict: TriangleAlert,
  silent: CircleHelp,
  limited: Lock,
};

type VerdictProps = { readonly report: ReadReport; readonly open: boolean; readonly counts: boolean };

/** The verdict of one finished read. `open`: the port is still held. `counts`: it is about the vehicle in work, and not old. */
export function VerdictPanel({ report: { verdict, facts }, open, counts }: VerdictProps) {
  const { words } = useSpeech();
  const Icon = ICONS[verdict.kind];
  const { word, sentence } = words.linkVerdict[verdict.kind];
  return (
    <div className={css['verdict']} data-verdict={counts ? verdict.kind : 'void'}>
      <p className={css['verdictWord']}>
        <Icon aria-hidden="true" size={26} /> {word}
      </p>
      <p>{sentence}</p>
      {sayWitnesses(words, facts, verdict.kind).map((line) => (
        <p key={line} className={css['soft']}>
          {line}
        </p>
      ))}
      <Detail verdict={verdict} facts={facts} open={open} />
    </div>
  );
}

type DetailProps = { readonly verdict: Verdict; readonly facts: LinkFacts; readonly open: boolean };

function Detail({ verdict, facts, open }: DetailProps) {
  switch (verdict.kind) {
    case 'agree':
      return <Agree verdict={verdict} open={open} />;
    case 'conflict':
      return <Conflict vins={verdict.vins} facts={facts} />;
    case 'silent':
      return <Reasons reasons={verdict.reasons} />;
    case 'limited':
      return null;
  }
}

function Agree({ verdict, open }: { readonly verdict: Extract<Verdict, { kind: 'agree' }>; readonly open: boolean }) {
  const { t } = useTranslation();
  const vehicle = useOpenVehicle();
  const working = useJob((s) => s.view?.vin ?? null);
  const differs = working === null ? new Set<number>() : differingAt([working, verdict.vin]);
  return (
    <>
      <MarkedVin vin={verdict.vin} differs={differs} />
      <p className={css['soft']}>{verdict.confirmed ? t('link.confirmed') : t('link.once')}</p>
      {working === verdict.vin ? (
        <p>
          <strong>{t('link.matches')}</strong>
        </p>
      ) : (
        <>
          {working === null ? null : (
            <>
              <p>
                <strong>{t('link.otherInWork')}</strong>
              </p>
              <MarkedVin vin={working} differs={differs} />
            </>
          )}
          <Button look="primary" disabled={!open} onClick={() => void vehicle.vin(verdict.vin, 'link')}>
            {t('link.openVehicle')}
          </Button>
        </>
      )}
    </>
  );
}

type ConflictProps = { readonly vins: Extract<Verdict, { kind: 'conflict' }>['vins']; readonly facts: LinkFacts };

function Conflict({ vins, facts }: ConflictProps) {
  const { words } = useSpeech();
  const differs = differingAt(vins.map(({ vin }) => vin));
  return (
    <ul className={css['vins']}>
      {vins.map(({ vin }) => (
        <li key={vin}>
          <MarkedVin vin={vin} differs={differs} />
          <p className={css['soft']}>{sayWhoSaid(words, vin, facts)}</p>
        </li>
      ))}
    </ul>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly SilenceReason[] }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  return (
    <>
      <p className={css['soft']}>{t('link.reasons')}</p>
      <ol className={css['reasons']}>
        {reasons.map((reason) => (
          <li key={reason}>
            <strong>{words.silenceReason[reason].hands}</strong> {words.silenceReason[reason].meaning}
          </li>
        ))}
      </ol>
    </>
  );
}
