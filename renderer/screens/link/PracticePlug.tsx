/** Practice: which simulated vehicle the practice adapter is in. Each has a story, and is marked as simulated. The choice is remembered. */
import { GraduationCap } from 'lucide-react';
import { useId } from 'react';
import type { SimulatedCarName } from '../../../app/words/shape/index.ts';
import { Chip } from '../../ui/ui.tsx';
import ui from '../../ui/ui.module.css';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useLink, useSettings, useStores } from '../../stores/stores.ts';
import { carOf, NOWHERE, PRACTICE_CARS } from './practice-cars.ts';
import css from './LinkPanel.module.css';

/** The choice, in one line, and the story of what was chosen. */
export function PracticePlug() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { link } = useStores();
  const id = useId();
  const chosen = useChosen();
  const busy = useLink((s) => s.busy !== null || (s.view !== null && s.view.activity.name !== 'idle'));
  const nowhere = { title: t('link.nowhere'), story: t('link.nowhereStory') };
  const situation = (car: SimulatedCarName | null) => (car === null ? nowhere : words.simulatedCar[car]);
  return (
    <section className={css['plug']} aria-labelledby={id}>
      <label id={id} htmlFor={`${id}-car`}>
        <GraduationCap aria-hidden="true" size={20} /> {t('link.plug')} <Chip tone="warn">{t('link.simulated')}</Chip>
      </label>
      <select
        id={`${id}-car`}
        className={ui['input']}
        value={chosen ?? NOWHERE}
        disabled={busy}
        aria-describedby={`${id}-story`}
        onChange={(event) => void link.plug(carOf(event.target.value))}
        // A stray scan must not move the adapter: letters choose nothing here, arrows and the pointer do.
        onKeyDown={(event) => (event.key.length === 1 && event.key !== ' ' ? event.preventDefault() : undefined)}
      >
        {Object.entries(PRACTICE_CARS).map(([group, cars]) => (
          <optgroup key={group} label={t(`link.${group as keyof typeof PRACTICE_CARS}`)}>
            {cars.map((car) => (
              <option key={car ?? NOWHERE} value={car ?? NOWHERE}>
                {situation(car).title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p id={`${id}-story`} className={css['soft']}>
        {situation(chosen).story}
      </p>
    </section>
  );
}

/** What was chosen on this page, else what is remembered. */
function useChosen(): SimulatedCarName | null {
  const here = useLink((s) => s.plugged);
  const remembered = useSettings((s) => s.value?.practiceCar ?? null);
  return here === undefined ? carOf(remembered ?? NOWHERE) : here;
}
