/** How far the log can be trusted: proofs outside of it, its head and keys, verification, backups; and the head on paper. */
import type { TrustFinding, TrustView } from '../../../app/audit/search/index.ts';
import { sayError } from '../../../app/words/index.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Chip } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count } from '../../lib/format.ts';
import { useStores, useTrust } from '../../stores/stores.ts';
import { Care } from './Care.tsx';
import { CheckReceipt } from './CheckReceipt.tsx';
import { ComparePaper } from './ComparePaper.tsx';
import { Ladder } from './Ladder.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { Square } from './Square.tsx';
import css from './Trust.module.css';

/** The dialog; the note to print takes its place once it is signed. */
export function TrustPanel() {
  const { t } = useTranslation();
  const { ui } = useStores();
  const view = useTrust((s) => s.view);
  const note = useTrust((s) => s.note);
  return (
    <Dialog title={note === null ? t('trust.title') : t('trust.noteTitle')} onClose={() => ui.open(null)} className={css['panel']}>
      <Fault />
      {note === null ? view === null ? t('common.loading') : <Body view={view} /> : <Note note={note} />}
    </Dialog>
  );
}

function Fault() {
  const { words } = useSpeech();
  const error = useTrust((s) => s.error);
  if (error === null) return null;
  return (
    <p role="alert" className={css['warn']}>
      {sayError(words, error)}
    </p>
  );
}

function Body({ view }: { readonly view: TrustView }) {
  const { t } = useTranslation();
  return (
    <div className={css['parts']}>
      {view.finding === null ? null : <Finding finding={view.finding} />}
      {view.owed === null ? null : (
        <p role="status" className={css['warn']}>
          {t('trust.owed')}
        </p>
      )}
      <Ladder view={view} />
      <Head head={view.head} />
      <Keys view={view} />
      <Care view={view} />
      {view.dueForErasure === null || view.dueForErasure === 0 ? null : <p>{t('trust.due', { count: view.dueForErasure })}</p>}
      <CheckReceipt />
      <ComparePaper />
    </div>
  );
}

function Finding({ finding: { what, firstBad } }: { readonly finding: TrustFinding }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const { meaning, hands } = words.trustFinding[what];
  return (
    <section aria-labelledby="finding-title" className={css['finding']}>
      <h3 id="finding-title">{t('trust.findingTitle')}</h3>
      <p>
        {meaning} {firstBad === null ? null : t('trust.findingPlace', { index: count(locale, firstBad) })}
      </p>
      <p>{t('trust.findingMeans')}</p>
      <p>{hands}</p>
    </section>
  );
}

function Head({ head }: Pick<TrustView, 'head'>) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  return (
    <section aria-labelledby="head-title">
      <h3 id="head-title">{t('trust.head')}</h3>
      {head === null ? (
        <p>{t('trust.noHead')}</p>
      ) : (
        <dl className={css['facts']}>
          <dt>{t('trust.size')}</dt>
          <dd>{count(locale, head.size)}</dd>
          <dt>{t('trust.root')}</dt>
          <dd>
            <CopyText text={head.root} />
          </dd>
        </dl>
      )}
    </section>
  );
}

function Keys({ view: { keys, keysKept } }: { readonly view: TrustView }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  return (
    <section aria-labelledby="keys-title">
      <h3 id="keys-title">{t('trust.keys')}</h3>
      <p>{keys.length === 0 ? t('trust.noKeys') : t('trust.keysHelp')}</p>
      <ul>
        {keys.map((key, index) => (
          <li key={key}>
            <CopyText text={key} /> {index === keys.length - 1 ? <Chip>{t('trust.keySigns')}</Chip> : null}
          </li>
        ))}
      </ul>
      {keys.length === 0 ? null : <p className={keysKept === 'file' ? css['warn'] : css['soft']}>{words.keysKept[keysKept]}</p>}
    </section>
  );
}

function Note({ note }: { readonly note: string }) {
  const { t } = useTranslation();
  return (
    <PrintSheet title={t('trust.noteTitle')}>
      <pre>{note}</pre>
      <Square text={note} />
      <p>{t('trust.noteHow')}</p>
    </PrintSheet>
  );
}
