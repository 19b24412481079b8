/** Whose matter it is that the job stopped, in one line; what that rests on and what would prove it are folded away behind it. */
import { sayVerdict } from '../../../../app/words/index.ts';
import type { Verdict } from '../../../../app/verdict/index.ts';
import { useSpeech } from '../../../i18n/language.tsx';
import { cx } from '../../../lib/cx.ts';
import ui from '../../../ui/ui.module.css';
import css from './VerdictLine.module.css';

/** The line. What lies behind it keeps apart what was measured, what was answered, and what we concluded. */
export function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const { line, parts } = sayVerdict(useSpeech(), verdict);
  return (
    <details className={cx(ui['folded'], css['verdict'])} data-party={verdict.party}>
      <summary>{line}</summary>
      <dl>
        {parts.map(({ title, facts }) => (
          <div key={title}>
            <dt>{title}</dt>
            {facts.map((fact) => (
              <dd key={fact}>{fact}</dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
