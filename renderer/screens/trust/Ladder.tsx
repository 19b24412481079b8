/** The rungs of proofs outside the log: what each proves and how it is reached. */
import { Check, Circle } from 'lucide-react';
import type { OutsideKind, TrustView } from '../../../app/audit/search/index.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { Button, Chip } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useStores, useTrust } from '../../stores/stores.ts';
import css from './Trust.module.css';

const RUNGS: readonly OutsideKind[] = ['none', 'mark', 'receipt', 'share', 'station'];

/** The list, weakest first. */
export function Ladder({ view }: { readonly view: TrustView }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const reached = RUNGS.indexOf(view.outside.kind);
  return (
    <section aria-labelledby="ladder-title">
      <h3 id="ladder-title">{t('trust.ladder')}</h3>
      <p>{t('trust.ladderHelp')}</p>
      <ol className={css['ladder']}>
        {RUNGS.map((kind, rung) => (
          <li key={kind} aria-current={rung === reached ? 'step' : undefined}>
            {rung === reached ? <Check aria-hidden="true" size={20} /> : <Circle aria-hidden="true" size={20} />}
            <div>
              <strong>{words.outsideProof[kind].name}</strong>{' '}
              {rung === reached ? <Chip tone={kind === 'none' ? 'warn' : 'good'}>{t('trust.here')}</Chip> : null}
              <p>{words.outsideProof[kind].proves}</p>
              <p className={css['soft']}>{words.outsideProof[kind].climb}</p>
              {kind === 'share' && view.share !== null ? <p>{words.shareVisit[view.share]}</p> : null}
              {kind === 'station' ? <Station view={view} /> : null}
              <Climb kind={kind} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Station({ view: { station, witnessKey } }: { readonly view: TrustView }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  return (
    <>
      {station === null ? null : <p>{words.stationVisit[station]}</p>}
      {witnessKey === null ? null : (
        <p>
          {t('trust.witnessKey')} <CopyText text={witnessKey} />
        </p>
      )}
    </>
  );
}

function Climb({ kind }: { readonly kind: OutsideKind }) {
  const { t } = useTranslation();
  const { trust, ui } = useStores();
  const busy = useTrust((s) => s.busy !== null);
  if (kind === 'receipt') {
    return (
      <Button disabled={busy} onClick={() => void trust.print()}>
        {t('trust.printHead')}
      </Button>
    );
  }
  return kind === 'share' ? <Button onClick={() => ui.go('settings')}>{t('trust.setShare')}</Button> : null;
}
