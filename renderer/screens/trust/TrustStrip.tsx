/** One line on the log: how far it reaches beyond the last proof that is kept outside of it. */
import { ShieldAlert, ShieldCheck, ShieldX } from 'lucide-react';
import type { TrustView } from '../../../app/audit/search/index.ts';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count, relative, span } from '../../lib/format.ts';
import { useNow } from '../../hooks/hooks.ts';
import { percentOf } from '../../stores/trust.ts';
import { useTrust } from '../../stores/stores.ts';
import css from './Trust.module.css';
import { useOpenTrust } from '../../actions/use-open-trust.ts';

/** The strip; nothing before the console has answered. */
export function TrustStrip() {
  const { t } = useTranslation();
  const view = useTrust((s) => s.view);
  const open = useOpenTrust();
  if (view === null) return null;
  return (
    <div className={css['strip']} data-print="no">
      <Standing view={view} />
      {view.verifying === null ? null : <Verifying part={view.verifying.part} since={view.verifying.since} />}
      <Button look="quiet" onClick={() => open()}>
        {t('trust.open')}
      </Button>
    </div>
  );
}

function Standing({ view: { outside, finding } }: { readonly view: TrustView }) {
  const { t } = useTranslation();
  const { locale, words } = useSpeech();
  const now = useNow();
  const none = outside.kind === 'none';
  const Icon = finding !== null ? ShieldX : none ? ShieldAlert : ShieldCheck;
  const n = outside.entriesSince;
  // A mark on this computer is no proof outside of it, and its text says where it is.
  const place = outside.kind === 'mark' ? '' : ` · ${words.outsideProof[outside.kind].name}`;
  const when = outside.at === null ? '' : `, ${relative(locale, Math.min(0, outside.at - now))}`;
  return (
    <p>
      <Icon aria-hidden="true" size={20} />
      {none
        ? t('trust.sinceNever')
        : `${t(outside.kind === 'mark' ? 'trust.sinceMark' : 'trust.since', { count: n, n: count(locale, n) })}${when}${place}`}
    </p>
  );
}

/** How far the verification is. */
export function Verifying({ part, since }: { readonly part: number; readonly since: number }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const now = useNow();
  return (
    <span className={css['progress']}>
      <progress max={100} value={percentOf(part)} aria-label={t('trust.verification')} />
      {t('trust.verifying', { percent: percentOf(part), time: span(locale, now - since) })}
    </span>
  );
}
