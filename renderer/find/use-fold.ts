/** Whether the panel of the find field is folded: it must never lie over what somebody reads or has to read. */
import { useState, type FocusEvent } from 'react';
import type { FindState } from '../stores/job.ts';
import { useJob, useUi } from '../stores/stores.ts';

/** The fold, and what changes it. */
type Fold = { readonly isFolded: boolean; readonly unfold: () => void; readonly onBlur: (event: FocusEvent) => void };

/**
 * A text that is kept for later starts folded, any other one unfolded; typing begins anew. The focus that leaves folds it, and so does what
 * happens on the page meanwhile: another screen, another vehicle, an attempt that goes on.
 */
export function useFold({ text, kept }: Pick<FindState, 'text' | 'kept'>): Fold {
  const happening = useHappening();
  const [set, setSet] = useState({ text, happening, isFolded: kept });
  const isOld = set.happening !== happening;
  if (isOld) setSet({ text, happening, isFolded: true });
  const unfold = () => setSet({ text, happening, isFolded: false });
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setSet({ text, happening, isFolded: true });
  };
  return { isFolded: isOld || (set.text === text ? set.isFolded : kept), unfold, onBlur };
}

/** One text for everything that makes an open panel a thing of the past. */
function useHappening(): string {
  const screen = useUi((s) => s.screen);
  const job = useJob(({ view, error }) => [view?.vin, view?.attempt?.id, view?.attempt?.state.name, error?.code].join(' '));
  return `${screen} ${job}`;
}
