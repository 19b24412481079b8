/** A dialog of the browser's own kind: it keeps the focus inside, gives it back, and closes with Esc. */
import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { DialogAnnouncer } from './Announcer.tsx';
import { PrintHead } from './PrintHead.tsx';
import { Button } from './ui.tsx';
import css from './Dialog.module.css';
import { useTranslation } from '../i18n/language.tsx';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly bare?: boolean;
  readonly yields?: boolean;
  readonly footer?: ReactNode;
};

/** Opens when it appears; the focus goes to what is marked `data-first-focus`, or to the first control. `bare`: the title is for assistive technology only; `yields`: a scanned vehicle takes its place; `footer`: stays in view while the rest scrolls. */
export function Dialog({ title, onClose, children, className, bare = false, yields = false, footer = null }: Props) {
  const { t } = useTranslation();
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page, so that the focus goes back to where it came from before anything else asks for it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog?.open === false) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={cx(css['dialog'], className)}
      aria-labelledby={titleId}
      {...(yields ? { 'data-yields': '' } : {})}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <PrintHead />
      <header className={cx(css['head'], bare && 'visually-hidden')}>
        <h2 id={titleId}>{title}</h2>
        <Button look="quiet" icon={<X aria-hidden="true" size={22} />} aria-label={t('common.close')} onClick={onClose} />
      </header>
      <div className={css['body']}>{children}</div>
      <DialogAnnouncer />
      {footer === null ? null : <footer className={css['foot']}>{footer}</footer>}
    </dialog>
  );
}
