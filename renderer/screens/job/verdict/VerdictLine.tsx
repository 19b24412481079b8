/** Whose matter it is that the job stopped, in one line; what that rests on and what would prove it are folded away behind it. */
import { useState } from 'react';
import { sayVerdict } from '../../../../app/words/index.ts';
import type { Verdict } from '../../../../app/verdict/index.ts';
import { useSpeech } from '../../../i18n/language.tsx';
import { cx } from '../../../lib/cx.ts';
import { Precedents } from './Precedents.tsx';
import { SaidParts } from './SaidParts.tsx';
import ui from '../../../ui/ui.module.css';
import css from './VerdictLine.module.css';

/** The line. What lies behind it keeps apart what was measured, what was answered, what we concluded, and what the log tells of earlier cases. */
export function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const [isOpen, setOpen] = useState(false);
  const { line, parts } = sayVerdict(useSpeech(), verdict);
  return (
    <details
      className={cx(ui['folded'], css['verdict'])}
      data-party={verdict.party}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{line}</summary>
      <SaidParts parts={parts} />
      {isOpen && verdict.code !== null ? <Precedents code={verdict.code} /> : null}
    </details>
  );
}
