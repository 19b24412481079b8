/** A VIN whose characters can be compared: those that differ from another one are marked. Read out and copied as one word. */
import { cx } from '../lib/cx.ts';
import css from './MarkedVin.module.css';

/** `differs`: positions from 0. */
export function MarkedVin({ vin, differs }: { readonly vin: string; readonly differs: ReadonlySet<number> }) {
  return (
    <p className={css['vin']} translate="no">
      {Array.from(vin).map((char, index) => (
        <span key={index} className={cx(differs.has(index) && css['differs'])}>
          {char}
        </span>
      ))}
    </p>
  );
}
