/** Sentences under their titles, side by side where there is room. */
import type { SaidPart } from '../../../../app/words/index.ts';

/** The parts, for a `dl` around them. */
export function SaidParts({ parts }: { readonly parts: readonly SaidPart[] }) {
  return parts.map(({ title, facts }) => (
    <div key={title}>
      <dt>{title}</dt>
      {facts.map((fact) => (
        <dd key={fact}>{fact}</dd>
      ))}
    </div>
  ));
}
