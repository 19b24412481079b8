/** What must hold, line by line: measured by the console or asked of a person, and which of it is missing. */
import { Check, CircleAlert, CircleHelp, Hand, Radar, X, type LucideIcon } from 'lucide-react';
import type { Requirement } from '../../../../app/carkey/index.ts';
import { sayRequirement } from '../../../../app/words/index.ts';
import { Card, type Tone } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { useFocusPart } from '../../../hooks/hooks.ts';
import { GoOn } from './GoOn.tsx';
import type { Working } from '../parts/working.ts';
import { SameVehicle } from './SameVehicle.tsx';
import css from './Requirements.module.css';

const LOOKS: Readonly<Record<Requirement['state'], { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  met: { icon: Check, tone: 'good' },
  unmet: { icon: X, tone: 'bad' },
  'needs-reason': { icon: CircleAlert, tone: 'warn' },
  warning: { icon: CircleAlert, tone: 'warn' },
  unknown: { icon: CircleHelp, tone: 'neutral' },
};

/** The list. F7 brings the focus to the first line that is missing, or to what a person has to confirm. */
export function Requirements({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const ref = useFocusPart<HTMLDivElement>('requirements', focusFirstOpen);
  const met = view.requirements.filter((one) => one.state === 'met').length;
  return (
    <div ref={ref}>
      <Card
        id="requirements"
        title={t('requirements.title')}
        aside={
          <span className={css['count']}>
            {t('requirements.count', { met, all: view.requirements.length })} <kbd className={css['key']}>F7</kbd>
          </span>
        }
      >
        <ul className={css['list']}>
          {view.requirements.map((requirement) => (
            <Line key={requirement.id} requirement={requirement} view={view} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** What is open first: what was measured, else what a person is asked. */
function focusFirstOpen(list: HTMLElement): void {
  const open = document.querySelector<HTMLElement>('#confirmations [role=switch][aria-checked=false]');
  const measured = list.querySelector<HTMLElement>('li:is([data-state=unmet], [data-state=needs-reason])[data-how=measured]');
  const target = measured ?? open ?? list.querySelector<HTMLElement>('h2');
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}

function Line({ requirement, view }: { readonly requirement: Requirement; readonly view: Working }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { words } = speech;
  const { icon: Icon, tone } = LOOKS[requirement.state];
  return (
    <li className={css['line']} data-state={requirement.state} data-how={requirement.how} tabIndex={-1}>
      <Icon aria-hidden="true" size={20} data-tone={tone} />
      <div>
        <p className={css['title']}>
          <span>{words.requirement[requirement.id].title}</span>
          <span className="visually-hidden">: {t(`requirements.${requirement.state}`)}</span>
          <span className={css['how']}>
            {requirement.how === 'measured' ? <Radar aria-hidden="true" size={14} /> : <Hand aria-hidden="true" size={14} />}
            {requirement.how === 'measured' ? t('requirements.measured') : t('requirements.asked')}
          </span>
        </p>
        {requirement.state === 'met' ? null : <p className={css['reason']}>{sayRequirement(speech, requirement)}</p>}
        {requirement.basis === null ? null : (
          <p className={css['help']}>
            {words.requirement[requirement.id].help} {t(`requirements.${requirement.basis}`)}
          </p>
        )}
        <GoOn view={view} requirement={requirement} />
        {requirement.id === 'same-vehicle' ? <SameVehicle view={view} met={requirement.state === 'met'} /> : null}
      </div>
    </li>
  );
}
