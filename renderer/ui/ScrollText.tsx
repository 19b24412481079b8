/** Machine-made text in a box of its own that scrolls, by keyboard too. */
import css from './ScrollText.module.css';

/** The box. `label` names it for assistive technology. */
export function ScrollText({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // A box that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <pre className={css['text']} tabIndex={0} role="region" aria-label={label} translate="no">
      {text}
    </pre>
  );
}
