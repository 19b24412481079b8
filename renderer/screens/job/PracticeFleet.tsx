/** The vehicles that are there to practise on: one for each situation, in groups, found by a word of its story. */
import { GraduationCap, RotateCcw } from 'lucide-react';
import { useId, useState } from 'react';
import { foldText } from '../../../app/base/index.ts';
import type { PracticeVehicle } from '../../../app/contract/index.ts';
import { PRACTICE_GROUPS, type PracticeGroup } from '../../../app/training/index.ts';
import { situationOf } from '../../../app/words/shape/index.ts';
import { useOpenVehicle } from '../../actions/open-vehicle.ts';
import { useStoryOf } from '../../hooks/story-of.ts';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { brandList } from '../../i18n/say.ts';
import { lastEight } from '../../lib/vin.ts';
import { useStores } from '../../stores/stores.ts';
import { Button, Card } from '../../ui/ui.tsx';
import css from './PracticeFleet.module.css';
import ui from '../../ui/ui.module.css';
import shared from '../../styles/shared.module.css';

type Fleet = { readonly fleet: readonly PracticeVehicle[] };

/** The card. */
export function PracticeFleet({ fleet }: Fleet) {
  const { t } = useTranslation();
  const { job, ui: page } = useStores();
  const storyOf = useStoryOf();
  const [text, setText] = useState('');
  const words = foldText(text.trim());
  const fitting = fleet.filter(({ vin, scenario }) => foldText(`${storyOf(scenario)} ${vin}`).includes(words));
  const startAgain = async () => {
    if (await job.run('practice.reset', {})) page.notify((now) => now.t('empty.resetDone'), 'good');
  };
  return (
    <Card id="practice" title={t('empty.practice')} aside={<GraduationCap aria-hidden="true" size={20} className={shared['headSign']} />}>
      <div className={shared['introLine']}>
        <p className={shared['intro']}>{t('empty.practiceMeans')}</p>
        <Button icon={<RotateCcw aria-hidden="true" size={20} />} onClick={() => void startAgain()}>
          {t('empty.reset')}
        </Button>
      </div>
      <Search text={text} onText={setText} fitting={fitting} />
      {PRACTICE_GROUPS.map((group) => (
        <Group key={group} group={group} fleet={fitting.filter((one) => one.group === group)} />
      ))}
    </Card>
  );
}

type SearchProps = { readonly text: string; readonly onText: (text: string) => void; readonly fitting: readonly PracticeVehicle[] };

/** Enter opens the one vehicle that is left; Esc shows all again. */
function Search({ text, onText, fitting }: SearchProps) {
  const { t } = useTranslation();
  const open = useOpenVehicle();
  const id = useId();
  const [only] = fitting;
  return (
    <div className={css['search']}>
      <label htmlFor={id}>{t('empty.practiceFind')}</label>
      <input
        id={id}
        className={ui['input']}
        type="search"
        autoComplete="off"
        value={text}
        maxLength={60}
        // What is found stands below the field: it must be in sight while one types.
        onFocus={(event) => event.currentTarget.scrollIntoView({ block: 'start' })}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && only !== undefined && fitting.length === 1) void open.vin(only.vin, 'chosen');
          if (event.key !== 'Escape' || text === '') return;
          event.stopPropagation();
          onText('');
        }}
      />
      <p role="status">{fitting.length === 0 ? t('empty.practiceNone') : t('empty.practiceCount', { count: fitting.length })}</p>
    </div>
  );
}

function Group({ group, fleet }: Fleet & { readonly group: PracticeGroup }) {
  const { t } = useTranslation();
  if (fleet.length === 0) return null;
  return (
    <section aria-labelledby={`practice-${group}`} className={css['group']}>
      <h3 id={`practice-${group}`}>{t(`empty.group_${group}`)}</h3>
      <ul className={shared['tiles']}>
        {fleet.map((one) => (
          <Practice key={one.vin} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Practice({ one }: { readonly one: PracticeVehicle }) {
  const { words } = useSpeech();
  const open = useOpenVehicle();
  const { title, story } = situationOf(words, one.scenario);
  return (
    <li>
      <button type="button" className={shared['tile']} onClick={() => void open.vin(one.vin, 'chosen')}>
        <strong className={css['situation']}>{title}</strong>
        <span className={css['story']}>{story}</span>
        <span className={css['soft']}>
          {brandList(one.brands)} <span className={css['mono']}>{lastEight(one.vin)}</span>
        </span>
      </button>
    </li>
  );
}
