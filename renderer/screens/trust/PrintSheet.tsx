/** One page of paper: a preview on the screen, and the page itself beside the screen, where only the printer sees it (print.css). */
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { PrintHead } from '../../ui/PrintHead.tsx';
import { Button } from '../../ui/ui.tsx';
import css from './PrintSheet.module.css';
import { useTranslation } from '../../i18n/language.tsx';

/** The button that prints the page, and the page: what is done with it comes first, so that a dialog with it opens at its top. `mark` runs across it, for what must not be taken for real. */
export function PrintSheet({
  title,
  mark,
  children,
}: {
  readonly title: string;
  readonly mark?: string | null;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const page = (
    <article className={css['sheet']}>
      <h3>{title}</h3>
      {mark === null || mark === undefined ? null : <p className={css['mark']}>{mark}</p>}
      {children}
    </article>
  );
  return (
    <>
      <Button
        className={css['print']}
        look="primary"
        icon={<Printer aria-hidden="true" size={20} />}
        data-first-focus=""
        onClick={() => window.print()}
      >
        {t('trust.print')}
      </Button>
      {page}
      {createPortal(
        <div className="print-sheet" aria-hidden="true">
          <PrintHead />
          {page}
        </div>,
        document.body,
      )}
    </>
  );
}

/** Names and values of a page. A value that is null is left out. */
export function PaperFacts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={css['facts']}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
