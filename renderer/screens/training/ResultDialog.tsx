/** The result of a training round: one page with a row for each vehicle, to read and to print. */
import { RotateCcw } from 'lucide-react';
import { situationOf } from '../../../app/words/shape/index.ts';
import type { RoundView } from '../../../app/contract/index.ts';
import { Button } from '../../ui/ui.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTold } from '../../ui/Announcer.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count, duration } from '../../lib/format.ts';
import { useStores, useTraining } from '../../stores/stores.ts';
import { PaperFacts, PrintSheet } from '../trust/PrintSheet.tsx';
import { Refused } from './Refused.tsx';
import css from './Training.module.css';

/** The dialog; nothing while there is no round that has ended. */
export function TrainingResult() {
  const { t } = useTranslation();
  const { ui } = useStores();
  const round = useTraining((s) => s.view?.round ?? null);
  if (round === null || round.endedAt === null) return null;
  return (
    <Dialog title={t('training.result')} onClose={() => ui.open(null)} footer={<Again course={round.course} />}>
      <Page round={round} endedAt={round.endedAt} />
    </Dialog>
  );
}

function Again({ course }: Pick<RoundView, 'course'>) {
  const { t } = useTranslation();
  const { training, ui } = useStores();
  const begin = async () => {
    if (!(await training.run('training.begin', { course }))) return;
    ui.go('job');
    ui.focusOn('training');
  };
  return (
    <>
      <Refused />
      <Button icon={<RotateCcw aria-hidden="true" size={20} />} onClick={() => void begin()}>
        {t('training.again')}
      </Button>
    </>
  );
}

function Page({ round, endedAt }: { readonly round: RoundView; readonly endedAt: number }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const score = t('training.points', { n: round.points, all: round.most });
  useTold(score, {});
  const all = round.exercises.length;
  const begun = round.exercises.filter(({ result }) => result !== null && result.ms !== null).length;
  const early: readonly [string, string][] = begun === all ? [] : [[t('training.endedEarly'), t('training.begun', { n: begun, all })]];
  return (
    <PrintSheet title={t('training.result')}>
      <PaperFacts
        facts={[
          [t('training.score'), <strong key="score">{score}</strong>],
          [t('training.course'), t(`training.course_${round.course}`)],
          [t('training.name'), round.who ?? t('training.noName')],
          ...early,
          [t('training.allTime'), duration(locale, endedAt - round.startedAt)],
        ]}
      />
      <Rows round={round} />
    </PrintSheet>
  );
}

function Rows({ round }: { readonly round: RoundView }) {
  const { t } = useTranslation();
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          {(['situation', 'verdict', 'time', 'sent'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`training.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{round.exercises.map(({ vin, result }) => (result === null ? null : <Row key={vin} result={result} />))}</tbody>
    </table>
  );
}

function Row({ result }: { readonly result: NonNullable<RoundView['exercises'][number]['result']> }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const { scenario, verdict, faults, goal, ms, sent } = result;
  return (
    <tr data-verdict={verdict} data-scenario={scenario}>
      <th scope="row">
        {situationOf(words, scenario).title}
        {faults.length === 0 ? null : (
          <p>
            {faults.map((fault) => (fault === 'not-done' ? null : <span key={fault}>{t(`training.fault_${fault}`)} </span>))}
            {t('training.right', { text: t(`training.goal_${goal}`) })}
          </p>
        )}
      </th>
      <td>{ms === null ? t('training.notBegun') : t(`training.verdict_${verdict}`)}</td>
      <td>{ms === null ? '–' : duration(locale, ms)}</td>
      <td>{count(locale, sent)}</td>
    </tr>
  );
}
