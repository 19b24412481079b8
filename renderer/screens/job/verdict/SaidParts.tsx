/** Sentences under their titles, side by side where there is room. */
import type { Ref } from 'react';
import type { SaidPart } from '../../../../app/words/index.ts';
import css from './SaidParts.module.css';

type Props = {
  readonly parts: readonly SaidPart[];
  readonly ref?: Ref<HTMLDListElement>;
  /** The error whose earlier cases they tell. */
  readonly precedents?: number;
};

/** The list. */
export function SaidParts({ parts, ref, precedents }: Props) {
  return (
    <dl ref={ref ?? null} className={css['parts']} data-precedents={precedents}>
      {parts.map(({ title, facts }) => (
        <div key={title}>
          <dt>{title}</dt>
          {facts.map((fact) => (
            <dd key={fact}>{fact}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
