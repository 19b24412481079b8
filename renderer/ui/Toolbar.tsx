/** A row of buttons and choices that is one stop for the Tab key; left, right, Home and End move within it (ARIA APG, toolbar). */
import { useLayoutEffect, useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';

type Props = { readonly label: string; readonly className?: string | undefined; readonly children: ReactNode };

/** The row. Its buttons set no `tabIndex` of their own. */
export function Toolbar({ label, className, children }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  // After every drawing: buttons come and go.
  useLayoutEffect(() => keepOneStop(ref.current, null));
  const onFocus = ({ target, currentTarget }: FocusEvent<HTMLDivElement>) => keepOneStop(currentTarget, target);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = target(buttonsOf(event.currentTarget), event.key);
    if (to === undefined) return;
    event.preventDefault();
    // The list moves by arrows too.
    event.stopPropagation();
    to.focus();
  };
  return (
    <div ref={ref} role="toolbar" aria-label={label} className={className} data-print="no" onFocus={onFocus} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

function buttonsOf(row: Element): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('button, select')];
}

/** Leaves one button in the order of Tab: the given one, else the one that was, else the first. */
function keepOneStop(row: Element | null, wanted: Element | null): void {
  if (row === null) return;
  const buttons = buttonsOf(row);
  const stop = buttons.find((one) => one === wanted) ?? buttons.find((one) => one.getAttribute('tabindex') === '0') ?? buttons[0];
  for (const one of buttons) one.tabIndex = one === stop ? 0 : -1;
}

function target(buttons: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const here = buttons.findIndex((one) => one === document.activeElement);
  if (here === -1) return undefined;
  const index = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 }[key];
  return index === undefined ? undefined : buttons.at(index % buttons.length);
}
