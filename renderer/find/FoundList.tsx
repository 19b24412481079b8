/** What the log knows about a text that is no VIN: what can be opened, or what was looked for in vain. */
import { BookOpen, CarFront, FileCheck2, ScrollText } from 'lucide-react';
import type { Sought } from '../../app/audit/search/index.ts';
import { sayError } from '../../app/words/index.ts';
import { situationOf } from '../../app/words/shape/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { attemptNumber } from '../lib/attempt-number.ts';
import { cx } from '../lib/cx.ts';
import { useOpenFound } from '../actions/open-found.ts';
import type { Found, Offer } from '../stores/find.ts';
import type { FindState } from '../stores/job.ts';
import { VinText } from '../ui/ui.tsx';
import css from './Finder.module.css';

type Props = { readonly find: FindState; readonly sought: Sought; readonly chosen: number | null };

/** The list. The field keeps the focus and answers the keys. */
export function FoundList({ find: { found }, sought, chosen }: Props) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  if (found === null) return <p>{t('find.looking')}</p>;
  if (found.error !== null && found.offers.length === 0) return <p>{sayError(words, found.error)}</p>;
  if (found.offers.length > 0 || sought.kind === 'error' || sought.kind === 'several' || sought.kind === 'words')
    return <Offers found={found} chosen={chosen} />;
  return <Nothing sought={sought} />;
}

function Offers({
  found: { offers, hasMore, sought, error, missing = [], nearly = [] },
  chosen,
}: {
  readonly found: Found;
  readonly chosen: number | null;
}) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const openFound = useOpenFound();
  return (
    <>
      {error === null ? null : <p>{sayError(words, error)}</p>}
      <Heading sought={sought} count={offers.length} isTold={offers.some(isPractice)} />
      <ul role="listbox" aria-label={t('find.suggestions')} className={css['offers']}>
        {offers.map((offer, index) => (
          // The field answers the keys; the line itself takes only the pointer.
          // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events
          <li
            key={index}
            id={`find-offer-${String(index)}`}
            role="option"
            aria-selected={index === chosen}
            className={cx(css['offer'], index === chosen && css['chosen'])}
            // The field would lose the focus, and fold, before the click came.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => openFound(offer)}
          >
            <OfferText offer={offer} />
          </li>
        ))}
      </ul>
      {nearly.length === 0 ? null : <p className={css['hint']}>{t('find.nearly', { names: nearly.join(', ') })}</p>}
      {missing.length === 0 ? null : <p className={css['hint']}>{t('find.missing', { names: missing.join(', ') })}</p>}
      {hasMore ? <p className={css['hint']}>{t(sought.kind === 'several' ? 'find.firstOnly' : 'find.more')}</p> : null}
      <p className={css['hint']}>{t('find.keys')}</p>
    </>
  );
}

const isPractice = (offer: Offer): boolean => offer.kind === 'vehicle' && offer.scenario !== undefined;

/** What was found, in a line; an error stands for itself. `isTold`: in a story of practice, and not in the log. */
function Heading({ sought, count, isTold }: { readonly sought: Sought; readonly count: number; readonly isTold: boolean }) {
  const { t } = useTranslation();
  if (isTold) return <p>{t('find.told', { count })}</p>;
  switch (sought.kind) {
    case 'error':
      return null;
    case 'receipt':
      return <p>{t(count > 1 ? 'find.receipt' : 'find.receiptElsewhere')}</p>;
    case 'several':
      return <p>{t('find.inside', { count })}</p>;
    default:
      return <p>{t('find.found', { count })}</p>;
  }
}

function OfferText({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  switch (offer.kind) {
    case 'vehicle':
      return (
        <>
          <CarFront aria-hidden="true" size={20} />
          <span>
            {t('find.open')} <VinText vin={offer.vin} />
            {offer.scenario === undefined ? null : <span className={css['hint']}> {situationOf(words, offer.scenario).title}</span>}
          </span>
        </>
      );
    case 'attempt':
      return (
        <>
          <ScrollText aria-hidden="true" size={20} />
          <span>{t('find.openAttempt', { attempt: attemptNumber(offer.act) })}</span>
        </>
      );
    case 'entries':
      return (
        <>
          <ScrollText aria-hidden="true" size={20} />
          <span>{t('find.openEntries')}</span>
        </>
      );
    case 'error':
      return (
        <>
          <BookOpen aria-hidden="true" size={20} />
          <span>{t('find.openError', { code: offer.code })}</span>
        </>
      );
    case 'receipt':
      return (
        <>
          <FileCheck2 aria-hidden="true" size={20} />
          <span>{t('find.checkReceipt')}</span>
        </>
      );
  }
}

/** Nothing fits: what was looked for, and what this field knows at all. A published error always has its card. */
function Nothing({ sought }: { readonly sought: Exclude<Sought, { kind: 'error' | 'several' | 'words' }> }) {
  const { t } = useTranslation();
  const isPlate = sought.kind === 'vin-part' && sought.isPlate;
  return (
    <>
      <p>{sought.kind === 'receipt' ? t('find.receiptTypo') : t(`find.none_${sought.kind}`, { text: sought.text })}</p>
      {isPlate ? <p>{t('find.plates')}</p> : null}
      <p className={css['hint']}>{t('find.searched')}</p>
    </>
  );
}
