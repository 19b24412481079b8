/** What a person sees where a part of the page fails: the rest stays, and one sentence says that nothing is lost. */
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/ui.tsx';
import { cx } from '../lib/cx.ts';
import css from './SignedOut.module.css';
import shared from '../styles/shared.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** `within`: what holds the sentence, such as a dialog that can be closed. */
type Props = { readonly children: ReactNode; readonly within?: (said: ReactNode) => ReactNode };
type State = { readonly fault: unknown };

const WHOLE: State = { fault: undefined };

/**
 * Keeps a fault while drawing (a bug, or a file of the page that does not load) to what stands inside. React has no other form for this than a
 * class. Given a `key`, it starts afresh where another screen is shown.
 */
export class Contained extends Component<Props, State> {
  override state = WHOLE;

  static getDerivedStateFromError(fault: unknown): State {
    return { fault };
  }

  override render(): ReactNode {
    if (this.state.fault === undefined) return this.props.children;
    const said = <Broken fault={this.state.fault} />;
    return this.props.within?.(said) ?? said;
  }
}

function Broken({ fault }: { readonly fault: unknown }) {
  const { t } = useTranslation();
  return (
    <div className={shared['page']}>
      <div className={cx(shared['panel'], shared['sheet'], css['sheet'])} role="alert">
        <h1>{t('broken.title')}</h1>
        <p>{t('broken.means')}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('broken.reload')}
        </Button>
        <details>
          <summary>{t('broken.details')}</summary>
          <code>{String(fault)}</code>
        </details>
      </div>
    </div>
  );
}
