/** Training in practice: the choice of a course on the empty screen, and the strip over vehicle and empty screen while a round runs. */
import { ArrowRight, Flag, GraduationCap, Timer } from 'lucide-react';
import { useEffect } from 'react';
import type { RoundView, TrainingView } from '../../../app/contract/index.ts';
import { Button, Card, VinText } from '../../ui/ui.tsx';
import { useTold } from '../../ui/Announcer.tsx';
import { Refused } from './Refused.tsx';
import { useTranslation } from '../../i18n/language.tsx';
import { clock } from '../../lib/format.ts';
import { useFocusPart, useNow } from '../../hooks/hooks.ts';
import { useOpenVehicle } from '../../actions/open-vehicle.ts';
import { runningRound } from '../../stores/training.ts';
import { useStores, useTraining } from '../../stores/stores.ts';
import { cx } from '../../lib/cx.ts';
import css from './Training.module.css';
import shared from '../../styles/shared.module.css';

/** What belongs on the screen. `empty`: no vehicle is in work. */
export function Training({ empty }: { readonly empty: boolean }) {
  const view = useTraining((s) => s.view);
  const round = useTraining(runningRound);
  const isRunning = round !== null;
  const { job } = useStores();
  // While a round runs the console tells of no practice vehicle what it plays.
  useEffect(() => void job.loadLists(), [job, isRunning]);
  if (round !== null) return <Strip round={round} empty={empty} />;
  return !empty || view === null || view.courses.length === 0 ? null : <Choice view={view} />;
}

function Choice({ view }: { readonly view: TrainingView }) {
  const { t } = useTranslation();
  const { training, ui } = useStores();
  const begin = async (course: RoundView['course']) => {
    if (await training.run('training.begin', { course })) ui.focusOn('training');
  };
  return (
    <Card id="training" title={t('training.title')} aside={<GraduationCap aria-hidden="true" size={20} className={shared['headSign']} />}>
      <div className={shared['introLine']}>
        <p className={shared['intro']}>{t('training.means')}</p>
        {view.round === null ? null : <Button onClick={() => ui.open('training')}>{t('training.showResult')}</Button>}
      </div>
      <Refused />
      <ul className={cx(shared['tiles'], css['courses'])} aria-label={t('training.courses')}>
        {view.courses.map(({ name, exercises }) => (
          <li key={name}>
            <button type="button" className={shared['tile']} data-course={name} onClick={() => void begin(name)}>
              <strong>{t(`training.course_${name}`)}</strong>
              <span className={css['soft']}>{t(`training.courseMeans_${name}`)}</span>
              <span className={css['soft']}>{t('training.vehicles', { count: exercises })}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** How far the round is, and the way on. On the empty screen it takes the focus when a round begins; at a vehicle its own next step has it. */
function Strip({ round, empty }: { readonly round: RoundView; readonly empty: boolean }) {
  const { t } = useTranslation();
  const { training, ui } = useStores();
  const open = useOpenVehicle();
  const now = useNow();
  const waiting = round.exercises.find(({ state }) => state === 'waiting');
  const says = round.exercises.find(({ state }) => state === 'in-work')?.says ?? null;
  const begun = round.exercises.filter(({ state }) => state !== 'waiting').length;
  const place = t('training.place', { n: begun, all: round.exercises.length });
  const said = says === null ? null : t(`training.says_${says}`);
  useTold(waiting === undefined ? `${place}. ${t('training.last')}` : place, {});
  const end = async () => {
    if (await training.run('training.end', {})) ui.open('training');
  };
  const onward = useFocusPart<HTMLButtonElement>('training');
  const here = empty ? { ref: onward } : {};
  return (
    <section className={css['strip']} aria-label={t('training.strip')} data-training={begun} data-print="no">
      <p className={css['place']}>
        <Timer aria-hidden="true" size={20} /> {place} · <span className={css['time']}>{clock(now - round.startedAt)}</span>
      </p>
      {said === null ? null : <Says text={said} />}
      {waiting === undefined ? (
        <p className={css['soft']}>{t('training.last')}</p>
      ) : (
        <Button
          className={css['press']}
          icon={<ArrowRight aria-hidden="true" size={20} />}
          {...here}
          onClick={() => void open.vin(waiting.vin, 'chosen')}
        >
          {t('training.next')} <VinText vin={waiting.vin} className={css['vin']} />
        </Button>
      )}
      <Button
        look={waiting === undefined ? 'plain' : 'quiet'}
        className={css[waiting === undefined ? 'press' : 'end']}
        title={t(waiting === undefined ? 'training.finish' : 'training.end')}
        icon={<Flag aria-hidden="true" size={20} />}
        {...(waiting === undefined ? here : {})}
        onClick={() => void end()}
      >
        <span>{t(waiting === undefined ? 'training.finish' : 'training.end')}</span>
      </Button>
      <Refused />
    </section>
  );
}

/** What the customer says: it is all that tells what they want. */
function Says({ text }: { readonly text: string }) {
  useTold(text, {});
  return <p className={css['says']}>{text}</p>;
}
