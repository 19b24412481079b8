/** The light of a lamp. It shines as the `data-tone` of what it stands in says; the word beside it says the same. */
import { cx } from '../lib/cx.ts';
import css from './Bulb.module.css';

/** The light. `className`: its place, or what is put on it. */
export function Bulb({ className }: { readonly className: string | undefined }) {
  return <span className={cx(css['bulb'], className)} aria-hidden="true" />;
}
