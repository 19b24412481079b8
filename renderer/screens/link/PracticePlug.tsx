/** Practice: which simulated vehicle the practice adapter is put into. Each has a story, and is marked as simulated. */
import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SIMULATED_CAR_NAMES, type SimulatedCarName } from '../../../app/words/words.ts';
import { Chip } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useFrom, useStores } from '../../stores/stores.ts';
import css from './LinkPanel.module.css';

/** The list; it folds away once one was chosen. */
export function PracticePlug() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const plugged = useFrom(
    (s) => s.link,
    (s) => s.plugged,
  );
  const [open, setOpen] = useState(plugged === undefined);
  const title = typeof plugged === 'string' ? words.simulatedCar[plugged].title : t('link.nowhere');
  return (
    <details className={css['plug']} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <GraduationCap aria-hidden="true" size={20} /> {plugged === undefined ? t('link.plug') : t('link.plugged', { title })}{' '}
        <Chip tone="warn">{t('link.simulated')}</Chip>
      </summary>
      <ul className={css['cars']}>
        {SIMULATED_CAR_NAMES.map((name) => (
          <Choice key={name} car={name} {...words.simulatedCar[name]} onChosen={() => setOpen(false)} />
        ))}
        <Choice car={null} title={t('link.nowhere')} story={t('link.nowhereStory')} onChosen={() => setOpen(false)} />
      </ul>
    </details>
  );
}

type ChoiceProps = { readonly car: SimulatedCarName | null; readonly title: string; readonly story: string; readonly onChosen: () => void };

function Choice({ car, title, story, onChosen }: ChoiceProps) {
  const { link } = useStores();
  const chosen = useFrom(
    (s) => s.link,
    (s) => s.plugged === car,
  );
  const busy = useFrom(
    (s) => s.link,
    (s) => s.busy !== null || (s.view !== null && s.view.activity.name !== 'idle'),
  );
  const plug = async () => {
    await link.plug(car);
    if (link.getState().plugged === car) onChosen();
  };
  return (
    <li>
      <button type="button" className={css['car']} aria-pressed={chosen} disabled={busy} onClick={() => void plug()}>
        <strong>{title}</strong>
        <span className={css['soft']}>{story}</span>
      </button>
    </li>
  );
}
