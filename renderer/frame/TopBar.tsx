/** Above every screen: the find field, and which world this is. */
import { SquareTerminal } from 'lucide-react';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { situationOf } from '../../app/words/shape/index.ts';
import { useSession, useStores } from '../stores/stores.ts';
import { useWorld } from '../ui/EnvironmentStrip.tsx';
import { Finder } from '../find/Finder.tsx';
import { OperatorButton } from '../operators/OperatorMenu.tsx';
import { Button } from '../ui/ui.tsx';
import css from './TopBar.module.css';

/** The bar. */
export function TopBar() {
  const { t } = useTranslation();
  const { ui } = useStores();
  return (
    <header className={css['bar']} data-print="no">
      <Finder />
      <div className={css['side']}>
        <WorldMark />
        <OperatorButton />
        <Button
          look="quiet"
          icon={<SquareTerminal aria-hidden="true" size={20} />}
          aria-label={t('palette.open')}
          aria-keyshortcuts="Control+K"
          onClick={() => ui.open('palette')}
        />
      </div>
    </header>
  );
}

function WorldMark() {
  const { t } = useTranslation();
  const world = useWorld();
  const scenario = useSession((s) => s.simulator);
  const { words } = useSpeech();
  return (
    <div className={css['world']} data-world={world}>
      <strong>{t(`world.${world}`)}</strong>
      {scenario === null ? null : <span>{situationOf(words, scenario).title}</span>}
    </div>
  );
}
