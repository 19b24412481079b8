/** Verifying everything, and backups: long works that go on while the screen is used. */
import type { TrustView, Verification } from '../../../app/audit/search/index.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count, dateTime } from '../../lib/format.ts';
import { Offered } from '../../ui/rights.tsx';
import { percentOf } from '../../stores/trust.ts';
import { useStores, useTrust } from '../../stores/stores.ts';
import css from './Trust.module.css';
import { Verifying } from './TrustStrip.tsx';

/** Both parts. */
export function Care({ view }: { readonly view: TrustView }) {
  return (
    <>
      <Verifications view={view} />
      <Backups view={view} />
    </>
  );
}

function Verifications({ view: { verifying, verified } }: { readonly view: TrustView }) {
  const { t } = useTranslation();
  const { trust } = useStores();
  const busy = useTrust((s) => s.busy !== null);
  return (
    <section aria-labelledby="verification-title" className={css['form']}>
      <h3 id="verification-title">{t('trust.verification')}</h3>
      <p role="status" className={css['standing']} data-standing={verified === null ? null : verified.ok ? 'fits' : 'forked'}>
        {verified === null ? t('trust.verifiedNever') : <Outcome verified={verified} />}
      </p>
      {verifying === null ? null : <Verifying part={verifying.part} since={verifying.since} />}
      <Offered action="trust.verify" name={t('trust.verify')}>
        <Button disabled={busy || verifying !== null} onClick={() => void trust.verify()}>
          {t('trust.verify')}
        </Button>
      </Offered>
    </section>
  );
}

function Outcome({ verified: { ok, at, size, firstBad } }: { readonly verified: Verification }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const when = dateTime(locale, at);
  if (ok) return <>{t('trust.verifiedWell', { count: size, n: count(locale, size), when })}</>;
  return <>{firstBad === null ? t('trust.verifiedHead', { when }) : t('trust.verifiedBad', { when, index: count(locale, firstBad) })}</>;
}

function Backups({ view: { backingUp, backups } }: { readonly view: TrustView }) {
  const { t } = useTranslation();
  const { trust } = useStores();
  const busy = useTrust((s) => s.busy !== null);
  return (
    <section aria-labelledby="backups-title" className={css['form']}>
      <h3 id="backups-title">{t('trust.backups')}</h3>
      {backups.length === 0 ? <p>{t('trust.noBackups')}</p> : <Kept backups={backups} />}
      <div role="status">{backingUp === null ? null : <BackingUp part={backingUp.part} />}</div>
      <Offered action="audit.backup" name={t('trust.backUp')}>
        <Button disabled={busy || backingUp !== null} onClick={() => void trust.backUp()}>
          {t('trust.backUp')}
        </Button>
      </Offered>
    </section>
  );
}

/** The backups that are there. */
function Kept({ backups }: Pick<TrustView, 'backups'>) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  return (
    <ul className={css['backups']}>
      {backups.map(({ path, at, size }) => (
        <li key={path}>
          {dateTime(locale, at)} · {t('audit.size', { count: size, n: count(locale, size) })} <CopyText text={path} />
        </li>
      ))}
    </ul>
  );
}

function BackingUp({ part }: { readonly part: number }) {
  const { t } = useTranslation();
  return (
    <p className={css['progress']}>
      <progress max={100} value={percentOf(part)} aria-label={t('trust.backups')} />
      {t('trust.backingUp', { percent: percentOf(part) })}
    </p>
  );
}
